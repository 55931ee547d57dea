import type { Tx } from "@/server/platform/db/tx";

type Translated = { courseId: string; changed: ReadonlyMap<string, string> };

/**
 * Links courses that say the same in other languages to the first of them, and their lessons of the same address: with
 * the source's revision that a translation was made from, which a translation that did not change keeps.
 */
export async function linkTranslations(tx: Tx, source: Translated, targets: readonly Translated[]): Promise<void> {
  const sources = await loadNewest(tx, source.courseId);
  for (const { courseId: targetId, changed } of targets) {
    await tx.courseTranslation.upsert({ where: { targetId }, create: { sourceId: source.courseId, targetId }, update: { sourceId: source.courseId }, select: { targetId: true } });
    const lessons = await tx.lesson.findMany({ where: { courseId: targetId, deletedAt: null }, select: { id: true, slug: true, sources: { select: { sourceId: true } } } });
    for (const lesson of lessons) {
      const found = sources.get(lesson.slug);
      const isLinked = lesson.sources.some(({ sourceId }) => sourceId === found?.sourceId);
      if (!found || (isLinked && !changed.has(lesson.slug))) continue;
      await tx.lessonTranslation.upsert({ where: { targetId: lesson.id }, create: { ...found, targetId: lesson.id }, update: found, select: { targetId: true } });
    }
  }
}

async function loadNewest(tx: Tx, courseId: string): Promise<Map<string, { sourceId: string; sourceRevisionId: string }>> {
  const lessons = await tx.lesson.findMany({ where: { courseId, deletedAt: null }, select: { id: true, slug: true, revisions: { orderBy: { number: "desc" }, take: 1, select: { id: true } } } });
  return new Map(lessons.flatMap(({ id: sourceId, slug, revisions: [newest] }) => (newest ? [[slug, { sourceId, sourceRevisionId: newest.id }] as const] : [])));
}
