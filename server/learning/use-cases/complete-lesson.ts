import type { CompletionWay } from "@/lib/domain/completion";
import { livePhase } from "@/lib/domain/live-session";
import { DomainError, type ErrorCode } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { completeLessonInTx } from "../complete-lesson-in-tx";
import { askOfRow } from "../completion-facts";
import { requireLesson } from "../lesson-access";

/** What the ledger, the score, the package or a teacher decides. */
const NOT_BY_WORD: Partial<Record<CompletionWay, ErrorCode>> = {
  watched: "learning.not_watched_enough", played: "packages.not_done", submitted: "learning.not_passed", graded: "learning.not_passed", passed: "learning.not_passed",
};

/**
 * The learner says that they are done with a lesson, where its word is enough: what asks to be watched, played, handed in
 * or passed is not completed by saying so. Who could not come to a class says so once it is over. Saying it twice changes
 * nothing.
 */
export async function completeLesson(ctx: Ctx, address: LessonAddress): Promise<{ courseCompleted: boolean }> {
  const viewer = requireUser(ctx.viewer);
  const lesson = await requireLesson(ctx.db, viewer, address, ctx.clock.now());
  const { enrollmentId, lessonId } = lesson;
  if (!enrollmentId) throw new DomainError("forbidden", "access.enrollment_required");
  authorize(viewer, "progress.write", { userId: viewer.userId, hasOpenGrant: lesson.facts.hasOpenGrant });
  const revision = await ctx.db.lessonRevision.findUniqueOrThrow({ where: { id: lesson.revisionId }, select: { kind: true, role: true, completeBy: true, watchPercent: true, content: true } });
  const { way } = askOfRow(revision);
  const refusal = NOT_BY_WORD[way];
  if (refusal) throw new DomainError("conflict", refusal);
  if (way === "attended") await requireOver(ctx, lessonId);
  const { courseCompleted } = await inTransaction(ctx, (tx) => completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "read", deeds: { marked: true } }));
  return { courseCompleted };
}

async function requireOver({ db, clock }: Ctx, lessonId: string): Promise<void> {
  const session = await db.liveSession.findUnique({ where: { lessonId }, select: { startsAt: true, durationMinutes: true } });
  const isOver = session && livePhase({ startsAt: session.startsAt.toISOString(), durationMinutes: session.durationMinutes }, clock.now().getTime()).phase === "over";
  if (!isOver) throw new DomainError("conflict", "learning.live_not_over");
}
