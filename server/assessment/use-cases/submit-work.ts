import { isDeepStrictEqual } from "node:util";
import { dueAtFor, nextSubmission } from "@/lib/domain/assignment-terms";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { SubmitWorkInput } from "@/lib/schemas/assignment";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import { completeLessonInTx } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { lockWork, requireAssignment, type MetAssignment } from "../assignment/own-work";
import type { SubmissionSubmitted } from "../events";

type Work = Awaited<ReturnType<typeof lockWork>>;

/**
 * Hands in one's draft as the next version, which never changes: with its number and the server's time. A version that
 * still waits for its grade gives way to it. Announces `assessment/submission.submitted`; completes the lesson where the
 * assignment says so. The same draft again, while it waits, stays one version. Throws `assessment.draft_changed` when the draft is not the one that was on screen,
 * `assessment.hand_in_closed` and `assessment.no_versions_left` as its terms say, `assessment.files_not_ready`, and
 * `assessment.nothing_to_hand_in`.
 */
export async function submitWork(ctx: Ctx, { sequence, ...address }: SubmitWorkInput): Promise<{ submissionId: string; number: number; courseCompleted: boolean }> {
  const met = await requireAssignment(ctx, address);
  const { content, enrollmentId, lessonId, userId, courseId } = met;
  return inTransaction(ctx, async (tx) => {
    const work = await lockWork(ctx, tx, met);
    if (work.sequence !== sequence) throw new DomainError("conflict", "assessment.draft_changed");
    const handed = await findSame(tx, met, work);
    if (handed) return { ...handed, courseCompleted: false };
    const now = ctx.clock.now();
    requireOpen(content, work, now);
    requireFit(content, work);
    const latest = work.submissions.findLast(({ state }) => state !== "withdrawn");
    await tx.submission.updateMany({ where: { workId: work.id, state: "waiting" }, data: { state: "replaced" } });
    const submissionId = newId("submission");
    const { text, links, fileIds } = taken(content, work);
    const number = (work.submissions.at(-1)?.number ?? 0) + 1;
    await tx.submission.create({
      data: {
        id: submissionId, workId: work.id, number, revisionId: met.revisionId, submittedAt: now, text, links,
        countsFrom: latest?.state === "returned" ? latest.countsFrom : now,
        files: { create: fileIds.map((fileId, position) => ({ fileId, position })) },
      },
      select: { id: true },
    });
    await tx.enrollment.update({ where: { id: enrollmentId }, data: { lastLessonId: lessonId }, select: { id: true } });
    const submitted: SubmissionSubmitted = { name: "assessment/submission.submitted", data: { submissionId, number, enrollmentId, userId, courseId, lessonId } };
    await emit(tx, submitted, ctx.requestId);
    const { courseCompleted } = await completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "submitted", deeds: { submitted: true } });
    return { submissionId, number, courseCompleted };
  });
}

/** Of a draft, what the assignment takes. */
function taken({ acceptsText, maxLinks, files }: AssignmentContent, work: Work): { text: string; links: string[]; fileIds: string[] } {
  return { text: acceptsText ? work.text : "", links: maxLinks > 0 ? work.links : [], fileIds: files === null ? [] : work.files.map(({ fileId }) => fileId) };
}

/** The version that waits when it is this very draft: a request that is sent again, or from a second tab, hands in nothing more. */
async function findSame(tx: Tx, { content, revisionId }: MetAssignment, work: Work): Promise<{ submissionId: string; number: number } | null> {
  const waiting = await tx.submission.findFirst({
    where: { workId: work.id, state: "waiting", revisionId },
    select: { id: true, number: true, text: true, links: true, files: { orderBy: { position: "asc" }, select: { fileId: true } } },
  });
  if (!waiting) return null;
  const { id: submissionId, number, files, ...said } = waiting;
  return isDeepStrictEqual({ ...said, fileIds: files.map(({ fileId }) => fileId) }, taken(content, work)) ? { submissionId, number } : null;
}

function requireOpen(content: AssignmentContent, work: Work, now: Date): void {
  const dueAt = dueAtFor(content, { ...work.enrollment, extendedTo: work.extendedTo });
  const next = nextSubmission(content, work.submissions, { dueAt, now });
  if (next.state === "used_up") throw new DomainError("conflict", "assessment.no_versions_left");
  if (next.state === "closed") throw new DomainError("conflict", "assessment.hand_in_closed");
}

function requireFit(content: AssignmentContent, work: Work): void {
  const { maxLinks, files } = content;
  const { text, links, fileIds } = taken(content, work);
  if (links.length > maxLinks) throw new DomainError("conflict", "assessment.too_many_links", { max: maxLinks });
  if (files !== null && fileIds.length > files.most) throw new DomainError("conflict", "assessment.too_many_files", { max: files.most });
  if (work.files.some(({ fileId, file }) => fileIds.includes(fileId) && (file.state !== "ready" || file.removedAt !== null))) throw new DomainError("conflict", "assessment.files_not_ready");
  if (text.trim() === "" && links.length === 0 && fileIds.length === 0) throw new DomainError("conflict", "assessment.nothing_to_hand_in");
}
