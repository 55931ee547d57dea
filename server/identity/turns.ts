import { DomainError } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import type { LimitName } from "@/server/vendors";

/**
 * Takes a turn of each limit, or throws `rate.too_many` with the seconds to wait. Called before anything expensive, by
 * the use case, so every path to it counts: a form, a batch, the REST API. All limits are counted even when one is
 * spent, so trying on costs an attacker both.
 */
export async function takeTurns(ctx: Ctx, turns: readonly { limit: LimitName; key: string }[]): Promise<void> {
  const results = await Promise.all(turns.map(({ limit, key }) => ctx.vendors.limits.take(limit, key)));
  const refused = results.filter((result) => !result.allowed);
  if (refused.length === 0) return;
  throw new DomainError("too_many", "rate.too_many", { seconds: Math.max(...refused.map((result) => result.retryAfterSeconds)) });
}

/** A try at somebody's password or code, by account and by address. */
export function signInTurns(ctx: Ctx, email: string): { limit: LimitName; key: string }[] {
  return [
    { limit: "sign_in_account", key: email },
    { limit: "sign_in_address", key: addressOf(ctx) },
  ];
}

/** A mail that somebody asks us to send, by its recipient and by address. */
export function mailTurns(ctx: Ctx, email: string): { limit: LimitName; key: string }[] {
  return [
    { limit: "mail_account", key: email },
    { limit: "mail_address", key: addressOf(ctx) },
  ];
}

export function addressOf(ctx: Ctx): string {
  return ctx.ipAddress ?? "unknown";
}
