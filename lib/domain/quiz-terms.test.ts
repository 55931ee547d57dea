import { describe, expect, it } from "vitest";
import { after, DAY_MS, MINUTE_MS } from "@/lib/time";
import { dueOf, GRACE_MS, isTimeUp, mayReview, nextAttempt } from "./quiz-terms";

const NOW = new Date("2026-11-22T12:00:00Z");
const ALWAYS = { attempts: null, cooldownMinutes: null, opensAt: null, closesAt: null };
const iso = (minutes: number) => after(NOW, minutes * MINUTE_MS).toISOString();
const ago = (minutes: number, passed = false) => ({ submittedAt: after(NOW, -minutes * MINUTE_MS), passed });

describe("a next attempt", () => {
  it("is open without limits, however many there were", () => {
    expect(nextAttempt(ALWAYS, [ago(0), ago(1)], NOW)).toEqual({ state: "open", left: null });
  });

  it("is counted, and ends", () => {
    expect(nextAttempt({ ...ALWAYS, attempts: 2 }, [ago(5)], NOW)).toEqual({ state: "open", left: 1 });
    expect(nextAttempt({ ...ALWAYS, attempts: 2 }, [ago(5), ago(9), ago(12)], NOW)).toEqual({ state: "used_up", left: 0 });
  });

  it("waits after the latest, in whatever order they are told", () => {
    const terms = { ...ALWAYS, cooldownMinutes: 10 };
    expect(nextAttempt(terms, [ago(20), ago(4)], NOW)).toEqual({ state: "cooling", left: null, at: after(NOW, 6 * MINUTE_MS) });
    expect(nextAttempt(terms, [ago(10), ago(20)], NOW)).toEqual({ state: "open", left: null });
    expect(nextAttempt(terms, [], NOW)).toEqual({ state: "open", left: null });
  });

  it("begins within the window: from the instant that it opens, and not at the one that it closes", () => {
    const window = { ...ALWAYS, attempts: 3, opensAt: iso(0), closesAt: iso(60) };
    expect(nextAttempt(window, [], after(NOW, -1))).toEqual({ state: "upcoming", left: 3, at: NOW });
    expect(nextAttempt(window, [], NOW)).toEqual({ state: "open", left: 3 });
    expect(nextAttempt(window, [], after(NOW, 60 * MINUTE_MS - 1))).toEqual({ state: "open", left: 3 });
    expect(nextAttempt(window, [], after(NOW, 60 * MINUTE_MS))).toEqual({ state: "closed", left: 3 });
    expect(nextAttempt({ ...window, cooldownMinutes: 62 }, [ago(1)], NOW), "the wait ends after the window").toEqual({ state: "closed", left: 2 });
    expect(nextAttempt({ ...window, attempts: 1 }, [ago(1)], after(NOW, DAY_MS))).toEqual({ state: "used_up", left: 0 });
  });
});

describe("a review", () => {
  it.each([
    ["each_attempt", null, [], false],
    ["each_attempt", null, [ago(1)], true],
    ["last_attempt", 2, [ago(1)], false],
    ["last_attempt", 2, [ago(1), ago(2)], true],
    ["last_attempt", null, [ago(1), ago(2)], false],
    ["last_attempt", null, [ago(1), ago(2, true)], true],
    ["never", 1, [ago(1, true)], false],
  ] as const)("by the policy %s with %s attempts", (review, attempts, past, expected) => {
    expect(mayReview({ review, attempts, closesAt: null }, past, NOW)).toBe(expected);
  });
});

it("a review that waits for the last attempt comes when the window closes, to who made one", () => {
  const terms = { review: "last_attempt", attempts: 3, closesAt: iso(0) } as const;
  expect([mayReview(terms, [ago(5)], after(NOW, -1)), mayReview(terms, [ago(5)], NOW), mayReview(terms, [], NOW)]).toEqual([false, true, false]);
});

it("an attempt ends after its time, or with the window when that is sooner", () => {
  expect(dueOf({ timeLimitMinutes: null, closesAt: null }, NOW)).toBeNull();
  expect(dueOf({ timeLimitMinutes: 5, closesAt: null }, NOW)).toEqual(after(NOW, 5 * MINUTE_MS));
  expect(dueOf({ timeLimitMinutes: 5, closesAt: iso(3) }, NOW)).toEqual(after(NOW, 3 * MINUTE_MS));
  expect(dueOf({ timeLimitMinutes: 5, closesAt: iso(9) }, NOW)).toEqual(after(NOW, 5 * MINUTE_MS));
  expect(dueOf({ timeLimitMinutes: null, closesAt: iso(9) }, NOW)).toEqual(after(NOW, 9 * MINUTE_MS));
});

it("the time is up when the grace is", () => {
  expect(isTimeUp(null, NOW)).toBe(false);
  expect(isTimeUp(NOW, after(NOW, GRACE_MS - 1))).toBe(false);
  expect(isTimeUp(NOW, after(NOW, GRACE_MS))).toBe(true);
});
