import { DomainError } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { completeLessonInTx } from "../complete-lesson-in-tx";
import { requireLesson } from "../lesson-access";

/**
 * The learner says that they have read an article. A video and a quiz are not completed by saying so: the ledger and
 * the score decide. Saying it twice changes nothing.
 */
export async function completeLesson(ctx: Ctx, address: LessonAddress): Promise<{ courseCompleted: boolean }> {
  const viewer = requireUser(ctx.viewer);
  const lesson = await requireLesson(ctx.db, viewer, address, ctx.clock.now());
  const { enrollmentId, lessonId } = lesson;
  if (!enrollmentId) throw new DomainError("forbidden", "access.enrollment_required");
  authorize(viewer, "progress.write", { userId: viewer.userId, hasOpenGrant: lesson.facts.hasOpenGrant });
  const revision = await ctx.db.lessonRevision.findUniqueOrThrow({ where: { id: lesson.revisionId }, select: { kind: true } });
  if (revision.kind === "video") throw new DomainError("conflict", "learning.not_watched_enough");
  if (revision.kind === "quiz") throw new DomainError("conflict", "learning.not_passed");
  return inTransaction(ctx, (tx) => completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "read" }));
}
