export type PairableLesson = { lessonId: string; slug: string; kind: string; moduleNumber: number };

/**
 * Which lesson of a translation most likely says what which lesson of the source says: those of the same address, then
 * those that are left, of the same kind, in the order in which they stand in the modules of the same number. Each is in
 * one pair at most; what fits nothing is in none.
 */
export function pairLessons(sources: readonly PairableLesson[], targets: readonly PairableLesson[]): { sourceId: string; targetId: string }[] {
  const bySlug = new Map(sources.map((source) => [source.slug, source.lessonId]));
  const paired = new Map(targets.flatMap(({ slug, lessonId }) => (bySlug.has(slug) ? [[lessonId, bySlug.get(slug) ?? ""] as const] : [])));
  const taken = new Set(paired.values());
  for (const target of targets) {
    if (paired.has(target.lessonId)) continue;
    const next = sources.find(({ lessonId, kind, moduleNumber }) => !taken.has(lessonId) && kind === target.kind && moduleNumber === target.moduleNumber);
    if (!next) continue;
    paired.set(target.lessonId, next.lessonId);
    taken.add(next.lessonId);
  }
  return [...paired].map(([targetId, sourceId]) => ({ sourceId, targetId }));
}
