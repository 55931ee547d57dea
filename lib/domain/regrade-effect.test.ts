import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addShare, averagePercent, countChange, isChanged, NO_COUNTS, NO_SHARES, standingAfter, type AttemptStanding } from "./regrade-effect";

const cents = fc.integer({ min: 0, max: 2_000 });
/** What some points of some are, held against a passing score. */
const standing = (passingScore: number) =>
  fc.tuple(cents, cents).map(([one, other]): AttemptStanding => {
    const [points, maxPoints] = [Math.min(one, other), Math.max(one, other)];
    return { points: points / 100, maxPoints: maxPoints / 100, passed: points * 100 >= maxPoints * passingScore };
  });
const change = fc.integer({ min: 0, max: 100 }).chain((passingScore) => fc.tuple(standing(passingScore), standing(passingScore)));
const shareOf = ({ points, maxPoints }: AttemptStanding) => (maxPoints === 0 ? 1 : points / maxPoints);

describe("a regrade that only raises", () => {
  it("never lowers a share nor takes a pass away", () => {
    fc.assert(
      fc.property(change, ([before, scored]) => {
        const { after, applies } = standingAfter(before, scored, { onlyRaises: true });
        expect(shareOf(after)).toBeGreaterThanOrEqual(shareOf(before) - 1e-12);
        expect(before.passed && !after.passed).toBe(false);
        expect(after).toEqual(applies ? scored : before);
        const { lowered, nowFailed } = countChange(NO_COUNTS, before, after);
        expect([lowered, nowFailed]).toEqual([0, 0]);
      }),
    );
  });

  it("applied twice is applied once", () => {
    fc.assert(
      fc.property(change, fc.boolean(), ([before, scored], onlyRaises) => {
        const { after } = standingAfter(before, scored, { onlyRaises });
        const again = standingAfter(after, scored, { onlyRaises });
        expect(again.after).toEqual(after);
        expect(isChanged(after, again.after)).toBe(false);
      }),
    );
  });
});

describe("the counts", () => {
  it("hold each attempt once, as risen, fallen or neither", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const counts = changes.reduce((sum, [before, after]) => countChange(sum, before, after), NO_COUNTS);
        expect(counts.attempts).toBe(changes.length);
        expect(counts.raised + counts.lowered).toBeLessThanOrEqual(counts.attempts);
        expect(counts.nowPassed).toBe(changes.filter(([before, after]) => !before.passed && after.passed).length);
      }),
    );
  });

  it("average shares to a tenth of a per cent", () => {
    const average = (...shares: [points: number, maxPoints: number][]) => averagePercent(shares.reduce((sum, [points, maxPoints]) => addShare(sum, { points, maxPoints, passed: true }), NO_SHARES));
    expect(average()).toBeNull();
    expect(average([1, 3], [2, 3])).toBe(50);
    expect(average([1, 3])).toBe(33.3);
    expect(average([0, 0]), "nothing says nothing").toBeNull();
    expect(average([1, 3], [0, 0])).toBe(33.3);
  });
});
