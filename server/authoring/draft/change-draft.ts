import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import type { ChangeKind, OutlineChanged } from "../dto";
import { applySteps, translateConflict } from "./apply-steps";
import type { ChangeStep } from "./change-step";
import { loadDraftOutline, type DraftOutline } from "./draft-outline";
import { lockCourses } from "./lock-course";
import { recordChange, type ChangeSubject } from "./record-change";

export type DraftChange<T> = { kind: ChangeKind; subject: ChangeSubject; steps: ChangeStep[]; answer: T };

/**
 * One change of a course's draft by one of its editors: the course is locked, so changes take turns and the order has
 * no gaps; `plan` says what to do from what is there; the change and what takes it back go into the history. Learners
 * see none of it before the next release. `readIds` are other courses that hold still meanwhile. Throws `authoring.outline_changed` for what is not there any more.
 */
export async function changeDraft<T extends object>(ctx: Ctx, courseId: string, plan: (tx: Tx, draft: DraftOutline) => Promise<DraftChange<T>>, readIds: readonly string[] = []): Promise<T & OutlineChanged> {
  await authorizeCourse(ctx, "course.update", courseId);
  return translateConflict(() =>
    inTransaction(ctx, async (tx) => {
      await lockCourses(tx, [courseId, ...readIds]);
      const draft = await loadDraftOutline(tx, courseId);
      const { kind, subject, steps, answer } = await plan(tx, draft);
      const inverse = await applySteps(ctx, tx, courseId, draft, steps);
      const changeId = await recordChange(ctx, tx, courseId, { kind, subject, steps, inverse, stack: "open" });
      return { ...answer, changeId };
    }),
  );
}
