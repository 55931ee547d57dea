import type { WebhookOutcome } from "@/prisma/generated/client";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import type { PaymentChange } from "@/server/vendors";
import { readStoredChange } from "../payment-change";
import { lockOrder } from "../settlement/locked-order";
import { settleOrder } from "../settlement/settle-order";
import { storeChange } from "../settlement/store-change";

type Applied = { outcome: WebhookOutcome; note: string | null; orderId: string | null };

const IGNORED: Applied = { outcome: "ignored", note: null, orderId: null };

/**
 * Applies a recorded webhook to the order that it is about, with everything that follows, in one transaction. Safe to
 * repeat and to run beside others: events of one payment take turns. An event that precedes its payment waits in its
 * row and is applied with the payment; one that contradicts the order is flagged and changes nothing.
 */
export async function applyPaymentEvent(ctx: Ctx, { deliveryId }: { deliveryId: string }): Promise<WebhookOutcome> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    const { subject } = await tx.webhookDelivery.findUniqueOrThrow({ where: { id: deliveryId }, select: { subject: true } });
    await takeTurn(tx, subject ?? deliveryId);
    const outcome = await applyDelivery(ctx, tx, deliveryId);
    if (outcome === "applied" && subject !== null) await applyWaiting(ctx, tx, subject);
    return outcome;
  });
}

/**
 * Serializes what concerns one payment until the transaction ends. Without it an event that finds no payment yet and
 * the transaction that is just storing the payment could miss each other, and the event would wait for ever.
 */
async function takeTurn(tx: Tx, subject: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 0))::text`;
}

async function applyWaiting(ctx: Ctx, tx: Tx, subject: string): Promise<void> {
  const waiting = await tx.webhookDelivery.findMany({
    where: { subject, outcome: "waiting" },
    orderBy: { receivedAt: "asc" },
    select: { id: true },
  });
  for (const { id } of waiting) await applyDelivery(ctx, tx, id);
}

async function applyDelivery(ctx: Ctx, tx: Tx, deliveryId: string): Promise<WebhookOutcome> {
  const rows = await tx.$queryRaw<{ change: unknown; outcome: WebhookOutcome | null }[]>`
    SELECT "change", "outcome" FROM "WebhookDelivery" WHERE "id" = ${deliveryId} FOR UPDATE`;
  const [delivery] = rows;
  if (!delivery) throw new Error(`webhook delivery ${deliveryId} does not exist`);
  if (delivery.outcome !== null && delivery.outcome !== "waiting") return delivery.outcome;
  const applied = await applyChange(ctx, tx, readStoredChange(delivery.change));
  const isDone = applied.outcome !== "waiting";
  await tx.webhookDelivery.update({
    where: { id: deliveryId },
    data: { ...applied, processedAt: isDone ? ctx.clock.now() : null },
    select: { id: true },
  });
  if (applied.outcome === "flagged") {
    ctx.log.error({ deliveryId, orderId: applied.orderId, note: applied.note }, "a payment event contradicts our books");
    await emit(tx, { name: "commerce/payment.flagged", data: { deliveryId, orderId: applied.orderId } }, ctx.requestId);
  }
  return applied.outcome;
}

async function applyChange(ctx: Ctx, tx: Tx, change: PaymentChange): Promise<Applied> {
  if (change.kind === "ignored") return IGNORED;
  if (change.kind === "unreadable") return { outcome: "flagged", note: change.reason, orderId: null };
  const found = await findOrderId(tx, change);
  if (found.orderId === null) return found.applied;
  const order = await lockOrder(tx, found.orderId);
  if (!order) return { outcome: "flagged", note: `there is no order ${found.orderId}`, orderId: null };
  const contradiction = await storeChange(ctx, tx, order, change);
  if (contradiction !== null) return { outcome: "flagged", note: contradiction, orderId: order.id };
  await settleOrder(ctx, tx, order.id);
  return { outcome: "applied", note: null, orderId: order.id };
}

type Found = { orderId: string } | { orderId: null; applied: Applied };

/** The order that a change is about, or what to do with a change that is about none (yet). */
async function findOrderId(tx: Tx, change: Exclude<PaymentChange, { kind: "ignored" | "unreadable" }>): Promise<Found> {
  switch (change.kind) {
    case "checkout_paid":
    case "checkout_expired": {
      if (change.orderId !== null) return { orderId: change.orderId };
      const order = await tx.order.findUnique({ where: { checkoutSessionId: change.checkoutId }, select: { id: true } });
      // Another shop on the same vendor account: not ours to judge.
      return order ? { orderId: order.id } : { orderId: null, applied: IGNORED };
    }
    case "payment_failed":
      return change.orderId === null ? { orderId: null, applied: IGNORED } : { orderId: change.orderId };
    case "refund_changed": {
      const refund = await tx.refund.findFirst({
        where: { OR: [{ externalId: change.refundExternalId }, ...(change.refundId === null ? [] : [{ id: change.refundId }])] },
        select: { payment: { select: { orderId: true } } },
      });
      return refund ? { orderId: refund.payment.orderId } : byPayment(tx, change.paymentId);
    }
    case "payment_refunded":
    case "dispute_opened":
    case "dispute_closed":
      return byPayment(tx, change.paymentId);
  }
}

async function byPayment(tx: Tx, paymentId: string | null): Promise<Found> {
  const payment = paymentId === null ? null : await tx.payment.findFirst({ where: { externalId: paymentId }, select: { orderId: true } });
  if (payment) return { orderId: payment.orderId };
  return { orderId: null, applied: { outcome: "waiting", note: `waits for the payment ${paymentId ?? "of its refund"}`, orderId: null } };
}
