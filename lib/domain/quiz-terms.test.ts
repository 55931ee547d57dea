import { describe, expect, it } from "vitest";
import { after, MINUTE_MS } from "@/lib/time";
import { GRACE_MS, isTimeUp, mayReview, nextAttempt } from "./quiz-terms";

const NOW = new Date("2026-11-22T12:00:00Z");
const ago = (minutes: number, passed = false) => ({ submittedAt: after(NOW, -minutes * MINUTE_MS), passed });

describe("a next attempt", () => {
  it("is open without limits, however many there were", () => {
    expect(nextAttempt({ attempts: null, cooldownMinutes: null }, [ago(0), ago(1)], NOW)).toEqual({ state: "open", left: null });
  });

  it("is counted, and ends", () => {
    expect(nextAttempt({ attempts: 2, cooldownMinutes: null }, [ago(5)], NOW)).toEqual({ state: "open", left: 1 });
    expect(nextAttempt({ attempts: 2, cooldownMinutes: null }, [ago(5), ago(9), ago(12)], NOW)).toEqual({ state: "used_up", left: 0 });
  });

  it("waits after the latest, in whatever order they are told", () => {
    const terms = { attempts: null, cooldownMinutes: 10 };
    expect(nextAttempt(terms, [ago(20), ago(4)], NOW)).toEqual({ state: "cooling", left: null, at: after(NOW, 6 * MINUTE_MS) });
    expect(nextAttempt(terms, [ago(10), ago(20)], NOW)).toEqual({ state: "open", left: null });
    expect(nextAttempt(terms, [], NOW)).toEqual({ state: "open", left: null });
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
    expect(mayReview({ review, attempts }, past)).toBe(expected);
  });
});

it("the time is up when the grace is", () => {
  expect(isTimeUp(null, NOW)).toBe(false);
  expect(isTimeUp(NOW, after(NOW, GRACE_MS - 1))).toBe(false);
  expect(isTimeUp(NOW, after(NOW, GRACE_MS))).toBe(true);
});
