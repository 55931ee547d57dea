import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatClock,
  formatDate,
  formatDateTime,
  formatDuration,
  formatList,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  formatRating,
  formatRelative,
  formatTime,
} from "./format";

const plain = (text: string) => text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ");
const buenosAires = "America/Argentina/Buenos_Aires";
const deadline = new Date("2026-03-13T02:59:00Z");

describe("formatMoney", () => {
  it.each([
    [4900, "USD", "es", "US$ 49"],
    [4950, "USD", "es", "US$ 49,50"],
    [4900, "USD", "en", "US$49"],
    [4900, "USD", "pt-BR", "US$ 49"],
    [5_421_000, "ARS", "es", "AR$ 54.210"],
    [123_450, "BRL", "pt-BR", "R$ 1.234,50"],
    [120_000, "USD", "es", "US$ 1.200"],
    [15_990, "CLP", "es", "CL$ 15.990"],
    [900, "JPY", "en", "JPY 900"],
  ])("%i %s in %s is %s", (amount, currency, locale, text) => {
    expect(plain(formatMoney(amount, currency, locale))).toBe(text);
  });

  it("keeps the cents where sums are compared", () => {
    expect(plain(formatMoney(3900, "USD", "es", "exact"))).toBe("US$ 39,00");
    expect(plain(formatMoney(-1000, "USD", "es", "exact"))).toBe("\u2212US$ 10,00");
  });
});

describe("numbers", () => {
  it("follow the locale", () => {
    expect(formatNumber(54_210, "es")).toBe("54.210");
    expect(formatNumber(54_210, "en")).toBe("54,210");
    expect(formatRating(4.8, "es")).toBe("4,8");
    expect(formatRating(5, "en")).toBe("5.0");
    expect(formatList(["a", "b", "c"], "es")).toBe("a, b y c");
  });

  it("never round progress up to done", () => {
    expect(plain(formatPercent(0.999, "es"))).toBe("99 %");
    expect(formatPercent(1, "en")).toBe("100%");
    expect(formatPercent(0.29, "en")).toBe("29%");
  });

  it("write bytes in decimal units", () => {
    expect(plain(formatBytes(304_000_000, "es"))).toBe("304 MB");
    expect(plain(formatBytes(1_500_000, "es"))).toBe("1,5 MB");
    expect(plain(formatBytes(0, "en"))).toBe("0 byte");
  });
});

describe("durations", () => {
  it.each([
    [0, "0:00"],
    [380, "6:20"],
    [3723.9, "1:02:03"],
  ])("%d s on a clock is %s", (seconds, text) => expect(formatClock(seconds)).toBe(text));

  it.each([
    [7800, "es", "2 h 10 min"],
    [64_800, "es", "18 h"],
    [840, "pt-BR", "14 min"],
    [7800, "en", "2h 10m"],
    [40, "es", "40 s"],
    [3599, "es", "1 h"],
  ])("%d s in %s is %s", (seconds, locale, text) => expect(plain(formatDuration(seconds, locale))).toBe(text));
});

describe("dates", () => {
  it("are those of the zone, not of the server", () => {
    expect(formatDate(deadline, "es", buenosAires, "long")).toBe("12 de marzo de 2026");
    expect(formatDate(deadline, "es", "UTC", "long")).toBe("13 de marzo de 2026");
    expect(formatTime(deadline, "es", buenosAires)).toBe("23:59");
    expect(plain(formatTime(deadline, "en", buenosAires))).toBe("11:59 PM");
  });

  it("name the month of the zone", () => {
    expect(formatMonth(new Date("2026-12-01T01:00:00Z"), "es", buenosAires)).toBe("noviembre de 2026");
    expect(formatMonth(new Date("2026-12-01T01:00:00Z"), "en", "UTC")).toBe("December 2026");
  });

  it("carry their zone when they are deadlines", () => {
    expect(formatDateTime(deadline, "es", buenosAires)).toBe("12 de marzo, 23:59 (GMT\u22123)");
  });

  it("are relative to a given now", () => {
    const now = new Date("2026-03-13T03:01:30Z");
    expect(formatRelative(deadline, now, "es")).toBe("hace 2 min");
    expect(formatRelative(new Date("2026-03-12T03:00:00Z"), now, "en")).toBe("yesterday");
    expect(formatRelative(new Date(now.getTime() - 9 * 86_400_000), now, "es")).toBe("la semana pasada");
    expect(formatRelative(now, now, "en")).toBe("now");
  });
});
