import { PAYMENT_RANK, type PaymentConclusion } from "@/lib/domain/payment-state";
import { money } from "@/lib/money";
import { closeGrant, openEnrollment, reopenGrant } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, once } from "@/server/platform/outbox";
import { bookDisputes, bookRefunds } from "./book-changes";
import { ACCOUNTS, book } from "./ledger";
import { conclusionOf, lockOrder, type LockedOrder } from "./locked-order";

/**
 * Brings everything that follows from an order's facts in line with them, in the transaction that stored the facts:
 * status, ledger, enrollment, announcements. It looks at what is and not at what changed, so running it again, or
 * after the facts arrived in another order, ends the same.
 */
export async function settleOrder(ctx: Ctx, tx: Tx, orderId: string): Promise<PaymentConclusion> {
  const order = await lockOrder(tx, orderId);
  if (!order) throw new Error(`order ${orderId} disappeared while it was settled`);
  const conclusion = conclusionOf(order);
  await storeStatus(tx, order, conclusion);
  if (order.paidAt !== null) await recordSale(ctx, tx, order);
  await syncAccess(ctx, tx, order, conclusion);
  await bookRefunds(ctx, tx, order);
  await bookDisputes(ctx, tx, order);
  return conclusion;
}

async function storeStatus(tx: Tx, order: LockedOrder, conclusion: PaymentConclusion): Promise<void> {
  if (order.status !== conclusion.order) {
    await tx.order.update({ where: { id: order.id }, data: { status: conclusion.order }, select: { id: true } });
  }
  await tx.payment.updateMany({
    where: { orderId: order.id, status: { notIn: ["pending", "failed"] } },
    data: { status: conclusion.payment, stateRank: PAYMENT_RANK[conclusion.payment], refundedAmount: conclusion.refundedAmount },
  });
}

async function recordSale(ctx: Ctx, tx: Tx, order: LockedOrder): Promise<void> {
  await once(tx, "fulfil-order", order.id, async () => {
    const total = money(order.totalAmount, order.currency);
    if (total.amount > 0) {
      await book(tx, { kind: "sale", sourceKey: `order:${order.id}:sale`, orderId: order.id, at: ctx.clock.now() }, ACCOUNTS.sales, ACCOUNTS.clearing, total);
    }
    const data = { orderId: order.id, userId: order.userId, totalAmount: total.amount, currency: total.currency };
    await emit(tx, { name: "commerce/order.paid", data }, ctx.requestId);
  });
}

async function syncAccess(ctx: Ctx, tx: Tx, order: LockedOrder, { access, closedBy }: PaymentConclusion): Promise<void> {
  if (access === "none") return;
  for (const item of order.items) {
    const source = { kind: item.unitAmount > 0 ? "purchase" : "free", sourceId: item.id } as const;
    await openEnrollment(ctx, tx, {
      ...source,
      userId: order.userId,
      courseId: item.courseId,
      releaseId: await releaseOnSale(tx, item.courseId),
      paid: money(item.unitAmount, item.currency),
      method: item.unitAmount > 0 ? "card" : "free",
    });
    if (closedBy !== null) await closeGrant(ctx, tx, { ...source, reason: closedBy });
    else await reopenGrant(ctx, tx, source);
  }
}

/** The release that the course sells now; the newest one when the course was taken off sale after it was paid for. */
async function releaseOnSale(tx: Tx, courseId: string): Promise<string> {
  const course = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { currentReleaseId: true, releases: { select: { id: true }, orderBy: { number: "desc" }, take: 1 } },
  });
  const releaseId = course.currentReleaseId ?? course.releases[0]?.id;
  if (!releaseId) throw new Error(`course ${courseId} was sold but has no release`);
  return releaseId;
}
