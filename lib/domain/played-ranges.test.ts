import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeRanges, playedMs, toMultirange, type PlayedRange } from "./played-ranges";

const DURATION = 600;
const range = fc.record({ fromMs: fc.integer({ min: -50, max: 800 }), toMs: fc.integer({ min: -50, max: 800 }) });
const ranges = fc.array(range, { maxLength: 40 });

/** The slow and sure way: each millisecond on its own. */
function milliseconds(given: readonly PlayedRange[]): Set<number> {
  const played = new Set<number>();
  for (const { fromMs, toMs } of given) for (let ms = Math.max(0, fromMs); ms < Math.min(DURATION, toMs); ms += 1) played.add(ms);
  return played;
}

describe("played ranges", () => {
  it("are the union of what was played, inside the video", () => {
    fc.assert(fc.property(ranges, (given) => playedMs(normalizeRanges(given, DURATION)) === milliseconds(given).size));
  });

  it("are sorted, apart from each other and not empty", () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const normal = normalizeRanges(given, DURATION);
        for (const [index, { fromMs, toMs }] of normal.entries()) {
          expect(fromMs).toBeLessThan(toMs);
          expect(fromMs).toBeGreaterThan(normal[index - 1]?.toMs ?? -1);
        }
      }),
    );
  });

  it("do not depend on order, repeats or how reports are cut", () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const whole = normalizeRanges([...a, ...b], DURATION);
        expect(normalizeRanges([...b, ...a, ...b], DURATION)).toEqual(whole);
        expect(normalizeRanges([...normalizeRanges(a, DURATION), ...normalizeRanges(b, DURATION)], DURATION)).toEqual(whole);
      }),
    );
  });

  it("never change what they were given", () => {
    const given = [{ fromMs: 5, toMs: 9 }, { fromMs: 0, toMs: 6 }];
    normalizeRanges(given, 100);
    expect(given).toEqual([{ fromMs: 5, toMs: 9 }, { fromMs: 0, toMs: 6 }]);
  });

  it("are written as PostgreSQL reads them", () => {
    expect(toMultirange([{ fromMs: 0, toMs: 10 }, { fromMs: 20, toMs: 30 }])).toBe("{[0,10),[20,30)}");
    expect(toMultirange([])).toBe("{}");
  });
});
