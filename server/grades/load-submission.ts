import { dueAtFor } from "@/lib/domain/assignment-terms";
import { notFound } from "@/lib/errors";
import { assignmentContentSchema, type AssignmentContent } from "@/lib/schemas/assignment-content";
import type { Prisma } from "@/prisma/generated/client";
import type { Reader } from "@/server/platform/db/tx";

export const SUBMISSION_SELECT = {
  id: true, number: true, state: true, workId: true, text: true, links: true, submittedAt: true, countsFrom: true,
  revision: { select: { title: true, content: true } },
  mark: true,
  work: { select: { lessonId: true, extendedTo: true, enrollment: { select: { id: true, userId: true, courseId: true, enrolledAt: true, deferredDays: true, user: { select: { name: true } }, course: { select: { language: true } } } } } },
} satisfies Prisma.SubmissionSelect;

type Row = Prisma.SubmissionGetPayload<{ select: typeof SUBMISSION_SELECT }>;
export type LoadedSubmission = Row & { content: AssignmentContent; dueAt: Date | null };

/** A version that was handed in in this course, with the rules that it was handed in under. Throws NOT_FOUND for any other. */
export async function loadSubmission(db: Reader, courseId: string, submissionId: string): Promise<LoadedSubmission> {
  const [found] = await loadSubmissions(db, courseId, [submissionId]);
  if (!found) throw notFound();
  return found;
}

/** Those of some versions that were handed in in this course, in no order: the same statements, however many. */
export async function loadSubmissions(db: Reader, courseId: string, ids: readonly string[]): Promise<LoadedSubmission[]> {
  if (ids.length === 0) return [];
  const rows = await db.submission.findMany({ where: { id: { in: [...ids] }, work: { enrollment: { courseId } } }, select: SUBMISSION_SELECT });
  return rows.map((row) => {
    const content = assignmentContentSchema.parse(row.revision.content);
    const { extendedTo, enrollment } = row.work;
    return { ...row, content, dueAt: dueAtFor(content, { ...enrollment, extendedTo }) };
  });
}
