import { notFound } from "@/lib/errors";
import type { Reader } from "@/server/platform/db/tx";
import { loadNewestRevision, type StoredRevision } from "../draft/lesson-revision";

/** The newest revision of a live lesson. Throws NOT_FOUND for any other and for one that is not there. */
export async function requireLiveLesson(db: Reader, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<StoredRevision> {
  const lesson = await db.lesson.findFirst({ where: { id: lessonId, courseId, deletedAt: null }, select: { id: true } });
  if (!lesson) throw notFound();
  const newest = await loadNewestRevision(db, courseId, lessonId);
  if (newest.kind !== "live") throw notFound();
  return newest;
}
