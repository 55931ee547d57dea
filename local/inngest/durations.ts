const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6, us: 1e-3, "µs": 1e-3, ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000,
};
const TIME_STRING = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w))+$/;
const PART = /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d|w)/g;

/**
 * Milliseconds of a time string such as `2h45m` (section 1.3.2 of Inngest's SDK specification), or
 * null when the text is not one.
 */
export function durationMs(text: string): number | null {
  if (!TIME_STRING.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(PART)) total += Number(amount) * (UNIT_MS[unit ?? ""] ?? 0);
  return Math.round(total);
}

/** The moment that a time string (counted from `now`) or an ISO 8601 date means, or null when it is neither. */
export function momentOf(text: string, now: Date): Date | null {
  const span = durationMs(text);
  if (span !== null) return new Date(now.getTime() + span);
  // "" is what the SDK sends for a wait of zero.
  if (text === "") return now;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
