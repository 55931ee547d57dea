import type { QuizSettings } from "@/lib/schemas/lesson-content";
import { after, MINUTE_MS } from "@/lib/time";

/** When the answers and the feedback of a quiz show. */
export const REVIEW_POLICIES = ["each_attempt", "last_attempt", "never"] as const;

/** A submitted attempt, as far as the terms of a quiz ask. */
export type PastAttempt = { submittedAt: Date; passed: boolean };

/** Whether a next attempt may begin: now, at `at`, or not any more. `left` is null without limit. */
export type NextAttempt = { state: "open"; left: number | null } | { state: "cooling"; left: number | null; at: Date } | { state: "used_up"; left: 0 };

/** What arrives within this after the time was up still counts, in milliseconds: it was sent in time. */
export const GRACE_MS = 2_000;

/** When the next attempt may begin, after those that were submitted. */
export function nextAttempt({ attempts, cooldownMinutes }: Pick<QuizSettings, "attempts" | "cooldownMinutes">, past: readonly PastAttempt[], now: Date): NextAttempt {
  const left = attempts === null ? null : Math.max(0, attempts - past.length);
  if (left === 0) return { state: "used_up", left };
  const latest = past.reduce<Date | null>((newest, { submittedAt }) => (newest && newest > submittedAt ? newest : submittedAt), null);
  const at = latest && cooldownMinutes !== null ? after(latest, cooldownMinutes * MINUTE_MS) : null;
  return at && at > now ? { state: "cooling", left, at } : { state: "open", left };
}

/** Whether the answers and the feedback of submitted attempts may be shown. */
export function mayReview({ review, attempts }: Pick<QuizSettings, "review" | "attempts">, past: readonly PastAttempt[]): boolean {
  if (review === "each_attempt") return past.length > 0;
  if (review === "never") return false;
  return past.some(({ passed }) => passed) || (attempts !== null && past.length >= attempts);
}

/** Whether nothing counts any more: the time is up, and the grace after it. Never without a time limit. */
export function isTimeUp(dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && now.getTime() >= dueAt.getTime() + GRACE_MS;
}
