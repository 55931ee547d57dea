import type { PlayedRange } from "@/lib/domain/played-ranges";

/** Browsers tell the time four times a second; a longer step than this of real time is not playing. */
const MAX_STEP_SECONDS = 1.5;

export type RangeTracker = {
  /** The player stands at `seconds` and has played on since the last call, at `rate` times real time. */
  advance(seconds: number, rate: number): void;
  /** What comes next is not a continuation: a seek, a pause, a new source. */
  cut(): void;
  /** What was played since the last take. */
  take(): PlayedRange[];
};

/**
 * Collects what was really played from the times that a player tells. A jump is not playing, in either direction, also
 * when no event announced it.
 */
export function createRangeTracker(): RangeTracker {
  let ranges: PlayedRange[] = [];
  let open: { from: number; to: number } | null = null;

  function close(): void {
    if (open && open.to > open.from) ranges.push({ fromMs: Math.floor(open.from * 1_000), toMs: Math.ceil(open.to * 1_000) });
    open = null;
  }

  return {
    advance(seconds, rate) {
      const step = open ? seconds - open.to : 0;
      if (open && (step < 0 || step > MAX_STEP_SECONDS * Math.max(1, rate))) close();
      open ??= { from: seconds, to: seconds };
      open.to = Math.max(open.to, seconds);
    },
    cut: close,
    take() {
      const goOnFrom = open?.to ?? null;
      close();
      const taken = ranges;
      ranges = [];
      if (goOnFrom !== null) open = { from: goOnFrom, to: goOnFrom };
      return taken;
    },
  };
}
