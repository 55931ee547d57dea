const HOUR = 3_600;

/** Seconds between attempts: growing waits that add up to the three days Stripe documents. */
const WAITS_SECONDS = [300, 1_800, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR, 12 * HOUR, 12 * HOUR, 12 * HOUR, 30_300];

/** One three-hundredth of Stripe's waits: the first retry after a second, the last after a quarter of an hour. */
export const DEFAULT_RETRY_SCALE = 1 / 300;

/** Milliseconds to wait after the given number of failed attempts; null when no attempt is left. */
export function retryDelayMs(failedAttempts: number, scale: number): number | null {
  const wait = WAITS_SECONDS[failedAttempts - 1];
  return wait === undefined ? null : Math.max(1, Math.round(wait * 1_000 * scale));
}

/** Reads `STRIPE_LOCAL_RETRY_SCALE`. Throws when it is not a positive number. */
export function parseRetryScale(value: string | undefined): number {
  if (value === undefined || value === "") return DEFAULT_RETRY_SCALE;
  const scale = Number(value);
  if (!Number.isFinite(scale) || scale <= 0) throw new Error(`STRIPE_LOCAL_RETRY_SCALE must be a positive number, not "${value}".`);
  return scale;
}
