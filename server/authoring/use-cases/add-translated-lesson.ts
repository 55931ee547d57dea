import type { LessonPlace, Outline } from "@/lib/domain/outline";
import { notFound } from "@/lib/errors";
import type { AddTranslatedLessonInput } from "@/lib/schemas/translations";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { changeDraft } from "../draft/change-draft";
import { loadDraftOutline } from "../draft/draft-outline";
import { findFreeSlug } from "../draft/free-slug";
import { insertLesson } from "../draft/insert-lesson";
import { completionOf, loadNewestRevision, textOf } from "../draft/lesson-revision";
import type { OutlineChanged } from "../dto";
import { authorizeTranslation } from "../translations/authorize-translation";
import { noteSources } from "../translations/note-source";

/**
 * Puts a lesson that the source has and the translation has not into the translation, with the source's text to be
 * translated: behind the translation of the lesson before it, else at the end of the module of the same number. Throws
 * NOT_FOUND for a lesson that is not in the source's outline.
 */
export async function addTranslatedLesson(ctx: Ctx, { courseId, sourceLessonId }: AddTranslatedLessonInput): Promise<OutlineChanged & { lessonId: string }> {
  const sourceCourseId = await authorizeTranslation(ctx, courseId);
  return changeDraft(
    ctx,
    courseId,
    async (tx, { outline }) => {
      const source = await tx.lesson.findFirst({ where: { id: sourceLessonId, courseId: sourceCourseId, deletedAt: null }, select: { slug: true } });
      const place = source && findPlace(outline, (await loadDraftOutline(tx, sourceCourseId)).outline, await loadTargets(tx, courseId), sourceLessonId);
      if (!source || !place) throw notFound();
      const newest = await loadNewestRevision(tx, sourceCourseId, sourceLessonId);
      const { kind, videoAssetId, fileId, content, title } = newest;
      const slug = await findFreeSlug(tx, courseId, source.slug);
      const lessonId = await insertLesson(ctx, tx, { ...textOf(newest), ...completionOf(newest), kind, videoAssetId, fileId, content, courseId, moduleId: place.moduleId, slug });
      await noteSources(tx, [{ sourceId: sourceLessonId, targetId: lessonId }], ctx.clock.now());
      return {
        kind: "lesson_added",
        subject: { title, lessonId, moduleId: place.moduleId },
        steps: [{ op: "show_lessons", lessons: [{ lessonId, ...place }] }],
        answer: { lessonId },
      };
    },
    [sourceCourseId],
  );
}

/** The lessons of a translation by what they translate. */
async function loadTargets(tx: Tx, courseId: string): Promise<Map<string, string>> {
  const links = await tx.lessonTranslation.findMany({ where: { target: { courseId, deletedAt: null } }, select: { sourceId: true, targetId: true } });
  return new Map(links.map(({ sourceId, targetId }) => [sourceId, targetId]));
}

function findPlace(outline: Outline, source: Outline, targets: ReadonlyMap<string, string>, sourceLessonId: string): Omit<LessonPlace, "lessonId"> | null {
  const index = source.findIndex(({ lessonIds }) => lessonIds.includes(sourceLessonId));
  const before = source[index]?.lessonIds.slice(0, source[index].lessonIds.indexOf(sourceLessonId)) ?? [];
  for (const earlier of before.toReversed()) {
    const afterId = targets.get(earlier);
    const module = afterId === undefined ? undefined : outline.find(({ lessonIds }) => lessonIds.includes(afterId));
    if (module && afterId !== undefined) return { moduleId: module.moduleId, afterId };
  }
  const module = outline[Math.min(index, outline.length - 1)];
  return module ? { moduleId: module.moduleId, afterId: module.lessonIds.at(-1) ?? null } : null;
}
