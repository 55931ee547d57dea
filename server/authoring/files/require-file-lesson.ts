import { DomainError, notFound } from "@/lib/errors";
import type { Reader } from "@/server/platform/db/tx";
import { loadNewestRevision, type StoredRevision } from "../draft/lesson-revision";

type Place = { courseId: string; lessonId: string };

/** The newest revision of a lesson that hands out a file, or plays one. Throws NOT_FOUND for any other and for one that is not there. */
export async function requireFileLesson(db: Reader, { courseId, lessonId }: Place): Promise<StoredRevision> {
  const lesson = await db.lesson.findFirst({ where: { id: lessonId, courseId, deletedAt: null }, select: { id: true } });
  if (!lesson) throw notFound();
  const newest = await loadNewestRevision(db, courseId, lessonId);
  if (newest.kind !== "file" && newest.kind !== "package") throw notFound();
  return newest;
}

type UsableFile = { id: string; name: string };

/**
 * A version that can be handed out: of this lesson, or of the one that it was copied or translated from. Throws NOT_FOUND for another
 * lesson's, and `media.file_not_ready` for one that was refused, is still being looked at, or is gone.
 */
export async function requireUsableFile(db: Reader, { courseId, lessonId }: Place, fileId: string): Promise<UsableFile> {
  const file = await db.courseFile.findFirst({
    where: { id: fileId, OR: [{ courseId, lessonId }, { revisions: { some: { lessonId, lesson: { courseId } } } }] },
    select: { id: true, name: true, state: true, removedAt: true },
  });
  if (!file) throw notFound();
  if (file.state !== "ready" || file.removedAt !== null) throw new DomainError("conflict", "media.file_not_ready");
  return { id: file.id, name: file.name };
}
