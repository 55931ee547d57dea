/** How long one period of a recurring price lasts. */
export type Interval = { interval: string; interval_count: number };

/**
 * The end of the period that starts at `start`, in seconds. Months and years keep the day of the anchor and
 * fall back to the last day of a shorter month, as Stripe's billing cycle does; `anchor` is where the cycle began.
 */
export function periodEnd(anchor: number, start: number, { interval, interval_count: count }: Interval): number {
  const days = { day: 1, week: 7 }[interval];
  if (days !== undefined) return start + days * count * 86_400;
  const months = (interval === "year" ? 12 : 1) * count;
  const from = new Date(anchor * 1_000);
  const current = new Date(start * 1_000);
  const elapsed = (current.getUTCFullYear() - from.getUTCFullYear()) * 12 + current.getUTCMonth() - from.getUTCMonth();
  return Math.floor(sameDay(from, elapsed + months).getTime() / 1_000);
}

function sameDay(anchor: Date, monthsLater: number): Date {
  const month = anchor.getUTCMonth() + monthsLater;
  const lastDay = new Date(Date.UTC(anchor.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(
    Date.UTC(anchor.getUTCFullYear(), month, Math.min(anchor.getUTCDate(), lastDay), anchor.getUTCHours(), anchor.getUTCMinutes(), anchor.getUTCSeconds()),
  );
}
