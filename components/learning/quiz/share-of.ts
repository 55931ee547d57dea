/** The share of the points that an attempt got, after what its lateness took off; all of none is all. */
export function shareOf({ points, maxPoints, late = null }: { points: number; maxPoints: number; late?: { points: number } | null }): number {
  return maxPoints === 0 ? 1 : (late?.points ?? points) / maxPoints;
}
