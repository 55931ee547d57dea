import { money } from "@/lib/money";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, once } from "@/server/platform/outbox";
import { ACCOUNTS, book, isBooked } from "./ledger";
import type { LockedOrder } from "./locked-order";

/**
 * Books each refund that went through and announces it, once. One that the bank sent back after it had gone through
 * is booked back; one that failed before never was in the books.
 */
export async function bookRefunds(ctx: Ctx, tx: Tx, order: LockedOrder): Promise<void> {
  const at = ctx.clock.now();
  for (const refund of order.payments.flatMap((payment) => payment.refunds)) {
    const key = `refund:${refund.id}`;
    const amount = money(refund.amount, order.currency);
    const data = { orderId: order.id, refundId: refund.id };
    if (refund.status === "succeeded") {
      const isNew = await book(tx, { kind: "refund", sourceKey: `${key}:succeeded`, orderId: order.id, at }, ACCOUNTS.clearing, ACCOUNTS.refunds, amount);
      if (isNew) await emit(tx, { name: "commerce/order.refunded", data }, ctx.requestId);
    }
    if (refund.status === "failed") {
      await once(tx, "announce-refund-failed", refund.id, () => emit(tx, { name: "commerce/refund.failed", data }, ctx.requestId));
    }
    if (refund.status === "failed" && (await isBooked(tx, `${key}:succeeded`))) {
      await book(tx, { kind: "refund_returned", sourceKey: `${key}:returned`, orderId: order.id, at }, ACCOUNTS.refunds, ACCOUNTS.clearing, amount);
    }
  }
}

/**
 * Books what a contested payment does to our money: held when it opens, back when it is won, gone when it is lost.
 * A decision that arrives before the opening books both, so the sums do not depend on the order.
 */
export async function bookDisputes(ctx: Ctx, tx: Tx, order: LockedOrder): Promise<void> {
  const at = ctx.clock.now();
  for (const dispute of order.payments.flatMap((payment) => payment.disputes)) {
    const key = `dispute:${dispute.externalId}`;
    const amount = money(dispute.amount, order.currency);
    const announce = (won: boolean | null) =>
      emit(tx, { name: "commerce/dispute.changed", data: { orderId: order.id, disputeId: dispute.externalId, won } }, ctx.requestId);
    const isNew = await book(tx, { kind: "dispute", sourceKey: `${key}:opened`, orderId: order.id, at }, ACCOUNTS.clearing, ACCOUNTS.disputed, amount);
    if (isNew && dispute.status === "opened") await announce(null);
    if (dispute.status === "won") {
      const decided = await book(tx, { kind: "dispute_won", sourceKey: `${key}:decided`, orderId: order.id, at }, ACCOUNTS.disputed, ACCOUNTS.clearing, amount);
      if (decided) await announce(true);
    }
    if (dispute.status === "lost") {
      const decided = await book(tx, { kind: "dispute_lost", sourceKey: `${key}:decided`, orderId: order.id, at }, ACCOUNTS.disputed, ACCOUNTS.disputeLoss, amount);
      if (decided) await announce(false);
    }
  }
}
