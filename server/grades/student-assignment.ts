import { notFound } from "@/lib/errors";
import { assignmentContentSchema, type AssignmentContent } from "@/lib/schemas/assignment-content";
import type { Tx } from "@/server/platform/db/tx";

type Place = { courseId: string; enrollmentId: string; lessonId: string };

/** An assignment of the release that a student of this course follows, with their enrollment locked. Throws NOT_FOUND for any other. */
export async function lockStudentAssignment(tx: Tx, { courseId, enrollmentId, lessonId }: Place): Promise<{ content: AssignmentContent; userId: string }> {
  await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
  const enrollment = await tx.enrollment.findFirst({
    where: { id: enrollmentId, courseId },
    select: { userId: true, release: { select: { lessons: { where: { lessonId, revision: { kind: "assignment" } }, select: { revision: { select: { content: true } } } } } } },
  });
  const [lesson] = enrollment?.release.lessons ?? [];
  if (!enrollment || !lesson) throw notFound();
  return { content: assignmentContentSchema.parse(lesson.revision.content), userId: enrollment.userId };
}
