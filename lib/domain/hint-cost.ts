import { add, clamp, exact, multiply, ONE, roundHalfAway, subtract, toNumber, ZERO, type Exact } from "./exact-number";

/** A question as far as its hints cost points of it. A cost is a share of them. */
type Hinted = { points: number; hints: readonly { cost: number }[] };

/** The share of a question's points that the first so many of its hints cost together: at most all of them. */
export function hintShare({ hints }: Pick<Hinted, "hints">, shown: number): Exact {
  return clamp(hints.slice(0, shown).map(({ cost }) => exact(cost)).reduce(add, ZERO), ZERO, ONE);
}

/** What hints cost in points of their question, or of what it is worth now. To six decimals, a half away from zero. */
export function hintPoints({ points, hints }: Hinted, shown: number, worth = points): number {
  return toNumber(roundHalfAway(multiply(exact(worth), hintShare({ hints }, shown)), 6));
}

/** What the hint after the first so many costs in points: no more than what those left of them. */
export function nextHintPoints(question: Hinted, shown: number): number {
  return toNumber(subtract(exact(hintPoints(question, shown + 1)), exact(hintPoints(question, shown))));
}

/** Points that an answer has without its hints, less what those cost: never below nothing, and as they were where none was shown. */
export function lessHints(question: Hinted, points: number, shown: number): number {
  return shown === 0 ? points : less(points, multiply(exact(question.points), hintShare(question, shown)));
}

/** The same by what the hints cost in points, as `hintPoints` says it. */
export function lessCost(points: number, cost: number): number {
  return less(points, exact(cost));
}

function less(points: number, cost: Exact): number {
  return points <= 0 ? points : toNumber(roundHalfAway(clamp(subtract(exact(points), cost), ZERO, exact(points)), 6));
}
