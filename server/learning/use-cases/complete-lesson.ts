import { livePhase } from "@/lib/domain/live-session";
import { DomainError } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { completeLessonInTx } from "../complete-lesson-in-tx";
import { requireLesson } from "../lesson-access";

/**
 * The learner says that they have read an article. A video, a quiz, a package and an assignment are not completed by
 * saying so: the ledger, the score, the package and what was handed in decide. Who could not come to a class says so once
 * it is over. Saying it twice changes nothing.
 */
export async function completeLesson(ctx: Ctx, address: LessonAddress): Promise<{ courseCompleted: boolean }> {
  const viewer = requireUser(ctx.viewer);
  const lesson = await requireLesson(ctx.db, viewer, address, ctx.clock.now());
  const { enrollmentId, lessonId } = lesson;
  if (!enrollmentId) throw new DomainError("forbidden", "access.enrollment_required");
  authorize(viewer, "progress.write", { userId: viewer.userId, hasOpenGrant: lesson.facts.hasOpenGrant });
  const revision = await ctx.db.lessonRevision.findUniqueOrThrow({ where: { id: lesson.revisionId }, select: { kind: true } });
  if (revision.kind === "video") throw new DomainError("conflict", "learning.not_watched_enough");
  if (revision.kind === "package") throw new DomainError("conflict", "packages.not_done");
  if (revision.kind === "quiz" || revision.kind === "assignment") throw new DomainError("conflict", "learning.not_passed");
  if (revision.kind === "live") await requireOver(ctx, lessonId);
  return inTransaction(ctx, (tx) => completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "read" }));
}

async function requireOver({ db, clock }: Ctx, lessonId: string): Promise<void> {
  const session = await db.liveSession.findUnique({ where: { lessonId }, select: { startsAt: true, durationMinutes: true } });
  const isOver = session && livePhase({ startsAt: session.startsAt.toISOString(), durationMinutes: session.durationMinutes }, clock.now().getTime()).phase === "over";
  if (!isOver) throw new DomainError("conflict", "learning.live_not_over");
}
