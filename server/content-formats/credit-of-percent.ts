/** A percentage as a share; what was written as a rounded fraction (33.333 of a third) is that fraction again. */
export function creditOfPercent(percent: number): number {
  const share = percent / 100;
  for (let parts = 1; parts <= 20; parts++) {
    const whole = Math.round(share * parts);
    if (Math.abs(share - whole / parts) < 0.00011) return whole / parts;
  }
  return share;
}
