import { DomainError } from "@/lib/errors";
import type { PlaceOrderInput } from "@/lib/schemas/commerce";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { placeOrder, type PlacedOrder } from "./place-order";

/**
 * Places an order for a client that repeats requests: the same key with the same content gives the same order however
 * often and late it comes; with other content it is a mistake, `commerce.idempotency_mismatch`. Throws as `placeOrder` does.
 */
export async function placeOrderOnce(ctx: Ctx, input: PlaceOrderInput): Promise<PlacedOrder> {
  authorize(ctx.viewer, "order.create");
  const { userId } = requireUser(ctx.viewer);
  const before = await ctx.db.order.findUnique({
    where: { userId_idempotencyKey: { userId, idempotencyKey: input.idempotencyKey } },
    select: { totalAmount: true, currency: true, locale: true },
  });
  const isOther = before && (before.totalAmount !== input.expectedAmount || before.currency !== input.expectedCurrency || before.locale !== input.locale);
  if (isOther) throw new DomainError("conflict", "commerce.idempotency_mismatch");
  return placeOrder(ctx, input);
}
