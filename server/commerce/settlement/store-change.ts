import { learnFact, PAYMENT_RANK } from "@/lib/domain/payment-state";
import { newId } from "@/lib/ids";
import type { Money } from "@/lib/money";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import type { PaymentChange } from "@/server/vendors";
import { factsOf, type LockedOrder } from "./locked-order";

/** Why a change contradicts our books; null when it was stored. */
export type Contradiction = string | null;

type ChangeOf<K extends PaymentChange["kind"]> = Extract<PaymentChange, { kind: K }>;

/**
 * Stores what a vendor's event says about an order whose row is locked. States join by rank, so an older event never
 * undoes a newer one. What contradicts the order (another amount, another currency, a second payment) is not stored:
 * the reason is returned, for a person to look at.
 */
export async function storeChange(ctx: Ctx, tx: Tx, order: LockedOrder, change: PaymentChange): Promise<Contradiction> {
  switch (change.kind) {
    case "checkout_paid":
      return storePayment(ctx, tx, order, change);
    case "checkout_expired":
      return storeClosed(tx, order, change);
    case "payment_failed":
      return storeFailure(ctx, tx, order, change);
    case "payment_refunded":
      return storeRefundedTotal(tx, order, change);
    case "refund_changed":
      return storeRefund(tx, order, change);
    case "dispute_opened":
      return storeDispute(tx, order, change, "opened");
    case "dispute_closed":
      return storeDispute(tx, order, change, change.won ? "won" : "lost");
    case "unreadable":
      return change.reason;
    case "ignored":
      return null;
  }
}

async function storePayment(ctx: Ctx, tx: Tx, order: LockedOrder, change: ChangeOf<"checkout_paid">): Promise<Contradiction> {
  const { checkoutId, paymentId, total } = change;
  const mismatch = amountMismatch(order, total, (amount) => amount === order.totalAmount);
  if (mismatch) return mismatch;
  if (order.checkoutSessionId !== null && order.checkoutSessionId !== checkoutId) {
    return `the checkout ${checkoutId} is not the one of order ${order.number}`;
  }
  const others = order.payments.filter((payment) => payment.externalId !== paymentId && payment.status !== "failed" && payment.status !== "pending");
  if (others.length > 0) return `order ${order.number} was already paid by another payment`;
  const { provider } = ctx.vendors.payments;
  const known = await tx.payment.findUnique({ where: { provider_externalId: { provider, externalId: paymentId } }, select: { orderId: true } });
  if (known && known.orderId !== order.id) return `the payment ${paymentId} belongs to another order`;
  if (order.paidAt !== null) return null;
  const paid = { status: "succeeded", stateRank: PAYMENT_RANK.succeeded, amount: total.amount, currency: total.currency } as const;
  await tx.payment.upsert({
    where: { provider_externalId: { provider, externalId: paymentId } },
    create: { id: newId("payment"), orderId: order.id, provider, externalId: paymentId, ...paid },
    update: paid,
    select: { id: true },
  });
  await tx.order.update({ where: { id: order.id }, data: { paidAt: ctx.clock.now(), checkoutSessionId: checkoutId }, select: { id: true } });
  return null;
}

async function storeClosed(tx: Tx, order: LockedOrder, change: ChangeOf<"checkout_expired">): Promise<Contradiction> {
  if (order.checkoutSessionId !== null && order.checkoutSessionId !== change.checkoutId) return null;
  if (order.status === "pending") await tx.order.update({ where: { id: order.id }, data: { status: "expired" }, select: { id: true } });
  return null;
}

async function storeFailure(ctx: Ctx, tx: Tx, order: LockedOrder, { paymentId }: ChangeOf<"payment_failed">): Promise<Contradiction> {
  const { provider } = ctx.vendors.payments;
  const payment = { id: newId("payment"), orderId: order.id, provider, externalId: paymentId, status: "failed", stateRank: PAYMENT_RANK.failed } as const;
  // One that exists knows at least as much: a payment may fail first and succeed afterwards.
  await tx.payment.createMany({ data: [{ ...payment, amount: order.totalAmount, currency: order.currency }], skipDuplicates: true });
  return null;
}

async function storeRefundedTotal(tx: Tx, order: LockedOrder, { paymentId, refundedTotal }: ChangeOf<"payment_refunded">): Promise<Contradiction> {
  const mismatch = amountMismatch(order, refundedTotal, (amount) => amount <= order.totalAmount);
  if (mismatch) return mismatch;
  const { reportedRefunded } = learnFact(factsOf(order), { kind: "refunded_total", amount: refundedTotal.amount });
  await tx.payment.updateMany({ where: { orderId: order.id, externalId: paymentId }, data: { reportedRefunded } });
  return null;
}

async function storeRefund(tx: Tx, order: LockedOrder, change: ChangeOf<"refund_changed">): Promise<Contradiction> {
  const mismatch = amountMismatch(order, change.amount, (amount) => amount > 0 && amount <= order.totalAmount);
  if (mismatch) return mismatch;
  const all = order.payments.flatMap((payment) => payment.refunds);
  const known = all.find((refund) => refund.externalId === change.refundExternalId) ?? all.find((refund) => refund.id === change.refundId);
  if (known) {
    const joined = learnFact(factsOf(order), { kind: "refund", id: known.id, amount: known.amount, state: change.state }).refunds[known.id];
    await tx.refund.update({ where: { id: known.id }, data: { externalId: change.refundExternalId, ...(joined && { status: joined.state }) }, select: { id: true } });
    return null;
  }
  const payment = order.payments.find((candidate) => candidate.externalId === change.paymentId);
  if (!payment) return `the refund ${change.refundExternalId} is of a payment that order ${order.number} does not have`;
  await tx.refund.create({
    data: {
      id: newId("refund"),
      paymentId: payment.id,
      externalId: change.refundExternalId,
      amount: change.amount.amount,
      currency: change.amount.currency,
      status: change.state,
      // Not asked for here: somebody refunded it on the vendor's own pages.
      reason: "",
    },
    select: { id: true },
  });
  return null;
}

async function storeDispute(
  tx: Tx,
  order: LockedOrder,
  { disputeExternalId, paymentId, amount }: ChangeOf<"dispute_opened" | "dispute_closed">,
  state: "opened" | "won" | "lost",
): Promise<Contradiction> {
  const mismatch = amountMismatch(order, amount, (value) => value > 0 && value <= order.totalAmount);
  if (mismatch) return mismatch;
  const payment = order.payments.find((candidate) => candidate.externalId === paymentId);
  if (!payment) return `the dispute ${disputeExternalId} is of a payment that order ${order.number} does not have`;
  const joined = learnFact(factsOf(order), { kind: "dispute", id: disputeExternalId, amount: amount.amount, state }).disputes[disputeExternalId];
  const status = joined?.state ?? state;
  await tx.dispute.upsert({
    where: { externalId: disputeExternalId },
    create: { id: newId("dispute"), paymentId: payment.id, externalId: disputeExternalId, amount: amount.amount, currency: amount.currency, status },
    update: { status },
    select: { id: true },
  });
  return null;
}

function amountMismatch(order: LockedOrder, told: Money, fits: (amount: number) => boolean): Contradiction {
  if (told.currency === order.currency && fits(told.amount)) return null;
  return `the vendor says ${told.amount} ${told.currency}, order ${order.number} is of ${order.totalAmount} ${order.currency}`;
}
