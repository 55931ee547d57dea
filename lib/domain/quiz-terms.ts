import type { QuizSettings } from "@/lib/schemas/lesson-content";
import { after, MINUTE_MS } from "@/lib/time";

/** When the answers and the feedback of a quiz show. */
export const REVIEW_POLICIES = ["each_attempt", "last_attempt", "never"] as const;

/** A submitted attempt, as far as the terms of a quiz ask. */
export type PastAttempt = { submittedAt: Date; passed: boolean };

/** Whether a next attempt may begin: now, at `at`, or not any more. `left` is null without limit. */
export type NextAttempt =
  | { state: "open" | "closed"; left: number | null }
  | { state: "cooling" | "upcoming"; left: number | null; at: Date }
  | { state: "used_up"; left: 0 };

type Terms = Pick<QuizSettings, "attempts" | "cooldownMinutes" | "opensAt" | "closesAt">;

/** What arrives within this after the time was up still counts, in milliseconds: it was sent in time. */
export const GRACE_MS = 2_000;

/** When the next attempt may begin, after those that were submitted, within the window of the quiz. */
export function nextAttempt({ attempts, cooldownMinutes, opensAt, closesAt }: Terms, past: readonly PastAttempt[], now: Date): NextAttempt {
  const left = attempts === null ? null : Math.max(0, attempts - past.length);
  if (left === 0) return { state: "used_up", left };
  if (isPast(closesAt, now)) return { state: "closed", left };
  if (opensAt !== null && !isPast(opensAt, now)) return { state: "upcoming", left, at: new Date(opensAt) };
  const latest = past.reduce<Date | null>((newest, { submittedAt }) => (newest && newest > submittedAt ? newest : submittedAt), null);
  const at = latest && cooldownMinutes !== null ? after(latest, cooldownMinutes * MINUTE_MS) : null;
  if (!at || at <= now) return { state: "open", left };
  return isPast(closesAt, at) ? { state: "closed", left } : { state: "cooling", left, at };
}

/** When an attempt that begins `now` has to end: after its time, and when the window closes. Null where neither is set. */
export function dueOf({ timeLimitMinutes, closesAt }: Pick<QuizSettings, "timeLimitMinutes" | "closesAt">, now: Date): Date | null {
  const ends = [...(timeLimitMinutes === null ? [] : [after(now, timeLimitMinutes * MINUTE_MS)]), ...(closesAt === null ? [] : [new Date(closesAt)])];
  return ends.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
}

/** Whether the answers and the feedback of submitted attempts may be shown. */
export function mayReview({ review, attempts, closesAt }: Pick<QuizSettings, "review" | "attempts" | "closesAt">, past: readonly PastAttempt[], now: Date): boolean {
  if (review === "never" || past.length === 0) return false;
  return review === "each_attempt" || past.some(({ passed }) => passed) || (attempts !== null && past.length >= attempts) || isPast(closesAt, now);
}

/** Whether nothing counts any more: the time is up, and the grace after it. Never without a time limit. */
export function isTimeUp(dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && now.getTime() >= dueAt.getTime() + GRACE_MS;
}

function isPast(instant: string | null, now: Date): boolean {
  return instant !== null && Date.parse(instant) <= now.getTime();
}
