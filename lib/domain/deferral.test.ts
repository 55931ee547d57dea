import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deferDate, deferredBy, deferWindow, MAX_DEFERRED_DAYS, ownDaysLeft } from "./deferral";

const instant = fc.option(fc.date({ min: new Date("2020-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }));
const past = fc.array(fc.record({ days: fc.integer({ min: 1, max: 365 }), isOwn: fc.boolean(), isUndone: fc.boolean() }), { maxLength: 6 });

describe("a deferral", () => {
  it("moves each date by the same days, and their order stays", () => {
    fc.assert(
      fc.property(instant, instant, fc.nat(730), (opens, closes, days) => {
        const { opensAt, closesAt } = deferWindow({ opensAt: opens?.toISOString() ?? null, closesAt: closes?.toISOString() ?? null }, days);
        expect([opensAt, closesAt]).toEqual([opens, closes].map((at) => deferDate(at, days)?.toISOString() ?? null));
        if (opens && closes && opensAt && closesAt) expect(opensAt < closesAt).toBe(opens < closes);
      }),
    );
  });

  it("leaves no more days to a learner than the course gives, nor than anybody may have", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), past, (allowed, deferrals) => {
        const left = ownDaysLeft(allowed, deferrals) ?? 0;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(allowed);
        if (left > 0) expect(left + deferredBy(deferrals)).toBeLessThanOrEqual(MAX_DEFERRED_DAYS);
        expect(ownDaysLeft(null, deferrals)).toBeNull();
      }),
    );
  });
});
