import { notFound } from "@/lib/errors";
import type { PairLessonInput } from "@/lib/schemas/translations";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { loadNewestRevision } from "../draft/lesson-revision";
import { lockCourses } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { authorizeTranslation } from "../translations/authorize-translation";
import { noteSources } from "../translations/note-source";

/**
 * Says which lesson of the source a lesson translates, or that it translates none. It is taken for up to date. Throws
 * NOT_FOUND for a lesson that is not in these courses' outlines.
 */
export async function pairLesson(ctx: Ctx, { courseId, lessonId, sourceLessonId }: PairLessonInput): Promise<{ paired: boolean }> {
  const sourceCourseId = await authorizeTranslation(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourses(tx, [courseId, sourceCourseId]);
    const wanted = [{ id: lessonId, courseId }, ...(sourceLessonId === null ? [] : [{ id: sourceLessonId, courseId: sourceCourseId }])];
    const found = await tx.lesson.count({ where: { deletedAt: null, OR: wanted } });
    if (found !== wanted.length) throw notFound();
    if (sourceLessonId === null) await tx.lessonTranslation.deleteMany({ where: { targetId: lessonId } });
    else await noteSources(tx, [{ sourceId: sourceLessonId, targetId: lessonId }], ctx.clock.now());
    const { title } = await loadNewestRevision(tx, courseId, lessonId);
    await recordChange(ctx, tx, courseId, { kind: "translation_paired", subject: { title, lessonId } });
    return { paired: sourceLessonId !== null };
  });
}
