import { DomainError } from "@/lib/errors";
import type { NoteLessonInput } from "@/lib/schemas/translations";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeTranslation } from "../translations/authorize-translation";
import { lockCourses } from "../draft/lock-course";
import { loadNewestRevision } from "../draft/lesson-revision";
import { recordChange } from "../draft/record-change";
import { noteSources } from "../translations/note-source";
import { requireTranslatedLesson } from "../translations/require-translated-lesson";

/**
 * Notes that a lesson says what its source says now. Only this does: saving the lesson does not, since nobody knows what
 * of the source a save took over. Throws `authoring.source_changed` when the source is not any more what was on screen.
 */
export async function noteLesson(ctx: Ctx, { courseId, lessonId, seen }: NoteLessonInput): Promise<{ notedAt: string }> {
  const sourceCourseId = await authorizeTranslation(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourses(tx, [courseId, sourceCourseId]);
    const { sourceId } = await requireTranslatedLesson(tx, courseId, lessonId);
    const now = ctx.clock.now();
    await noteSources(tx, [{ sourceId, targetId: lessonId }], now);
    const { sourceCaptionVersion, sourceRevision } = await tx.lessonTranslation.findUniqueOrThrow({
      where: { targetId: lessonId },
      select: { sourceCaptionVersion: true, sourceRevision: { select: { number: true, edition: true } } },
    });
    const isSeen = sourceRevision.number === seen.revision && sourceRevision.edition === seen.edition && sourceCaptionVersion === seen.captionVersion;
    if (!isSeen) throw new DomainError("conflict", "authoring.source_changed");
    const { title } = await loadNewestRevision(tx, courseId, lessonId);
    await recordChange(ctx, tx, courseId, { kind: "translation_noted", subject: { title, lessonId } });
    return { notedAt: now.toISOString() };
  });
}
