import { describe, expect, it } from "vitest";
import { pathPriceAt } from "./path-price";

const NOW = new Date("2026-11-22T12:00:00Z");
const course = (priceAmount: number, currency = "USD", earlyBirdAmount: number | null = null) => ({ priceAmount, currency, earlyBirdAmount, earlyBirdEndsAt: earlyBirdAmount === null ? null : new Date("2026-12-01T00:00:00Z") });
const step = (courses: ReturnType<typeof course>[], choose = 1, isRequired = true) => ({ courses, choose, isRequired });

describe("what the courses of a path cost", () => {
  it("is the sum of those that it asks for, at the price of that instant", () => {
    expect(pathPriceAt([step([course(4_900)]), step([course(6_900, "USD", 5_900)]), step([course(9_900)], 1, false)], NOW)).toEqual({ money: { amount: 10_800, currency: "USD" }, isFrom: false });
  });

  it("begins with the cheapest where it leaves a choice", () => {
    expect(pathPriceAt([step([course(4_900), course(0), course(2_900)], 2)], NOW)).toEqual({ money: { amount: 2_900, currency: "USD" }, isFrom: true });
  });

  it("is not told where currencies differ, or nothing is asked for", () => {
    expect(pathPriceAt([step([course(4_900)]), step([course(4_900, "EUR")])], NOW)).toBeNull();
    expect(pathPriceAt([], NOW)).toBeNull();
  });
});
