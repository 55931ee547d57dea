import { notFound } from "@/lib/errors";
import type { Reader } from "@/server/platform/db/tx";

/** What a lesson of a course translates, and what was noted of it. Throws NOT_FOUND for a lesson that translates none. */
export async function requireTranslatedLesson(db: Reader, courseId: string, lessonId: string) {
  const link = await db.lessonTranslation.findFirst({
    where: { targetId: lessonId, target: { courseId, deletedAt: null } },
    select: { sourceId: true, sourceRevisionId: true, sourceCaptionId: true, sourceCaptionVersion: true },
  });
  if (!link) throw notFound();
  return link;
}
