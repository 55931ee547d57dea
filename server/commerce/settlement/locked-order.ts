import { concludePayment, noFacts, type DisputeFact, type PaymentConclusion, type PaymentFacts, type RefundFact } from "@/lib/domain/payment-state";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/platform/db/tx";

/** What settlement reads of an order. */
export const orderSelect = {
  id: true,
  number: true,
  userId: true,
  status: true,
  currency: true,
  totalAmount: true,
  locale: true,
  checkoutSessionId: true,
  paidAt: true,
  items: { select: { id: true, courseId: true, unitAmount: true, currency: true, priceKind: true } },
  payments: {
    select: {
      id: true,
      externalId: true,
      status: true,
      amount: true,
      reportedRefunded: true,
      refunds: { select: { id: true, externalId: true, amount: true, status: true } },
      disputes: { select: { externalId: true, amount: true, status: true } },
    },
  },
} satisfies Prisma.OrderSelect;

export type LockedOrder = Prisma.OrderGetPayload<{ select: typeof orderSelect }>;

/** The order with everything its settlement reads, after locking its row: settlements of one order take turns. */
export async function lockOrder(tx: Tx, orderId: string): Promise<LockedOrder | null> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Order" WHERE "id" = ${orderId} FOR UPDATE`;
  if (locked.length === 0) return null;
  return tx.order.findUnique({ where: { id: orderId }, select: orderSelect });
}

/** What our books know of an order's payment. Refunds go by our ids, disputes by the vendor's. */
export function factsOf(order: LockedOrder): PaymentFacts {
  const refunds = order.payments.flatMap((payment) => payment.refunds);
  const disputes = order.payments.flatMap((payment) => payment.disputes);
  return {
    ...noFacts(order.totalAmount),
    paid: order.paidAt !== null,
    failed: order.payments.some((payment) => payment.status === "failed"),
    closed: order.status === "expired" || order.status === "cancelled" ? order.status : null,
    reportedRefunded: Math.max(0, ...order.payments.map((payment) => payment.reportedRefunded)),
    refunds: Object.fromEntries(refunds.map(({ id, amount, status }): [string, RefundFact] => [id, { amount, state: status }])),
    disputes: Object.fromEntries(disputes.map(({ externalId, amount, status }): [string, DisputeFact] => [externalId, { amount, state: status }])),
  };
}

export function conclusionOf(order: LockedOrder): PaymentConclusion {
  return concludePayment(factsOf(order));
}
