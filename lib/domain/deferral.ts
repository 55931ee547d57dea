import { after, DAY_MS } from "@/lib/time";

/** A learner is deferred by no more than this in all. */
export const MAX_DEFERRED_DAYS = 730;
/** At most so many days at once, and as many as a course lets its learners take by themselves. */
export const MAX_DEFERRAL_DAYS = 365;

/** A date of the course as it is for a learner who was deferred: so many days of 24 hours later. Null stays null. */
export function deferDate(at: Date | null, deferredDays: number): Date | null {
  return at && after(at, deferredDays * DAY_MS);
}

/** A quiz with its window as it is for a learner who was deferred. Instants are ISO 8601 in UTC. */
export function deferWindow<Quiz extends { opensAt: string | null; closesAt: string | null }>(quiz: Quiz, deferredDays: number): Quiz {
  if (deferredDays === 0) return quiz;
  const move = (instant: string | null): string | null => (instant === null ? null : after(new Date(instant), deferredDays * DAY_MS).toISOString());
  return { ...quiz, opensAt: move(quiz.opensAt), closesAt: move(quiz.closesAt) };
}

export type PastDeferral = { days: number; isOwn: boolean; isUndone: boolean };

/** How many days a learner may still take by themselves; null where the course allows none. */
export function ownDaysLeft(allowed: number | null, past: readonly PastDeferral[]): number | null {
  if (allowed === null) return null;
  const taken = past.filter(({ isOwn, isUndone }) => isOwn && !isUndone).reduce((sum, { days }) => sum + days, 0);
  return Math.max(0, Math.min(allowed - taken, MAX_DEFERRED_DAYS - deferredBy(past)));
}

/** The days by which all of a learner's dates are moved. */
export function deferredBy(past: readonly PastDeferral[]): number {
  return past.filter(({ isUndone }) => !isUndone).reduce((sum, { days }) => sum + days, 0);
}
