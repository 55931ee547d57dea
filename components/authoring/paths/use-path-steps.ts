import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { StudioPath, StudioPathStep } from "@/server/paths";
import { useStudioAction } from "../use-studio-action";

export type ChangeSteps = (next: StudioPathStep[], said: string, focusId?: string) => void;

/** The steps of a path, each change of which is stored at once and can be undone; a refused one leaves them as they were. */
export function usePathSteps({ pathId, version, steps: stored }: StudioPath): { steps: StudioPathStep[]; isBusy: boolean; refusal: Refusal | null; change: ChangeSteps } {
  const t = useTranslations("studio-paths.steps");
  const { isBusy, refusal, run } = useStudioAction();
  const [steps, setSteps] = useState(stored);
  const now = useRef({ version, steps: stored, isBusy: false });
  const show = (next: StudioPathStep[]): void => {
    now.current.steps = next;
    setSteps(next);
  };
  const apply = async (next: StudioPathStep[], said: string, undo: boolean): Promise<void> => {
    // A toast's undo outlives the rendering that it came from, so what counts is in the ref.
    if (now.current.isBusy) return;
    const before = now.current.steps;
    now.current.isBusy = true;
    show(next);
    const saved = await run(() => callProcedure("paths", "setSteps", { pathId, version: now.current.version, steps: next.map(toInput) }));
    now.current.isBusy = false;
    if (!saved) return show(before);
    now.current.version = saved.version;
    toast(said, undo ? { action: { label: t("undo"), onClick: () => void apply(before, t("saved.undo"), false) } } : {});
  };
  const change: ChangeSteps = (next, said, focusId) => {
    void apply(next, said, true);
    // Moving an element in the document takes the focus from what is inside it.
    if (focusId) requestAnimationFrame(() => document.getElementById(focusId)?.focus());
  };
  return { steps, isBusy, refusal, change };
}

function toInput({ choose, isRequired, courses }: StudioPathStep) {
  return { choose, isRequired, courseIds: courses.map(({ courseId }) => courseId) };
}
