import { refundableAmount } from "@/lib/domain/payment-state";
import { DomainError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { RequestRefundInput } from "@/lib/schemas/commerce";
import { authorize, requireUser } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { factsOf, lockOrder } from "../settlement/locked-order";

/**
 * Asks for a refund of a paid order, whole or in part. What is asked for and what is under way never exceed what was
 * paid, also when two people ask at once. The same key asks once. A job tells the vendor, and only the vendor's event
 * closes the access. Announces `commerce/refund.requested`. Throws `commerce.order_not_refundable` and
 * `commerce.refund_too_large`.
 */
export async function requestRefund(ctx: Ctx, input: RequestRefundInput): Promise<{ refundId: string }> {
  authorize(ctx.viewer, "order.refund");
  const asker = requireUser(ctx.viewer);
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, input.orderId);
    if (!order) throw notFound();
    const key = `${asker.userId}:${input.idempotencyKey}`;
    const repeated = await tx.refund.findUnique({
      where: { idempotencyKey: key },
      select: { id: true, amount: true, payment: { select: { orderId: true } } },
    });
    if (repeated) {
      if (repeated.amount !== input.amount || repeated.payment.orderId !== order.id) throw new DomainError("conflict", "commerce.idempotency_mismatch");
      return { refundId: repeated.id };
    }
    const payment = order.payments.find((candidate) => candidate.status !== "failed" && candidate.status !== "pending");
    const refundable = refundableAmount(factsOf(order));
    if (!payment || refundable === 0) throw new DomainError("conflict", "commerce.order_not_refundable");
    if (input.amount > refundable) throw new DomainError("conflict", "commerce.refund_too_large", { amount: refundable, currency: order.currency });
    const refundId = newId("refund");
    await tx.refund.create({
      data: {
        id: refundId,
        paymentId: payment.id,
        amount: input.amount,
        currency: order.currency,
        reason: input.reason,
        requestedBy: asker.userId,
        idempotencyKey: key,
        createdAt: ctx.clock.now(),
      },
      select: { id: true },
    });
    await audit(tx, ctx.viewer, "order.refund", order.id, { refundId, amount: input.amount, currency: order.currency });
    await emit(tx, { name: "commerce/refund.requested", data: { orderId: order.id, refundId } }, ctx.requestId);
    return { refundId };
  });
}
