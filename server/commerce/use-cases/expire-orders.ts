import { MINUTE_MS, after } from "@/lib/time";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { adoptCheckout } from "../settlement/adopt-checkout";
import { lockOrder } from "../settlement/locked-order";

/** The vendor's own event of the end comes first; this is for when it does not. */
const GRACE_MS = 5 * MINUTE_MS;
const BATCH = 200;

type Overdue = { id: string; checkoutSessionId: string | null };

/**
 * Ends orders whose checkout's life is over, so that the seats they hold are free again. The vendor is asked first: an
 * order that was paid after all is settled, and one whose payment is still being decided is left alone. Returns how
 * many were ended.
 */
export async function expireOrders(ctx: Ctx): Promise<{ expired: number }> {
  authorize(ctx.viewer, "system.run");
  const overdue = await ctx.db.order.findMany({
    where: { status: "pending", totalAmount: { gt: 0 }, expiresAt: { lt: after(ctx.clock.now(), -GRACE_MS) } },
    orderBy: { createdAt: "asc" },
    take: BATCH,
    select: { id: true, checkoutSessionId: true },
  });
  let expired = 0;
  for (const order of overdue) {
    try {
      if (await endOrder(ctx, order)) expired += 1;
    } catch (error) {
      ctx.log.warn({ err: error, orderId: order.id }, "an overdue order could not be ended; the next run tries again");
    }
  }
  return { expired };
}

async function endOrder(ctx: Ctx, { id, checkoutSessionId }: Overdue): Promise<boolean> {
  const checkout = checkoutSessionId === null ? null : await ctx.vendors.payments.findCheckout(checkoutSessionId);
  if (checkout?.status === "paid") {
    await adoptCheckout(ctx, checkout);
    return false;
  }
  if (checkout?.status === "open") await ctx.vendors.payments.expireCheckout(checkout.id);
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, id);
    if (order?.status !== "pending") return false;
    await tx.order.update({ where: { id }, data: { status: "expired" }, select: { id: true } });
    return true;
  });
}
