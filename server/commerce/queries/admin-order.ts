import { notFound } from "@/lib/errors";
import { refundableAmount } from "@/lib/domain/payment-state";
import { authorize, can } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { readTogether, type Reader } from "@/server/platform/db/tx";
import type { AdminOrder, TimelineEntry } from "../dto";
import { factsOf, orderSelect } from "../settlement/locked-order";

/**
 * Everything about one order: what happened when, what is in the books and what the vendor told us, all as of one moment.
 */
export async function getOrder(ctx: Ctx, { orderId }: { orderId: string }): Promise<AdminOrder> {
  authorize(ctx.viewer, "payments.administer");
  return readTogether(ctx.db, (reader) => readOrder(ctx, reader, orderId));
}

async function readOrder(ctx: Ctx, reader: Reader, orderId: string): Promise<AdminOrder> {
  // One after the other: a transaction has one connection.
  const order = await loadOrder(reader, orderId);
  const receipt = await reader.receipt.findUnique({ where: { orderId }, select: { id: true, number: true, issuedAt: true } });
  const notes = await reader.creditNote.findMany({
    where: { orderId },
    orderBy: { sequence: "asc" },
    select: { id: true, number: true, amount: true, issuedAt: true },
  });
  const ledger = await reader.ledgerTransaction.findMany({
    where: { orderId },
    orderBy: { createdAt: "asc" },
    select: { id: true, kind: true, createdAt: true, entries: { orderBy: { amount: "desc" }, select: { account: true, amount: true, currency: true } } },
  });
  const deliveries = await reader.webhookDelivery.findMany({
    where: { orderId },
    orderBy: { receivedAt: "asc" },
    take: 100,
    select: { id: true, type: true, occurredAt: true, receivedAt: true, outcome: true, note: true },
  });
  const payment = order.payments.find(({ status }) => status !== "failed" && status !== "pending") ?? order.payments[0] ?? null;
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    currency: order.currency,
    totalAmount: order.totalAmount,
    refundedAmount: payment?.refundedAmount ?? 0,
    refundableAmount: refundableAmount(factsOf(order)),
    placedAt: order.createdAt,
    buyer: order.user,
    lines: order.items.map(({ title, course, unitAmount, priceKind }) => ({ title, courseSlug: course.slug, amount: unitAmount, priceKind })),
    payment: payment && { provider: payment.provider, externalId: payment.externalId, status: payment.status },
    checkoutSessionId: order.checkoutSessionId,
    receipt: receipt && { id: receipt.id, number: receipt.number },
    creditNotes: notes.map(({ id, number, amount }) => ({ id, number, amount })),
    timeline: await timelineOf(reader, order, [
      ...(receipt ? [entry(receipt.issuedAt, "receipt", receipt.number)] : []),
      ...notes.map((note) => entry(note.issuedAt, "credit_note", note.number, null, note.amount)),
    ]),
    ledger: ledger.map(({ id, kind, createdAt, entries }) => ({ id, kind, at: createdAt, entries })),
    deliveries,
    viewerCan: { refund: can(ctx.viewer, "order.refund") },
  };
}

type LoadedOrder = Awaited<ReturnType<typeof loadOrder>>;

async function loadOrder(reader: Reader, orderId: string) {
  const order = await reader.order.findUnique({
    where: { id: orderId },
    select: {
      ...orderSelect,
      createdAt: true,
      expiresAt: true,
      updatedAt: true,
      user: { select: { id: true, name: true, email: true } },
      items: { select: { ...orderSelect.items.select, title: true, course: { select: { slug: true } } } },
      payments: {
        select: {
          ...orderSelect.payments.select,
          provider: true,
          refundedAmount: true,
          createdAt: true,
          refunds: { select: { ...orderSelect.payments.select.refunds.select, reason: true, createdAt: true, failureReason: true } },
          disputes: { select: { ...orderSelect.payments.select.disputes.select, createdAt: true, updatedAt: true } },
        },
      },
    },
  });
  if (!order) throw notFound();
  return order;
}

async function timelineOf(reader: Reader, order: LoadedOrder, documents: TimelineEntry[]): Promise<TimelineEntry[]> {
  const grants = await reader.grant.findMany({
    where: { sourceId: { in: order.items.map(({ id }) => id) } },
    select: { createdAt: true, revokedAt: true, revokedReason: true },
  });
  const entries = [
    entry(order.createdAt, "placed", order.number, null, order.totalAmount),
    ...(order.paidAt ? [entry(order.paidAt, "paid", order.payments[0]?.externalId ?? "", null, order.totalAmount)] : []),
    ...(order.status === "expired" || order.status === "cancelled" ? [entry(order.updatedAt, "ended", "", order.status)] : []),
    ...grants.map((grant) => entry(grant.createdAt, "enrolled", "")),
    ...grants.flatMap((grant) => (grant.revokedAt ? [entry(grant.revokedAt, "access_closed", "", grant.revokedReason)] : [])),
    ...order.payments.flatMap(({ refunds }) =>
      refunds.map((refund) => entry(refund.createdAt, "refund", refund.failureReason ?? refund.reason, refund.status, refund.amount)),
    ),
    ...order.payments.flatMap(({ disputes }) => disputes.map((dispute) => entry(dispute.createdAt, "dispute", dispute.externalId, dispute.status, dispute.amount))),
    ...documents,
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function entry(at: Date, kind: TimelineEntry["kind"], detail: string, state: string | null = null, amount: number | null = null): TimelineEntry {
  return { at, kind, detail, state, amount };
}
