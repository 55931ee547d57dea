/** Half-open, in whole milliseconds of the video: `[fromMs, toMs)`. */
export type PlayedRange = { fromMs: number; toMs: number };

/** Sorts, joins what touches, drops what is empty, and cuts everything at the video's length. */
export function normalizeRanges(ranges: readonly PlayedRange[], durationMs: number): PlayedRange[] {
  const sorted = ranges
    .map(({ fromMs, toMs }) => ({ fromMs: Math.max(0, Math.floor(fromMs)), toMs: Math.min(durationMs, Math.ceil(toMs)) }))
    .filter(({ fromMs, toMs }) => fromMs < toMs)
    .sort((a, b) => a.fromMs - b.fromMs);
  const joined: PlayedRange[] = [];
  for (const range of sorted) {
    const last = joined[joined.length - 1];
    if (last && range.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, range.toMs);
    else joined.push({ ...range });
  }
  return joined;
}

/** Length of the union, in milliseconds. Takes normalized ranges. */
export function playedMs(ranges: readonly PlayedRange[]): number {
  return ranges.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

/** PostgreSQL's text form of an `int4multirange`. */
export function toMultirange(ranges: readonly PlayedRange[]): string {
  return `{${ranges.map(({ fromMs, toMs }) => `[${fromMs},${toMs})`).join(",")}}`;
}
