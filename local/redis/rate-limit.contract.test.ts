import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePort } from "../kit/testing/free-port.ts";
import type { RunningService } from "../kit/service.ts";
import { start } from "./index.ts";

const token = "limit-token";
const windowMs = 10_000;
const limit = 4;
const refill = 2;
const origin = 1_700_000_000_000;

let dataDir: string;
let service: RunningService;
let redis: Redis;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "limit-"));
  service = await start({ port: await freePort(), dataDir, appUrl: "", databaseUrl: "", env: { UPSTASH_REDIS_REST_TOKEN: token } });
  redis = new Redis({ url: service.url, token });
});
afterAll(async () => {
  vi.useRealTimers();
  await service.close();
  rmSync(dataDir, { recursive: true });
});

/** Milliseconds from one request to the next: bursts, pauses within a window, and pauses beyond every expiry. */
const gaps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_500 }), fc.integer({ min: 1_500, max: windowMs * 4 })), { minLength: 5, maxLength: 25 });

type Model = (now: number) => boolean;
let nextPrefix = 0;

/** Asks the unchanged rate limiter at the given moments, with the clock of limiter and server stopped there. */
async function decisions(limiter: ConstructorParameters<typeof Ratelimit>[0]["limiter"], moments: readonly number[]): Promise<boolean[]> {
  const rateLimit = new Ratelimit({ redis, limiter, prefix: `p${nextPrefix++}`, ephemeralCache: false });
  const results: boolean[] = [];
  for (const moment of moments) {
    vi.setSystemTime(moment);
    results.push((await rateLimit.limit("someone")).success);
  }
  return results;
}

async function holds(limiter: () => ConstructorParameters<typeof Ratelimit>[0]["limiter"], model: () => Model, budget: (spanMs: number) => number) {
  vi.useFakeTimers({ toFake: ["Date"], now: origin });
  await fc.assert(
    fc.asyncProperty(gaps, fc.integer({ min: 0, max: windowMs }), async (steps, offset) => {
      let now = origin + offset;
      const moments = steps.map((step) => (now += step));
      const decide = model();
      const expected = moments.map((moment) => decide(moment));
      const actual = await decisions(limiter(), moments);
      expect(actual).toEqual(expected);
      const accepted = moments.filter((_, index) => actual[index]);
      for (const [index, first] of accepted.entries()) {
        for (const [later, last] of accepted.slice(index).entries()) expect(later + 1).toBeLessThanOrEqual(budget(last - first));
      }
    }),
    { numRuns: 25 },
  );
}

test("a fixed window lets through its limit in each window, and no more", async () => {
  const model = () => {
    const used = new Map<number, number>();
    return (now: number) => {
      const window = Math.floor(now / windowMs);
      const count = (used.get(window) ?? 0) + 1;
      used.set(window, count);
      return count <= limit;
    };
  };
  await holds(() => Ratelimit.fixedWindow(limit, `${windowMs} ms`), model, (span) => limit * (Math.floor(span / windowMs) + 2));
});

test("a sliding window counts the share of the window before", async () => {
  const model = () => {
    const used = new Map<number, number>();
    return (now: number) => {
      const window = Math.floor(now / windowMs);
      const share = 1 - (now % windowMs) / windowMs;
      const before = Math.floor(share * (used.get(window - 1) ?? 0));
      const count = used.get(window) ?? 0;
      if (before + count >= limit) return false;
      used.set(window, count + 1);
      return true;
    };
  };
  await holds(() => Ratelimit.slidingWindow(limit, `${windowMs} ms`), model, (span) => limit * (Math.floor(span / windowMs) + 2));
});

test("a token bucket never gives more than it holds and refills", async () => {
  const model = () => {
    let tokens = limit;
    let refilledAt: number | null = null;
    return (now: number) => {
      refilledAt ??= now;
      const refills = Math.floor((now - refilledAt) / windowMs);
      tokens = Math.min(limit, tokens + refills * refill);
      refilledAt += refills * windowMs;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    };
  };
  // A bucket that is full again is forgotten, so its clock starts at the next request: the model does the same.
  const forgetful = () => {
    let decide = model();
    let fullAt = Infinity;
    let spent: number[] = [];
    return (now: number) => {
      if (now >= fullAt) {
        decide = model();
        spent = [];
      }
      const accepted = decide(now);
      if (accepted) {
        spent.push(now);
        fullAt = now + Math.ceil(missing(spent, now) / refill) * windowMs;
      }
      return accepted;
    };
  };
  await holds(() => Ratelimit.tokenBucket(refill, `${windowMs} ms`, limit), forgetful, (span) => limit + refill * (Math.floor(span / windowMs) + 1));
});

/** Tokens that a bucket first used at `spent[0]` lacks at `now`, after all of `spent` were taken. */
function missing(spent: readonly number[], now: number): number {
  let tokens = limit;
  let refilledAt = spent[0] ?? now;
  for (const moment of spent) {
    const refills = Math.floor((moment - refilledAt) / windowMs);
    tokens = Math.min(limit, tokens + refills * refill) - 1;
    refilledAt += refills * windowMs;
  }
  return limit - tokens;
}

test("twenty requests at once pass as often as the limit says", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: origin });
  for (const limiter of [Ratelimit.fixedWindow(limit, "10 s"), Ratelimit.slidingWindow(limit, "10 s"), Ratelimit.tokenBucket(refill, "10 s", limit)]) {
    const rateLimit = new Ratelimit({ redis, limiter, prefix: `p${nextPrefix++}`, ephemeralCache: false });
    const results = await Promise.all(Array.from({ length: 20 }, () => rateLimit.limit("someone")));
    expect(results.filter(({ success }) => success)).toHaveLength(limit);
  }
});
