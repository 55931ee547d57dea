import { createHash } from "node:crypto";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import type { LimitName, RateLimits } from "./types";

type Rule = { limit: number; window: `${number} ${"s" | "m" | "h"}`; onOutage: "allow" | "refuse" };

/** How many turns in which window. Guarding a secret refuses when Redis cannot be asked; reading does not. */
const RULES: Record<LimitName, Rule> = {
  sign_in_account: { limit: 10, window: "15 m", onOutage: "refuse" },
  sign_in_address: { limit: 60, window: "15 m", onOutage: "refuse" },
  register_address: { limit: 20, window: "1 h", onOutage: "refuse" },
  mail_account: { limit: 5, window: "1 h", onOutage: "refuse" },
  mail_address: { limit: 30, window: "1 h", onOutage: "refuse" },
  token_refresh: { limit: 60, window: "15 m", onOutage: "refuse" },
  api_read: { limit: 600, window: "1 m", onOutage: "allow" },
  api_write: { limit: 240, window: "1 m", onOutage: "allow" },
  search: { limit: 240, window: "1 m", onOutage: "allow" },
  // Reading a package may take seconds of a processor.
  upload: { limit: 60, window: "10 m", onOutage: "allow" },
  // A run may take a processor for as long as its question allows; the runner itself bounds how many there are at once.
  code_run: { limit: 60, window: "10 m", onOutage: "allow" },
  // Each asks up to 500 addresses of others.
  link_check: { limit: 6, window: "10 m", onOutage: "allow" },
  // Each may ask a model for money; the day's tokens are counted apart.
  draft_run: { limit: 30, window: "1 h", onOutage: "allow" },
  checkout: { limit: 30, window: "15 m", onOutage: "allow" },
};

const OUTAGE_RETRY_SECONDS = 30;

/** Sliding windows in Upstash Redis. Keys are hashed, so no address or e-mail is stored there. */
export function upstashLimits(options: { url: string; token: string }, onOutage: (error: unknown) => void): RateLimits {
  const redis = new Redis({ url: options.url, token: options.token, retry: { retries: 1 } });
  const limiters = new Map<LimitName, Ratelimit>();
  const limiterFor = (name: LimitName): Ratelimit => {
    const known = limiters.get(name);
    if (known) return known;
    const rule = RULES[name];
    const made = new Ratelimit({
      redis,
      limiter: Ratelimit.slidingWindow(rule.limit, rule.window),
      prefix: `limit:${name}`,
      ephemeralCache: false,
      // The library's own timeout answers "allowed"; ours must know, to refuse where the rule says so.
      timeout: 0,
    });
    limiters.set(name, made);
    return made;
  };
  return {
    async take(name, key) {
      try {
        const result = await limiterFor(name).limit(createHash("sha256").update(key).digest("base64url"));
        return { allowed: result.success, retryAfterSeconds: Math.max(1, Math.ceil((result.reset - Date.now()) / 1_000)) };
      } catch (error) {
        onOutage(error);
        return { allowed: RULES[name].onOutage === "allow", retryAfterSeconds: OUTAGE_RETRY_SECONDS };
      }
    },
  };
}
