import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockOrder } from "../settlement/locked-order";
import { settleOrder } from "../settlement/settle-order";

/**
 * Fulfils an order of which nothing is due: it counts as paid at once and goes the way of every paid order, through
 * the same settlement. An order with a price is left alone, because only its payment fulfils it. Safe to repeat.
 */
export async function fulfilOrder(ctx: Ctx, { orderId }: { orderId: string }): Promise<{ fulfilled: boolean }> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order || order.totalAmount > 0) return { fulfilled: false };
    if (order.paidAt === null) {
      await tx.order.update({ where: { id: order.id }, data: { paidAt: ctx.clock.now() }, select: { id: true } });
    }
    await settleOrder(ctx, tx, order.id);
    return { fulfilled: true };
  });
}
