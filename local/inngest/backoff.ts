import { durationMs } from "./durations.ts";

/**
 * The multiples of the first wait (15 s) that Inngest's server uses: 15 s, 30 s, 1, 2, 5, 10, 20 and
 * 40 min, 1 h, 2 h (`pkg/backoff/backoff.go` in the inngest/inngest repository).
 */
const MULTIPLES = [1, 2, 4, 8, 20, 40, 80, 160, 240, 480] as const;
const SHORTEST_MS = 1_000;
const LONGEST_MS = 24 * 3_600_000;

/** Milliseconds before the retry that follows failed attempt `attempt` (0 is the first), with up to two first waits of jitter. */
export function retryDelayMs(attempt: number, firstWaitMs: number): number {
  const multiple = MULTIPLES[Math.min(attempt, MULTIPLES.length - 1)] ?? 1;
  return Math.round(firstWaitMs * (multiple + Math.random() * 2));
}

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds, a time string or a date, kept
 * between 1 second and 24 hours as Inngest does. Null when it says nothing usable.
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (!header) return null;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : (durationMs(header) ?? new Date(header).getTime() - now.getTime());
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, SHORTEST_MS), LONGEST_MS);
}

/** Milliseconds before the app is tried again after it could not be reached `outages` times in a row. It registers when it is back, which ends the wait. */
export function outageDelayMs(outages: number): number {
  return Math.round(Math.min(100 * 2 ** Math.min(outages, 5), 2_000) * (0.8 + Math.random() * 0.4));
}
