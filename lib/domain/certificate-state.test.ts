import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { addMonths, certificateState } from "./certificate-state";

const now = new Date("2026-11-22T12:00:00Z");

describe("where a certificate stands", () => {
  it.each([
    [{ expiresAt: null, revokedAt: null }, "valid"],
    [{ expiresAt: "2026-11-22T12:00:00.001Z", revokedAt: null }, "valid"],
    [{ expiresAt: "2026-11-22T12:00:00.000Z", revokedAt: null }, "expired"],
    [{ expiresAt: "2026-01-01T00:00:00Z", revokedAt: now }, "revoked"],
  ] as const)("%o is %s", (dates, state) => expect(certificateState(dates, now)).toBe(state));
});

describe("months later", () => {
  it.each([
    ["2026-01-31T10:00:00.000Z", 1, "2026-02-28T10:00:00.000Z"],
    ["2027-12-31T23:59:59.000Z", 2, "2028-02-29T23:59:59.000Z"],
    ["2026-11-22T12:00:00.000Z", 24, "2028-11-22T12:00:00.000Z"],
  ])("%s and %d is %s", (from, months, to) => expect(addMonths(new Date(from), months).toISOString()).toBe(to));

  test.prop([fc.date({ min: new Date("2020-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), fc.integer({ min: 1, max: 240 })])("is always later, and never another day than asked but a month's last", (from, months) => {
    const to = addMonths(from, months);
    expect(to.getTime()).toBeGreaterThan(from.getTime());
    expect((to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()).toBe(months);
  });
});
