import { captionPlainText, type CaptionCue } from "./caption-cue";

export type CueWarning = "empty" | "ends_early" | "overlap" | "too_fast" | "past_end";

/** Characters a second that most people can read. */
export const MAX_READING_SPEED = 21;

/**
 * What a viewer would stumble over, cue by cue, in the order given. `empty` and `ends_early` cannot be saved; the others
 * can. Overlaps are looked for with the cue that follows in time.
 */
export function cueWarnings(cues: readonly Pick<CaptionCue, "start" | "end" | "text">[], durationSeconds: number | null): CueWarning[][] {
  const starts = cues.map(({ start }, index) => ({ start, index })).sort((one, other) => one.start - other.start);
  const overlapping = new Set(starts.flatMap(({ index }, at) => overlaps(cues, index, starts[at + 1]?.index)));
  return cues.map((cue, index) => {
    const length = captionPlainText(cue).length;
    const warnings: CueWarning[] = [];
    if (length === 0) warnings.push("empty");
    if (cue.end <= cue.start) warnings.push("ends_early");
    else if (length / (cue.end - cue.start) > MAX_READING_SPEED) warnings.push("too_fast");
    if (overlapping.has(index)) warnings.push("overlap");
    if (durationSeconds !== null && cue.end > durationSeconds + 1) warnings.push("past_end");
    return warnings;
  });
}

function overlaps(cues: readonly Pick<CaptionCue, "start" | "end">[], index: number, next: number | undefined): number[] {
  const [cue, follower] = [cues[index], next === undefined ? undefined : cues[next]];
  return cue && follower && next !== undefined && follower.start < cue.end ? [index, next] : [];
}
