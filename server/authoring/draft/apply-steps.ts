import { applyOutlineStep, OutlineConflict, type Outline } from "@/lib/domain/outline";
import { DomainError } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { setCertificate } from "../certificate/set-certificate";
import { setCourse } from "../set-course";
import type { ChangeStep } from "./change-step";
import { storeOutline, type DraftOutline } from "./draft-outline";
import { setLesson } from "./set-lesson";
import { setModule } from "./set-module";

/**
 * Carries out steps upon a locked course's draft, all or none, and answers the steps that take them back. Throws
 * `OutlineConflict` when the draft is not any more what they were made for.
 */
export async function applySteps(ctx: Ctx, tx: Tx, courseId: string, draft: DraftOutline, steps: readonly ChangeStep[]): Promise<ChangeStep[]> {
  let outline: Outline = draft.outline;
  const inverse: ChangeStep[] = [];
  for (const step of steps) {
    if (step.op === "set_module") inverse.unshift({ ...step, changes: await setModule(tx, courseId, step.moduleId, step.changes) });
    else if (step.op === "set_lesson") inverse.unshift({ ...step, changes: await setLesson(ctx, tx, courseId, step.lessonId, step.changes) });
    else if (step.op === "set_course") inverse.unshift({ ...step, changes: await setCourse(ctx, tx, courseId, step.changes) });
    else if (step.op === "set_certificate") inverse.unshift({ ...step, template: await setCertificate(ctx, tx, courseId, step.template) });
    else {
      const done = applyOutlineStep(outline, step);
      outline = done.outline;
      inverse.unshift(done.inverse);
    }
  }
  if (outline !== draft.outline) await storeOutline(tx, courseId, draft, outline, ctx.clock.now());
  return inverse;
}

/** Says to a person that somebody else changed the outline in between. */
export async function translateConflict<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OutlineConflict) throw new DomainError("conflict", "authoring.outline_changed", {}, { cause: error });
    throw error;
  }
}
