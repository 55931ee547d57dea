import { dueAtFor, nextSubmission } from "@/lib/domain/assignment-terms";
import { DomainError, notFound } from "@/lib/errors";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import type { SubmissionIdInput } from "@/lib/schemas/assignment";
import { authorize, requireUser } from "@/server/access";
import { hasOpenGrant } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { loadAssignment } from "../assignment/load-assignment";
import { lockWork } from "../assignment/own-work";

/**
 * Takes back a version of one's own that waits for its grade, while another one could still be handed in. It stays in
 * the history; its content is still the draft. Throws `assessment.marking_begun` once a teacher has begun to grade it,
 * `assessment.hand_in_closed` when nothing could follow it, and NOT_FOUND for another's.
 */
export async function withdrawSubmission(ctx: Ctx, { submissionId }: SubmissionIdInput): Promise<{ submissionId: string }> {
  requireUser(ctx.viewer);
  const found = await ctx.db.submission.findUnique({ where: { id: submissionId }, select: { work: { select: { lessonId: true, enrollment: { select: { id: true, userId: true } } } } } });
  if (!found) throw notFound();
  const { lessonId, enrollment } = found.work;
  const now = ctx.clock.now();
  authorize(ctx.viewer, "progress.write", { userId: enrollment.userId, hasOpenGrant: await hasOpenGrant(ctx.db, enrollment.id, now) });
  return inTransaction(ctx, async (tx) => {
    const work = await lockWork(ctx, tx, { enrollmentId: enrollment.id, lessonId });
    const content = await loadFollowed(tx, { enrollmentId: enrollment.id, lessonId });
    const submission = work.submissions.find(({ id }) => id === submissionId);
    if (submission?.state === "withdrawn") return { submissionId };
    if (submission?.state !== "waiting" || submission.mark !== null) throw new DomainError("conflict", "assessment.marking_begun");
    if (!content) throw new DomainError("conflict", "assessment.hand_in_closed");
    const dueAt = dueAtFor(content, { ...work.enrollment, extendedTo: work.extendedTo });
    const others = work.submissions.filter(({ id }) => id !== submissionId);
    if (nextSubmission(content, others, { dueAt, now }).state !== "open") throw new DomainError("conflict", "assessment.hand_in_closed");
    await tx.submission.update({ where: { id: submissionId }, data: { state: "withdrawn" }, select: { id: true } });
    return { submissionId };
  });
}

/** The terms of the release that is followed now: what could follow would be handed in under them. Null where it has no such assignment. */
async function loadFollowed(tx: Tx, { enrollmentId, lessonId }: { enrollmentId: string; lessonId: string }): Promise<AssignmentContent | null> {
  const followed = await tx.releaseLesson.findFirst({ where: { lessonId, revision: { kind: "assignment" }, release: { enrollments: { some: { id: enrollmentId } } } }, select: { revisionId: true } });
  return followed && loadAssignment(tx, followed.revisionId);
}
