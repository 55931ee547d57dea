import { pointsInCents } from "./points-in-cents";

/**
 * Points out of what an item was worth when they were given, out of what it is worth now: the same share of it. In whole cents
 * where that is something else. What was worth nothing, or nobody knows what, stays as it is.
 */
export function asWorth(points: number, then: number | null, now: number): number {
  return !then || then === now ? points : pointsInCents((points / then) * now);
}
