import { compare, exact, multiply } from "./exact-number";

/** Whether points are at least so many per cent of what there is to have. Exactly: 0.57 is 57 % of 1, which floating point denies. */
export function reachesShare(points: number, maxPoints: number, percent: number): boolean {
  return compare(multiply(exact(points), exact(100)), multiply(exact(maxPoints), exact(percent))) >= 0;
}
