import { describe, expect, it } from "vitest";
import { retryAfterMs, retryDelayMs } from "./backoff.ts";
import { cronProblem, nextSlot } from "./cron.ts";
import { durationMs, momentOf } from "./durations.ts";
import { hashSigningKey, isAuthorized, signBody } from "./signature.ts";
import { seededUlid, ulid } from "./ulid.ts";

const now = new Date("2026-03-28T12:00:00Z");

describe("time strings", () => {
  it.each([["1s", 1_000], ["2h45m", 9_900_000], ["1w2d", 777_600_000], ["1.5m", 90_000], ["300ms", 300], ["5", null], ["", null], ["1 s", null], ["-1s", null]])("reads %j", (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });
  it("reads dates as moments and refuses the rest", () => {
    expect(momentOf("2026-03-28T13:00:00.000Z", now)?.getTime()).toBe(now.getTime() + 3_600_000);
    expect(momentOf("10m", now)?.getTime()).toBe(now.getTime() + 600_000);
    expect(momentOf("soon", now)).toBeNull();
  });
});

describe("schedules", () => {
  it.each([
    ["*/15 * * * *", "2026-03-28T12:15:00.000Z"],
    ["@daily", "2026-03-29T00:00:00.000Z"],
    ["TZ=America/Sao_Paulo 0 9 * * 1", "2026-03-30T12:00:00.000Z"],
    ["CRON_TZ=Asia/Kolkata 30 18 * * *", "2026-03-28T13:00:00.000Z"],
  ])("%s comes due next at %s", (schedule, expected) => {
    expect(nextSlot(schedule, now)?.toISOString()).toBe(expected);
  });
  it("runs once on the days when clocks change", () => {
    const spring = nextSlot("TZ=Europe/Paris 30 2 * * *", new Date("2026-03-29T00:00:00Z"));
    expect(nextSlot("TZ=Europe/Paris 30 2 * * *", spring ?? now)?.toISOString()).toBe("2026-03-30T00:30:00.000Z");
    const autumn = nextSlot("TZ=Europe/Paris 30 2 * * *", new Date("2026-10-24T23:00:00Z"));
    expect(nextSlot("TZ=Europe/Paris 30 2 * * *", autumn ?? now)?.toISOString()).toBe("2026-10-26T01:30:00.000Z");
  });
  it.each(["* * *", "every day", "TZ=Mars/Olympus 0 0 * * *", "61 * * * *", "0 0 31 2 *", "* * * * * *"])("refuses %j", (schedule) => {
    expect(cronProblem(schedule)).toBeTruthy();
  });
});

describe("retries", () => {
  it("wait longer each time, with jitter", () => {
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const multiple = [1, 2, 4, 8, 20, 40, 80, 160, 240, 480][Math.min(attempt, 9)] ?? 0;
      const delay = retryDelayMs(attempt, 15_000);
      expect(delay).toBeGreaterThanOrEqual(multiple * 15_000);
      expect(delay).toBeLessThanOrEqual(multiple * 15_000 + 30_000);
    }
  });
  it.each([["3", 3_000], ["0", 1_000], ["2026-03-28T12:00:05Z", 5_000], ["9999999", 86_400_000], ["soon", null], [null, null]])("follow Retry-After %j", (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});

describe("signatures and ids", () => {
  // Vectors of the protocol's specification, section 4.1.4.
  it("hashes the signing key as the specification shows", () => {
    expect(hashSigningKey("signkey-prod-12345678")).toBe("signkey-prod-b2ed992186a5cb19f6668aade821f502c1d00970dfd0e35128d51bac4649916c");
  });
  it("accepts the key hashed or plain, and no other", () => {
    expect(isAuthorized(`Bearer ${hashSigningKey("signkey-prod-12345678")}`, "signkey-prod-12345678")).toBe(true);
    expect(isAuthorized("Bearer signkey-prod-12345678", "signkey-prod-12345678")).toBe(true);
    expect(isAuthorized("Bearer signkey-prod-12345679", "signkey-prod-12345678")).toBe(false);
    expect(isAuthorized(undefined, "signkey-prod-12345678")).toBe(false);
  });
  it("signs the body together with the time", () => {
    expect(signBody("{}", "signkey-prod-12345678", now)).not.toBe(signBody("{}", "signkey-prod-12345678", new Date(now.getTime() + 1_000)));
  });
  it("orders ids by time and repeats seeded ones", () => {
    expect(ulid(1) < ulid(2)).toBe(true);
    expect(ulid()).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(seededUlid(5, "a")).toBe(seededUlid(5, "a"));
    expect(seededUlid(5, "a")).not.toBe(seededUlid(5, "b"));
  });
});
