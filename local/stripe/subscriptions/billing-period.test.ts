import { describe, expect, it } from "vitest";
import { periodEnd } from "./billing-period.ts";

const at = (text: string): number => Date.parse(text) / 1_000;

describe("periodEnd", () => {
  it.each([
    ["2026-01-31T10:00:00Z", "2026-01-31T10:00:00Z", "month", 1, "2026-02-28T10:00:00Z"],
    ["2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z", "month", 1, "2026-03-31T10:00:00Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z", "year", 1, "2025-02-28T00:00:00Z"],
    ["2026-11-22T08:30:15Z", "2026-11-22T08:30:15Z", "month", 3, "2027-02-22T08:30:15Z"],
    ["2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z", "week", 2, "2026-12-06T00:00:00Z"],
  ])("from %s, the period that starts %s (%s x %i) ends %s", (anchor, start, interval, interval_count, end) => {
    expect(periodEnd(at(anchor), at(start), { interval, interval_count })).toBe(at(end));
  });
});
