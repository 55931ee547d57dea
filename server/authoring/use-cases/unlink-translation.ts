import { notFound } from "@/lib/errors";
import type { TranslationOfCourseInput } from "@/lib/schemas/translations";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourses } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { announceFamily, loadFamily } from "../translations/course-family";

/**
 * Makes a translation a course of its own again: both stay as they are, and what was noted of its lessons is forgotten.
 * Throws NOT_FOUND for a course that does not translate this one.
 */
export async function unlinkTranslation(ctx: Ctx, { courseId, translationId }: TranslationOfCourseInput): Promise<{ unlinked: true }> {
  await authorizeCourse(ctx, "course.update", courseId);
  await authorizeCourse(ctx, "course.update", translationId);
  return inTransaction(ctx, async (tx) => {
    await lockCourses(tx, [...new Set([courseId, translationId])]);
    const { source, translations } = await loadFamily(tx, courseId);
    const target = translations.find(({ id }) => id === translationId);
    if (source.id !== courseId || !target) throw notFound();
    await tx.courseTranslation.delete({ where: { targetId: translationId }, select: { targetId: true } });
    await tx.lessonTranslation.deleteMany({ where: { target: { courseId: translationId } } });
    await recordChange(ctx, tx, courseId, { kind: "translation_unlinked", subject: { title: target.title, fields: [target.language] } });
    await recordChange(ctx, tx, translationId, { kind: "translation_unlinked", subject: { title: source.title, fields: [source.language] } });
    await announceFamily(ctx, tx, [source, ...translations]);
    return { unlinked: true };
  });
}
