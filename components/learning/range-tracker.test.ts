import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeRanges, playedMs } from "@/lib/domain/played-ranges";
import { createRangeTracker } from "./range-tracker";

function play(tracker: ReturnType<typeof createRangeTracker>, from: number, to: number, rate = 1): void {
  for (let at = from; at < to; at += 0.25 * rate) tracker.advance(at, rate);
  tracker.advance(to, rate);
}

describe("what was really played", () => {
  it("is one range while playing goes on", () => {
    const tracker = createRangeTracker();
    play(tracker, 3, 9);
    expect(tracker.take()).toEqual([{ fromMs: 3_000, toMs: 9_000 }]);
  });

  it("does not cross a jump, announced or not, forwards or backwards", () => {
    const tracker = createRangeTracker();
    play(tracker, 0, 2);
    tracker.cut();
    play(tracker, 50, 52);
    tracker.advance(300, 1);
    play(tracker, 300, 301);
    play(tracker, 10, 11);
    expect(tracker.take()).toEqual([
      { fromMs: 0, toMs: 2_000 },
      { fromMs: 50_000, toMs: 52_000 },
      { fromMs: 300_000, toMs: 301_000 },
      { fromMs: 10_000, toMs: 11_000 },
    ]);
  });

  it("plays nothing by jumping to the end", () => {
    const tracker = createRangeTracker();
    tracker.advance(0, 1);
    tracker.cut();
    tracker.advance(600, 1);
    expect(tracker.take()).toEqual([]);
  });

  it("follows a faster player", () => {
    const tracker = createRangeTracker();
    play(tracker, 0, 20, 2);
    expect(tracker.take()).toEqual([{ fromMs: 0, toMs: 20_000 }]);
  });

  it("loses nothing between two takes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }), (lengths) => {
        const tracker = createRangeTracker();
        const taken = [];
        let at = 0;
        for (const length of lengths) {
          play(tracker, at, at + length * 0.25);
          at += length * 0.25;
          taken.push(...tracker.take());
        }
        return playedMs(normalizeRanges(taken, 10_000_000)) === at * 1_000;
      }),
    );
  });
});
