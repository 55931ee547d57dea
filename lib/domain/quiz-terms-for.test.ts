import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { after } from "@/lib/time";
import { deferDate } from "./deferral";
import { dueOf, mayReview, nextAttempt } from "./quiz-terms";
import { attemptLateness, gradedPoints, learnerTermsOf, MAX_EXTRA_ATTEMPTS, MAX_EXTRA_MINUTES, MAX_EXTRA_TIME_PERCENT, NOTHING_OWN, quizTermsFor, type LearnerTerms } from "./quiz-terms-for";

const date = fc.date({ min: new Date("2020-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
const instant = fc.option(date.map((at) => at.toISOString()));
const quizzes = fc.record({
  opensAt: instant, closesAt: instant, attempts: fc.option(fc.integer({ min: 1, max: 100 })), timeLimitMinutes: fc.option(fc.integer({ min: 1, max: 1_440 })),
  cooldownMinutes: fc.option(fc.integer({ min: 1, max: 10_080 })), review: fc.constantFrom("each_attempt" as const, "last_attempt" as const, "never" as const),
});
const exceptions = fc.record({ opensAt: fc.option(date), closesAt: fc.option(date), extraAttempts: fc.nat(MAX_EXTRA_ATTEMPTS), extraMinutes: fc.nat(MAX_EXTRA_MINUTES), reason: fc.string() });
const learners: fc.Arbitrary<LearnerTerms> = fc.record({ deferredDays: fc.nat(730), extraTimePercent: fc.nat(MAX_EXTRA_TIME_PERCENT), exception: fc.option(exceptions) });

describe("the terms of a quiz for one learner", () => {
  it("are the quiz's own for who was granted nothing", () => {
    fc.assert(
      fc.property(quizzes, (quiz) => {
        const own = quizTermsFor(quiz, NOTHING_OWN);
        expect(own.quiz).toBe(quiz);
        expect(own.trace).toEqual([]);
      }),
    );
  });

  it("follow from the trace alone, and nothing else of the quiz changes", () => {
    fc.assert(
      fc.property(quizzes, learners, (quiz, learner) => {
        const { quiz: own, trace } = quizTermsFor(quiz, learner);
        let again = quiz;
        const moved = (at: string | null, days: number): string | null => deferDate(at === null ? null : new Date(at), days)?.toISOString() ?? null;
        for (const step of trace) {
          if (step.by === "deferral") again = { ...again, opensAt: moved(again.opensAt, step.days), closesAt: moved(again.closesAt, step.days) };
          if (step.by === "exception") again = { ...again, opensAt: step.opensAt ?? again.opensAt, closesAt: step.closesAt ?? again.closesAt, attempts: again.attempts && again.attempts + step.attempts };
          if (step.by !== "deferral") again = { ...again, timeLimitMinutes: again.timeLimitMinutes && again.timeLimitMinutes + step.minutes };
        }
        expect(own).toEqual(again);
      }),
    );
  });

  it("give no less time and no fewer attempts than the quiz does, and a limit to nobody who had none", () => {
    fc.assert(
      fc.property(quizzes, learners, date, (quiz, learner, now) => {
        const { quiz: own } = quizTermsFor(quiz, learner);
        for (const name of ["attempts", "timeLimitMinutes"] as const) {
          expect(own[name] === null).toBe(quiz[name] === null);
          expect(own[name] ?? 0).toBeGreaterThanOrEqual(quiz[name] ?? 0);
        }
        expect(Number.isInteger(own.timeLimitMinutes ?? 0)).toBe(true);
        const noEnd = { closesAt: null };
        expect(dueOf({ ...own, ...noEnd }, now)?.getTime() ?? 0).toBeGreaterThanOrEqual(dueOf({ ...quiz, ...noEnd }, now)?.getTime() ?? 0);
      }),
    );
  });

  it("show no answers while the learner may still take it within a window of their own", () => {
    fc.assert(
      fc.property(quizzes, learners, date, (quiz, learner, now) => {
        const { quiz: own } = quizTermsFor({ ...quiz, review: "last_attempt" as const }, learner);
        const past = [{ submittedAt: now, passed: false }];
        if (["open", "upcoming", "cooling"].includes(nextAttempt(own, past, now).state)) expect(mayReview(own, past, now)).toBe(false);
      }),
    );
  });
});

describe("a quiz that takes late attempts", () => {
  const late = fc.record({ kind: fc.constant("accept" as const), percentPerDay: fc.nat(100), maxPercent: fc.nat(100), lastDay: fc.option(fc.integer({ min: 1, max: 3_650 })) });

  it("closes when it takes the last of them, and says from when they are late: by the learner's own window", () => {
    fc.assert(
      fc.property(quizzes, learners, late, (quiz, learner, policy) => {
        const { quiz: plain } = quizTermsFor(quiz, learner);
        const { quiz: own, lateFrom } = quizTermsFor({ ...quiz, late: policy }, learner);
        expect(lateFrom).toBe(plain.closesAt);
        const lastAt = plain.closesAt && policy.lastDay ? deferDate(new Date(plain.closesAt), policy.lastDay) : null;
        expect(own).toEqual({ ...plain, late: policy, closesAt: lastAt?.toISOString() ?? null });
      }),
    );
  });

  it("takes nothing off before, at most the cap after, and never more for less lateness", () => {
    fc.assert(
      fc.property(late, date, fc.nat(400 * 24), fc.nat(400 * 24), fc.integer({ min: 0, max: 1_000_000 }), (policy, closes, one, other, cents) => {
        const terms = quizTermsFor({ ...QUIZ, closesAt: closes.toISOString(), late: policy }, NOTHING_OWN);
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)].map((hours) => attemptLateness(terms, after(closes, hours * 3_600_000)));
        expect(attemptLateness(terms, closes)).toEqual({ daysLate: 0, percent: 0 });
        expect(sooner?.percent).toBeLessThanOrEqual(later?.percent ?? 0);
        expect(later?.percent).toBeLessThanOrEqual(policy.maxPercent);
        const points = cents / 100;
        expect(gradedPoints(points, 0)).toBe(points);
        expect(gradedPoints(points, later?.percent ?? 0)).toBeLessThanOrEqual(gradedPoints(points, sooner?.percent ?? 0));
        expect(gradedPoints(points, 100)).toBe(0);
      }),
    );
  });

  it("has nothing late without a window or without a policy", () => {
    const policy = { kind: "accept" as const, percentPerDay: 10, maxPercent: 50, lastDay: null };
    const at = new Date("2099-01-01T00:00:00Z");
    expect(attemptLateness(quizTermsFor({ ...QUIZ, closesAt: null, late: policy }, NOTHING_OWN), at)).toEqual({ daysLate: 0, percent: 0 });
    expect(attemptLateness(quizTermsFor(QUIZ, NOTHING_OWN), at)).toEqual({ daysLate: 0, percent: 0 });
  });
});

const QUIZ = { opensAt: "2026-11-22T12:00:00.000Z", closesAt: "2026-11-23T12:00:00.000Z", attempts: 2, timeLimitMinutes: 25 };

it("an accommodation, a deferral and an exception add up, each told with what it did", () => {
  const exception = { opensAt: null, closesAt: new Date("2026-12-24T00:00:00Z"), extraAttempts: 1, extraMinutes: 5, reason: "Hospital" };
  expect(quizTermsFor(QUIZ, { deferredDays: 1, extraTimePercent: 50, exception })).toEqual({
    quiz: { opensAt: "2026-11-23T12:00:00.000Z", closesAt: "2026-12-24T00:00:00.000Z", attempts: 3, timeLimitMinutes: 43 },
    trace: [
      { by: "deferral", days: 1 },
      { by: "accommodation", percent: 50, minutes: 13 },
      { by: "exception", opensAt: null, closesAt: "2026-12-24T00:00:00.000Z", attempts: 1, minutes: 5, reason: "Hospital" },
    ],
    lateFrom: null,
  });
});

it("what an exception cannot add to is not told", () => {
  const endless = { opensAt: null, closesAt: null, attempts: null, timeLimitMinutes: null };
  const exception = { opensAt: null, closesAt: null, extraAttempts: 1, extraMinutes: 5, reason: "Hospital" };
  expect(quizTermsFor(endless, { deferredDays: 3, extraTimePercent: 50, exception })).toEqual({ quiz: endless, trace: [], lateFrom: null });
});

it("an exception is of the quiz of one lesson", () => {
  const exception = { lessonId: "les_1", opensAt: null, closesAt: null, extraAttempts: 1, extraMinutes: 0, reason: "Viaje" };
  const kept = { deferredDays: 0, extraTimePercent: 0, quizExceptions: [exception] };
  expect([learnerTermsOf(kept, "les_1").exception, learnerTermsOf(kept, "les_2").exception]).toEqual([exception, null]);
});
