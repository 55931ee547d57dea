import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/**
 * Closes the vendor's page of an order that was cancelled, so that it can no longer be paid. When it was paid a moment
 * before, there is nothing to close: the payment's own event settles the order. Safe to repeat.
 */
export async function closeCheckout(ctx: Ctx, { orderId }: { orderId: string }): Promise<{ closed: boolean }> {
  authorize(ctx.viewer, "system.run");
  const order = await ctx.db.order.findUniqueOrThrow({ where: { id: orderId }, select: { status: true, checkoutSessionId: true } });
  if (order.status !== "cancelled" || order.checkoutSessionId === null) return { closed: false };
  const checkout = await ctx.vendors.payments.findCheckout(order.checkoutSessionId);
  if (checkout?.status !== "open") return { closed: false };
  await ctx.vendors.payments.expireCheckout(checkout.id);
  return { closed: true };
}
