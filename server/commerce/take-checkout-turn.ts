import { DomainError } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";

/** Takes one of the buyer's turns at the payment vendor; throws `rate.too_many` when there is none left. */
export async function takeCheckoutTurn(ctx: Ctx, userId: string): Promise<void> {
  const turn = await ctx.vendors.limits.take("checkout", userId);
  if (!turn.allowed) throw new DomainError("too_many", "rate.too_many", { seconds: turn.retryAfterSeconds });
}
