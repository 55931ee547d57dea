import { notFound } from "@/lib/errors";
import type { LessonKind } from "@/prisma/generated/enums";
import type { Reader } from "@/server/platform/db/tx";
import { loadNewestRevision, type StoredRevision } from "./lesson-revision";

/** The newest revision of a lesson of one of these kinds. Throws NOT_FOUND for any other and for one that is not there or was deleted. */
export async function requireLessonOf(kinds: readonly LessonKind[], db: Reader, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<StoredRevision> {
  const lesson = await db.lesson.findFirst({ where: { id: lessonId, courseId, deletedAt: null }, select: { id: true } });
  if (!lesson) throw notFound();
  const newest = await loadNewestRevision(db, courseId, lessonId);
  if (!kinds.includes(newest.kind)) throw notFound();
  return newest;
}
