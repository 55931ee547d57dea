/** Points as they are written and compared: with two decimals, a half up. What is counted with stays as it is. */
export function pointsInCents(points: number): number {
  return Math.round(points * 100) / 100;
}
