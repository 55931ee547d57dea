import { learnFact } from "@/lib/domain/payment-state";
import { money } from "@/lib/money";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import type { RefundAnswer } from "@/server/vendors";
import { factsOf, lockOrder } from "../settlement/locked-order";
import { settleOrder } from "../settlement/settle-order";

/**
 * Asks the vendor for a requested refund, under its id as key: however often it runs, the buyer is refunded once. What
 * the vendor answers is recorded; the effects on ledger and access wait for its event. A refusal is final and told to
 * the admins. Announces `commerce/refund.failed` on a refusal.
 */
export async function sendRefund(ctx: Ctx, { refundId }: { refundId: string }): Promise<{ status: RefundAnswer["status"] | "already_sent" }> {
  authorize(ctx.viewer, "system.run");
  const refund = await ctx.db.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: { amount: true, currency: true, status: true, payment: { select: { externalId: true, orderId: true } } },
  });
  if (refund.status !== "requested") return { status: "already_sent" };
  const answer = await ctx.vendors.payments.refund({
    paymentId: refund.payment.externalId,
    amount: money(refund.amount, refund.currency),
    refundId,
    idempotencyKey: refundId,
  });
  await inTransaction(ctx, (tx) => recordAnswer(ctx, tx, { refundId, orderId: refund.payment.orderId, amount: refund.amount }, answer));
  return { status: answer.status };
}

type Sent = { refundId: string; orderId: string; amount: number };

/**
 * A success in the answer is kept as `pending`: the event says it again, and the event alone moves books and access.
 * The event may even have come first, so states join by rank here too.
 */
async function recordAnswer(ctx: Ctx, tx: Tx, { refundId, orderId, amount }: Sent, answer: RefundAnswer): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (!order) throw new Error(`order ${orderId} disappeared while it was refunded`);
  const told = answer.status === "refused" || answer.status === "failed" ? "failed" : "pending";
  const joined = learnFact(factsOf(order), { kind: "refund", id: refundId, amount, state: told }).refunds[refundId];
  await tx.refund.update({
    where: { id: refundId },
    data: {
      ...(answer.externalId !== null && { externalId: answer.externalId }),
      ...(answer.status === "refused" && { failureReason: answer.reason }),
      ...(joined && { status: joined.state }),
    },
    select: { id: true },
  });
  await settleOrder(ctx, tx, orderId);
}
