type Range = { start: number; end: number };

/** A part of a text; `about` are the places, in the list that was given, of the ranges that end with or run through it. */
export type TextPart = { start: number; words: string; about: number[] };

/**
 * A text cut where ranges begin and end, so that overlapping ones can be shown: the parts together are the text. What
 * of a range lies outside of the text is not shown.
 */
export function cutText(text: string, ranges: readonly Range[]): TextPart[] {
  const edges = [...new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])].filter((edge) => edge >= 0 && edge <= text.length).toSorted((one, other) => one - other);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    return { start, words: text.slice(start, end), about: ranges.flatMap((range, at) => (range.start <= start && range.end >= end ? [at] : [])) };
  });
}
