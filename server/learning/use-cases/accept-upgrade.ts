import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { finishCourseInTx } from "../complete-lesson-in-tx";
import { releaseFollowed } from "../events";
import { compareForLearner, loadUpgradeFacts } from "../upgrade-facts";

export type AcceptedUpgrade = { number: number; completed: number; total: number; courseCompleted: boolean };

/**
 * The learner moves on to the release that they were offered. Lessons that they completed stay completed, and so does
 * the course; the share of it that they reached is kept, however many lessons the release adds; when nothing of the new release is left to do, the course is completed now. The consent is recorded with
 * the progress before and after, and announced as `learning/release.followed`. Accepting twice changes nothing. Throws `learning.offer_outdated` when another release
 * has come since: consent to one is not consent to the next.
 */
export async function acceptUpgrade(ctx: Ctx, { courseSlug, releaseId }: { courseSlug: string; releaseId: string }): Promise<AcceptedUpgrade> {
  const { userId } = requireUser(ctx.viewer);
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const enrollmentId = (await loadUpgradeFacts(tx, { courseSlug, userId, now }))?.enrollmentId;
    if (enrollmentId === undefined) throw new DomainError("conflict", "learning.offer_outdated");
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
    const facts = await loadUpgradeFacts(tx, { courseSlug, userId, now });
    authorize(ctx.viewer, "progress.write", { userId, hasOpenGrant: facts?.hasOpenGrant ?? false });
    if (!facts || facts.current.id !== releaseId || facts.current.number < facts.pinned.number) throw new DomainError("conflict", "learning.offer_outdated");
    const { pinned, current } = facts;
    const { now: before, after } = await compareForLearner(tx, facts);
    const accepted = { number: current.number, completed: after.completed, total: after.total };
    if (pinned.id === current.id) return { ...accepted, courseCompleted: false };
    await tx.enrollmentUpgrade.create({
      data: {
        id: newId("enrollmentUpgrade"), enrollmentId, fromReleaseId: pinned.id, toReleaseId: current.id, acceptedAt: now,
        completedBefore: before.completed, lessonsBefore: before.total, completedAfter: after.completed, lessonsAfter: after.total,
      },
      select: { id: true },
    });
    // A course that asks for a grade may be complete by this: the gradebook knows, and asks again.
    await emit(tx, releaseFollowed({ enrollmentId, userId, courseId: facts.courseId, releaseId: current.id }), ctx.requestId);
    await followRelease(tx, enrollmentId, { releaseId: current.id, keptShare: before.share, keptCompleted: after.completed });
    return { ...accepted, courseCompleted: await finishCourseInTx(ctx, tx, enrollmentId) };
  });
}

type Followed = { releaseId: string; keptShare: number; keptCompleted: number };

/** The share that was reached is kept, and the place to go on from while the new release has it. */
async function followRelease(tx: Tx, enrollmentId: string, { releaseId, ...reached }: Followed): Promise<void> {
  const { lastLessonId } = await tx.enrollment.update({ where: { id: enrollmentId }, data: { releaseId, ...reached }, select: { lastLessonId: true } });
  if (lastLessonId === null) return;
  const kept = await tx.releaseLesson.findUnique({ where: { releaseId_lessonId: { releaseId, lessonId: lastLessonId } }, select: { lessonId: true } });
  if (!kept) await tx.enrollment.update({ where: { id: enrollmentId }, data: { lastLessonId: null }, select: { id: true } });
}
