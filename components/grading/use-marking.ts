import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/ui/toaster";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { pointsOfLevels } from "@/lib/domain/rubric-marks";
import type { Annotation, SaveMarkInput } from "@/lib/schemas/grades";
import type { Marking } from "@/server/grades";

export type MarkDraft = { levels: Record<string, string>; points: number | null; comment: string; annotations: Annotation[] };
export type MarkAct = SaveMarkInput["act"];

type Given = { courseId: string; marking: Marking; told: (state: "draft" | "done" | "released" | "returned") => string };

/** What a teacher has thought of a version so far, with its saves; of two graders, the later one is told. */
export function useMarking({ courseId, marking, told }: Given) {
  const router = useRouter();
  const { submissionId, rules } = marking;
  const [draft, setDraft] = useState<MarkDraft>(() => draftOf(marking));
  const [version, setVersion] = useState(marking.mark?.version ?? 0);
  const [isDirty, setIsDirty] = useState(false);
  const [busy, setBusy] = useState<MarkAct | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [newerId, setNewerId] = useState(marking.newerId);
  const change = (changes: Partial<MarkDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
    setIsDirty(true);
  };
  const save = async (act: MarkAct): Promise<boolean> => {
    setBusy(act);
    const result = await callProcedure("grades", "saveMark", { courseId, submissionId, version, ...draft, act });
    setBusy(null);
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok && result.refusal.code === "grades.newer_version") await look();
    if (!result.ok) return false;
    setVersion(result.data.version);
    setIsDirty(false);
    toast(told(result.data.state));
    router.refresh();
    return true;
  };
  /** Asks what the school holds now. */
  const look = async (): Promise<Marking | null> => {
    const result = await askProcedure("grades", "marking", { courseId, submissionId });
    if (result.ok) setNewerId(result.data.newerId);
    return result.ok ? result.data : null;
  };
  /** Two graders: go on with one's own upon the other's, or with the other's. */
  const settle = async (choice: "mine" | "theirs"): Promise<void> => {
    const now = await look();
    if (!now) return;
    setVersion(now.mark?.version ?? 0);
    if (choice === "theirs") setDraft(draftOf(now));
    setIsDirty(choice === "mine");
    setRefusal(null);
  };
  const suggested = pointsOfLevels(rules.rubric, draft.levels);
  return { draft, change, save, settle, look, isDirty, busy, refusal, newerId, suggested, points: draft.points ?? suggested };
}

/** Points that are the rubric's are not kept as the teacher's own: they follow the levels. */
function draftOf({ mark, rules }: Marking): MarkDraft {
  if (!mark) return { levels: {}, points: null, comment: "", annotations: [] };
  const { levels, points, comment, annotations } = mark;
  return { levels, comment, annotations, points: points === pointsOfLevels(rules.rubric, levels) ? null : points };
}
