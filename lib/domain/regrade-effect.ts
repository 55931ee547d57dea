import { compare, exact, fraction, multiply, ONE, add, divide, toNumber, ZERO, roundHalfAway, type Exact } from "./exact-number";

/** What an attempt has. */
export type AttemptStanding = { points: number; maxPoints: number; passed: boolean };

export type RegradeCounts = { attempts: number; raised: number; lowered: number; nowPassed: number; nowFailed: number };

export const NO_COUNTS: RegradeCounts = { attempts: 0, raised: 0, lowered: 0, nowPassed: 0, nowFailed: 0 };

/**
 * What an attempt has after a regrade: what the new scoring gives, or, where the regrade only raises, what it had when its
 * share of the points would fall. A share that does not fall never turns passed into failed, for both are held against the
 * same line. `applies` is whether the new scoring is what counts.
 */
export function standingAfter(before: AttemptStanding, scored: AttemptStanding, { onlyRaises }: { onlyRaises: boolean }): { after: AttemptStanding; applies: boolean } {
  const falls = compare(shareOf(scored), shareOf(before)) < 0 || (before.passed && !scored.passed);
  return onlyRaises && falls ? { after: before, applies: false } : { after: scored, applies: true };
}

export function isChanged(before: AttemptStanding, after: AttemptStanding): boolean {
  return before.points !== after.points || before.maxPoints !== after.maxPoints || before.passed !== after.passed;
}

/** Whether nothing that an attempt asked would count any more. Such an attempt passes, and no grade comes of it. */
export function hasNothingLeft(before: AttemptStanding, after: AttemptStanding): boolean {
  return after.maxPoints === 0 && before.maxPoints > 0;
}

/** Counts one attempt's change. An attempt whose share stays is neither raised nor lowered. */
export function countChange(counts: RegradeCounts, before: AttemptStanding, after: AttemptStanding): RegradeCounts {
  const way = compare(shareOf(after), shareOf(before));
  return {
    attempts: counts.attempts + 1,
    raised: counts.raised + (way > 0 ? 1 : 0),
    lowered: counts.lowered + (way < 0 ? 1 : 0),
    nowPassed: counts.nowPassed + (after.passed && !before.passed ? 1 : 0),
    nowFailed: counts.nowFailed + (before.passed && !after.passed ? 1 : 0),
  };
}

/** Shares that were added up so far, each to nine decimals: their mean needs no more of an attempt than its share. */
export type ShareSum = { sum: Exact; count: number };

export const NO_SHARES: ShareSum = { sum: ZERO, count: 0 };

/** An attempt in which nothing counts says nothing about an average. */
export function addShare({ sum, count }: ShareSum, standing: AttemptStanding): ShareSum {
  if (standing.maxPoints === 0) return { sum, count };
  return { sum: add(sum, roundHalfAway(shareOf(standing), 9)), count: count + 1 };
}

/** The mean share of the points, in per cent with one decimal; null of none. */
export function averagePercent({ sum, count }: ShareSum): number | null {
  return count === 0 ? null : toNumber(roundHalfAway(multiply(divide(sum, fraction(BigInt(count), 1n)), exact(100)), 1));
}

/** All of nothing is the whole. */
function shareOf({ points, maxPoints }: AttemptStanding): Exact {
  return maxPoints === 0 ? ONE : divide(exact(points), exact(maxPoints));
}
