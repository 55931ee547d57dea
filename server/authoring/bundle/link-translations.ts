import type { Tx } from "@/server/platform/db/tx";
import { noteSources } from "../translations/note-source";

type Translated = { courseId: string; changed: ReadonlyMap<string, string> };

/**
 * Links courses that say the same in other languages to the first of them, and their lessons of the same address: with
 * what the source said when a translation was made from it, which a translation that did not change keeps.
 */
export async function linkTranslations(tx: Tx, source: Translated, targets: readonly Translated[], now: Date): Promise<void> {
  const lessons = await tx.lesson.findMany({ where: { courseId: source.courseId, deletedAt: null }, select: { id: true, slug: true } });
  const sources = new Map(lessons.map(({ id, slug }) => [slug, id]));
  for (const { courseId: targetId, changed } of targets) {
    await tx.courseTranslation.upsert({ where: { targetId }, create: { sourceId: source.courseId, targetId }, update: { sourceId: source.courseId }, select: { targetId: true } });
    const own = await tx.lesson.findMany({ where: { courseId: targetId, deletedAt: null }, select: { id: true, slug: true, sources: { select: { sourceId: true } } } });
    const pairs = own.flatMap((lesson) => {
      const sourceId = sources.get(lesson.slug);
      const isLinked = lesson.sources.some((link) => link.sourceId === sourceId);
      return sourceId === undefined || (isLinked && !changed.has(lesson.slug)) ? [] : [{ sourceId, targetId: lesson.id }];
    });
    await noteSources(tx, pairs, now);
  }
}
