import { DomainError, notFound } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { applySteps, translateConflict } from "../draft/apply-steps";
import { readSteps } from "../draft/change-step";
import { loadDraftOutline } from "../draft/draft-outline";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import type { OutlineChanged } from "../dto";
import { translateTwins } from "./create-course";

/**
 * Takes back a change of the history, whoever made it and whenever: deleted lessons come back where they stood, fields
 * get the values that they had. That is a change of its own, which can be undone. Throws
 * `authoring.change_not_restorable` for what cannot be or was taken back, `authoring.outline_changed` when what it was
 * about is not there.
 */
export async function restoreChange(ctx: Ctx, { courseId, changeId }: { courseId: string; changeId: string }): Promise<OutlineChanged> {
  await authorizeCourse(ctx, "course.update", courseId);
  return translateTwins(() =>
    translateConflict(() =>
      inTransaction(ctx, async (tx) => {
        await lockCourse(tx, courseId);
        const change = await tx.courseChange.findFirst({
          where: { id: changeId, courseId },
          select: { title: true, count: true, lessonId: true, moduleId: true, fields: true, inverse: true, undoneAt: true },
        });
        if (!change) throw notFound();
        const steps = readSteps(change.inverse);
        if (steps.length === 0 || change.undoneAt) throw new DomainError("conflict", "authoring.change_not_restorable");
        const inverse = await applySteps(ctx, tx, courseId, await loadDraftOutline(tx, courseId), steps);
        await tx.courseChange.update({ where: { id: changeId }, data: { stack: "closed", undoneAt: ctx.clock.now() }, select: { id: true } });
        const { title, count, fields, lessonId, moduleId } = change;
        const subject = { title, count, fields, ...(lessonId !== null && { lessonId }), ...(moduleId !== null && { moduleId }) };
        return { changeId: await recordChange(ctx, tx, courseId, { kind: "change_restored", subject, steps, inverse, stack: "open" }) };
      }),
    ),
  );
}
