/** The share of the points that an attempt got; all of none is all. */
export function shareOf({ points, maxPoints }: { points: number; maxPoints: number }): number {
  return maxPoints === 0 ? 1 : points / maxPoints;
}
