import { useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure } from "@/lib/client/call-procedure";
import { pointsOfLevels } from "@/lib/domain/rubric-marks";
import type { Annotation, SaveMarkInput } from "@/lib/schemas/grades";
import type { Marking } from "@/server/grades";
import { useDesk } from "./use-desk";

export type MarkDraft = { levels: Record<string, string>; points: number | null; comment: string; annotations: Annotation[] };
export type MarkAct = SaveMarkInput["act"];

type Given = { courseId: string; marking: Marking; told: (state: "draft" | "done" | "released" | "returned") => string };

/** What a teacher has thought of a version so far: see `useDesk`. A version that came meanwhile is told too. */
export function useMarking({ courseId, marking, told }: Given) {
  const { submissionId, rules } = marking;
  const [newerId, setNewerId] = useState(marking.newerId);
  const ask = async () => {
    const result = await askProcedure("grades", "marking", { courseId, submissionId });
    if (result.ok) setNewerId(result.data.newerId);
    return result;
  };
  const { save: send, change: changeDraft, ...desk } = useDesk({
    given: marking,
    draftOf,
    versionOf: ({ mark }) => mark?.version ?? 0,
    send: (draft, version, act: MarkAct) => callProcedure("grades", "saveMark", { courseId, submissionId, version, ...draft, act }),
    ask,
    told,
  });
  const change = (changes: Partial<MarkDraft>): void => changeDraft((before) => ({ ...before, ...changes }));
  const save = async (act: MarkAct): Promise<boolean> => {
    const refusal = await send(act);
    if (refusal?.code === "grades.newer_version") await ask();
    return refusal === null;
  };
  const suggested = pointsOfLevels(rules.rubric, desk.draft.levels);
  return { ...desk, change, save, look: ask, newerId, suggested, points: desk.draft.points ?? suggested };
}

/** Points that are the rubric's are not kept as the teacher's own: they follow the levels. */
function draftOf({ mark, rules }: Marking): MarkDraft {
  if (!mark) return { levels: {}, points: null, comment: "", annotations: [] };
  const { levels, points, comment, annotations } = mark;
  return { levels, comment, annotations, points: points === pointsOfLevels(rules.rubric, levels) ? null : points };
}
