import { pairLessons, type PairableLesson } from "@/lib/domain/pair-lessons";
import { DomainError, notFound } from "@/lib/errors";
import type { TranslationOfCourseInput } from "@/lib/schemas/translations";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourses } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { announceFamily, loadFamily, requireRoomFor } from "../translations/course-family";
import { noteSources } from "../translations/note-source";

/**
 * Links a course that exists as the translation of another one, and the lessons that say the same, as far as their
 * addresses and their order tell: those are taken for up to date. Throws `authoring.translation_taken` for a course that
 * belongs to another one already, and what `requireRoomFor` throws.
 */
export async function linkTranslation(ctx: Ctx, { courseId, translationId }: TranslationOfCourseInput): Promise<{ paired: number }> {
  await authorizeCourse(ctx, "course.update", courseId);
  await authorizeCourse(ctx, "course.update", translationId);
  return inTransaction(ctx, async (tx) => {
    await lockCourses(tx, [...new Set([courseId, translationId])]);
    const target = await tx.course.findFirst({ where: { id: translationId, deletedAt: null }, select: { id: true, slug: true, title: true, language: true } });
    if (!target) throw notFound();
    await requireRoomFor(tx, courseId, target.language);
    const itsOwn = await loadFamily(tx, translationId);
    if (itsOwn.translations.length > 0) throw new DomainError("conflict", "authoring.translation_taken");
    const { source, translations } = await loadFamily(tx, courseId);
    const now = ctx.clock.now();
    await tx.courseTranslation.create({ data: { sourceId: courseId, targetId: translationId, createdAt: now }, select: { targetId: true } });
    const pairs = pairLessons(await loadPairable(tx, courseId), await loadPairable(tx, translationId));
    await noteSources(tx, pairs, now);
    await recordChange(ctx, tx, courseId, { kind: "translation_linked", subject: { title: target.title, fields: [target.language] } });
    await recordChange(ctx, tx, translationId, { kind: "translation_linked", subject: { title: source.title, fields: [source.language] } });
    await announceFamily(ctx, tx, [source, ...translations, target]);
    return { paired: pairs.length };
  });
}

async function loadPairable(tx: Tx, courseId: string): Promise<PairableLesson[]> {
  return tx.$queryRaw<PairableLesson[]>`
    SELECT l."id" AS "lessonId", l."slug", r."kind"::text AS "kind", m."number" AS "moduleNumber" FROM "Lesson" l
    JOIN "Module" m ON m."id" = l."moduleId"
    JOIN LATERAL (SELECT n."kind" FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON true
    WHERE l."courseId" = ${courseId} AND l."deletedAt" IS NULL ORDER BY m."number", l."position", l."id"`;
}
