import { notFound } from "@/lib/errors";
import { assignmentContentSchema, type AssignmentContent } from "@/lib/schemas/assignment-content";
import type { Tx } from "@/server/platform/db/tx";
import { loadBook } from "./gradebook/load-book";
import { loadRows, type StudentGrade } from "./gradebook/load-rows";

type Place = { courseId: string; enrollmentId: string };

/** A graded item as one student has it now, with their enrollment locked. `learnerSees` is false while it is hidden. */
export type LockedItem = { courseId: string; enrollmentId: string; userId: string; itemId: string; isManual: boolean; learnerSees: boolean; grade: StudentGrade };

/** Locks a student of this course, so that whatever else changes their grades takes its turn. Throws NOT_FOUND for another's. */
export async function lockStudent(tx: Tx, { courseId, enrollmentId }: Place): Promise<{ userId: string; releaseId: string; enrolledAt: Date; deferredDays: number }> {
  await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
  const enrollment = await tx.enrollment.findFirst({ where: { id: enrollmentId, courseId }, select: { userId: true, releaseId: true, enrolledAt: true, deferredDays: true } });
  if (!enrollment) throw notFound();
  return enrollment;
}

/** Items of the course as a student has them, with their enrollment locked. Throws NOT_FOUND for one that they do not have. */
export async function lockItems(tx: Tx, place: Place, itemIds: readonly string[], now: Date): Promise<LockedItem[]> {
  const { userId, ...follows } = await lockStudent(tx, place);
  // Neither removed nor released while it is graded.
  await tx.$queryRaw`SELECT 1 FROM "GradeItem" WHERE "id" = ANY(${itemIds}) ORDER BY "id" FOR SHARE`;
  const book = await loadBook(tx, place.courseId);
  const rows = await loadRows(tx, book, [{ enrollmentId: place.enrollmentId, ...follows }], now);
  return itemIds.map((itemId) => {
    const grade = rows.get(place.enrollmentId)?.grades.get(itemId);
    const manual = book.manual.find((item) => item.itemId === itemId);
    if (!grade) throw notFound();
    return { courseId: place.courseId, enrollmentId: place.enrollmentId, userId, itemId, grade, isManual: manual !== undefined, learnerSees: manual?.isReleased ?? true };
  });
}

/** An assignment of the release that a student of this course follows, with their enrollment locked. Throws NOT_FOUND for any other. */
export async function lockStudentAssignment(tx: Tx, { lessonId, ...place }: Place & { lessonId: string }): Promise<{ content: AssignmentContent }> {
  const { releaseId } = await lockStudent(tx, place);
  const lesson = await tx.releaseLesson.findFirst({ where: { releaseId, lessonId, revision: { kind: "assignment" } }, select: { revision: { select: { content: true } } } });
  if (!lesson) throw notFound();
  return { content: assignmentContentSchema.parse(lesson.revision.content) };
}
