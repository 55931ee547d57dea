import type { QuizSettings } from "@/lib/schemas/lesson-content";
import type { LateAccept } from "@/lib/schemas/assignment-content";
import { lastInstant, latenessOf, pointsAfter, type Lateness } from "./assignment-terms";
import { deferWindow } from "./deferral";

/** As many attempts, and as many minutes, as a teacher may add to what a quiz gives everybody. */
export const MAX_EXTRA_ATTEMPTS = 100;
export const MAX_EXTRA_MINUTES = 1_440;
/** An accommodation multiplies a time limit by no more than five. */
export const MAX_EXTRA_TIME_PERCENT = 400;

/** What a teacher granted one learner for one quiz. An instant of their own stands in place of the quiz's; null has the quiz's. */
export type OwnException = { opensAt: Date | null; closesAt: Date | null; extraAttempts: number; extraMinutes: number; reason: string };

/** What of a learner the terms of a quiz depend on. */
export type LearnerTerms = {
  /** Days by which the dates of the course are later for them. */
  deferredDays: number;
  /** Per cent of a time limit that they have more in every quiz of the course. */
  extraTimePercent: number;
  exception: OwnException | null;
};

/** What moved the terms of a quiz for a learner, in the order in which it did. `minutes` are those that it adds to the time limit. */
export type TermsStep =
  | { by: "deferral"; days: number }
  | { by: "accommodation"; percent: number; minutes: number }
  | { by: "exception"; opensAt: string | null; closesAt: string | null; attempts: number; minutes: number; reason: string };

type Terms = Pick<QuizSettings, "opensAt" | "closesAt" | "attempts" | "timeLimitMinutes"> & { late?: LateAccept | undefined };

/** The terms of somebody to whom nothing was granted, and of nobody in particular. */
export const NOTHING_OWN: LearnerTerms = { deferredDays: 0, extraTimePercent: 0, exception: null };

/**
 * A quiz by the terms that hold for one learner, and what made them so. A deferral moves the window; an accommodation
 * makes the time limit longer, up to the next whole minute; an exception gives instants in place of the window's, and
 * attempts and minutes beyond the others. Nothing is added to what has no limit. A step that changes nothing is not in
 * the trace. A quiz that takes late attempts closes when it takes the last of them, and counts them as late from `lateFrom`
 * on, an ISO 8601 instant in UTC: null where nothing can be late.
 */
export function quizTermsFor<Quiz extends Terms>(quiz: Quiz, { deferredDays, extraTimePercent, exception }: LearnerTerms): { quiz: Quiz; trace: TermsStep[]; lateFrom: string | null } {
  const { opensAt, closesAt } = deferWindow(quiz, deferredDays);
  const limit = quiz.timeLimitMinutes;
  const accommodated = limit === null ? 0 : Math.ceil((limit * extraTimePercent) / 100);
  const minutes = limit === null ? 0 : (exception?.extraMinutes ?? 0);
  const attempts = quiz.attempts === null ? 0 : (exception?.extraAttempts ?? 0);
  const own = { opensAt: exception?.opensAt?.toISOString() ?? null, closesAt: exception?.closesAt?.toISOString() ?? null };
  const hasOwn = own.opensAt !== null || own.closesAt !== null || attempts > 0 || minutes > 0;
  const trace: TermsStep[] = [
    ...(opensAt === quiz.opensAt && closesAt === quiz.closesAt ? [] : [{ by: "deferral" as const, days: deferredDays }]),
    ...(accommodated === 0 ? [] : [{ by: "accommodation" as const, percent: extraTimePercent, minutes: accommodated }]),
    ...(exception && hasOwn ? [{ by: "exception" as const, ...own, attempts, minutes, reason: exception.reason }] : []),
  ];
  const closes = own.closesAt ?? closesAt;
  const { late } = quiz;
  const lateFrom = late ? closes : null;
  if (trace.length === 0 && lateFrom === null) return { quiz, trace, lateFrom };
  const terms: Pick<Terms, "opensAt" | "closesAt" | "attempts" | "timeLimitMinutes"> = {
    opensAt: own.opensAt ?? opensAt,
    closesAt: late && closes !== null ? (lastInstant({ late }, new Date(closes))?.toISOString() ?? null) : closes,
    attempts: quiz.attempts === null ? null : quiz.attempts + attempts,
    timeLimitMinutes: limit === null ? null : limit + accommodated + minutes,
  };
  return { quiz: { ...quiz, ...terms }, trace, lateFrom };
}

/** How late an attempt is that was submitted at an instant, and what that costs. */
export function attemptLateness({ quiz: { late }, lateFrom }: { quiz: Pick<Terms, "late" | "closesAt">; lateFrom: string | null }, submittedAt: Date): Lateness {
  return late && lateFrom !== null ? latenessOf({ late }, new Date(lateFrom), submittedAt) : { daysLate: 0, percent: 0 };
}

/** Points of an attempt after what its lateness costs, in cents; of one that was in time, just its points. */
export function gradedPoints(points: number, latePercent: number): number {
  return latePercent === 0 ? points : pointsAfter(points, latePercent);
}

type Kept = { deferredDays: number; extraTimePercent: number; quizExceptions: readonly (OwnException & { lessonId: string })[] };

/** What of an enrollment, as it is kept, the terms of the quiz of one lesson depend on. */
export function learnerTermsOf({ deferredDays, extraTimePercent, quizExceptions }: Kept, lessonId: string): LearnerTerms {
  return { deferredDays, extraTimePercent, exception: quizExceptions.find((exception) => exception.lessonId === lessonId) ?? null };
}
