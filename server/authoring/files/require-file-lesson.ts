import { DomainError, notFound } from "@/lib/errors";
import type { Reader } from "@/server/platform/db/tx";
import type { StoredRevision } from "../draft/lesson-revision";
import { requireLessonOf } from "../draft/require-lesson";

type Place = { courseId: string; lessonId: string };

/** The newest revision of a lesson that hands out a file, or plays one. Throws NOT_FOUND for any other and for one that is not there. */
export function requireFileLesson(db: Reader, place: Place): Promise<StoredRevision> {
  return requireLessonOf(["file", "package"], db, place);
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
