import { authorize, requireUser, system } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { loadOrderOwner } from "../facts";
import { adoptCheckout } from "../settlement/adopt-checkout";
import { takeCheckoutTurn } from "../take-checkout-turn";

/**
 * Asks the vendor about an order whose webhook is late, because its buyer is waiting for it, and settles the order as
 * the webhook will. Returns whether the vendor had news.
 */
export async function confirmOrder(ctx: Ctx, { orderId }: { orderId: string }): Promise<{ hadNews: boolean }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "order.read", await loadOrderOwner(ctx.db, orderId));
  const order = await ctx.db.order.findUniqueOrThrow({ where: { id: orderId }, select: { status: true, checkoutSessionId: true } });
  if (order.status !== "pending" || order.checkoutSessionId === null) return { hadNews: false };
  await takeCheckoutTurn(ctx, viewer.userId);
  const checkout = await ctx.vendors.payments.findCheckout(order.checkoutSessionId);
  if (!checkout) return { hadNews: false };
  // What the vendor says is applied by us, not by the buyer: they only asked to look.
  const outcome = await adoptCheckout({ ...ctx, viewer: system("confirm-order") }, checkout);
  return { hadNews: outcome === "applied" };
}
