import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { priceAt, type CoursePricing } from "./pricing";

const DEADLINE = new Date("2026-12-01T05:00:00Z");
const EARLY: CoursePricing = { priceAmount: 4_900, currency: "USD", earlyBirdAmount: 3_900, earlyBirdEndsAt: DEADLINE };
const beside = (ms: number) => new Date(DEADLINE.getTime() + ms);

describe("priceAt", () => {
  it("is early until the last millisecond before the deadline and regular at it", () => {
    expect(priceAt(EARLY, beside(-1))).toEqual({ kind: "early_bird", money: { amount: 3_900, currency: "USD" }, deadline: DEADLINE });
    expect(priceAt(EARLY, beside(0))).toEqual({ kind: "regular", money: { amount: 4_900, currency: "USD" }, deadline: null });
  });

  it("does not offer an early price that has no deadline", () => {
    expect(priceAt({ ...EARLY, earlyBirdEndsAt: null }, beside(-1)).kind).toBe("regular");
  });

  it("offers an early price of nothing as an early price", () => {
    expect(priceAt({ ...EARLY, earlyBirdAmount: 0 }, beside(-1))).toMatchObject({ kind: "early_bird", money: { amount: 0 } });
  });

  it("says free for a course that costs nothing, whatever else is set", () => {
    expect(priceAt({ ...EARLY, priceAmount: 0, earlyBirdAmount: null }, beside(-1))).toEqual({
      kind: "free",
      money: { amount: 0, currency: "USD" },
      deadline: null,
    });
  });

  test.prop([
    fc.record({
      priceAmount: fc.nat(1_000_000),
      currency: fc.constantFrom("USD", "CLP", "KWD"),
      earlyBirdAmount: fc.option(fc.nat(1_000_000)),
      earlyBirdEndsAt: fc.option(fc.date({ noInvalidDate: true })),
    }),
    fc.date({ noInvalidDate: true }),
    fc.nat(10_000_000),
  ])("never asks more than the regular price, and never less as time passes", (pricing, instant, later) => {
    const now = priceAt(pricing, instant).money.amount;
    expect(now).toBeLessThanOrEqual(pricing.priceAmount);
    const afterwards = new Date(Math.min(instant.getTime() + later, 8.64e15));
    expect(priceAt(pricing, afterwards).money.amount).toBeGreaterThanOrEqual(now);
  });
});
