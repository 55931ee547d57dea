import { DomainError } from "@/lib/errors";
import type { LimitName } from "@/server/vendors";
import type { Ctx } from "./ctx";

/** Takes a turn of a rate limit or throws TOO_MANY with the seconds to wait. */
export async function requireTurn(ctx: Pick<Ctx, "vendors">, limit: LimitName, key: string): Promise<void> {
  const { allowed, retryAfterSeconds } = await ctx.vendors.limits.take(limit, key);
  if (!allowed) throw new DomainError("too_many", "rate.too_many", { seconds: retryAfterSeconds });
}
