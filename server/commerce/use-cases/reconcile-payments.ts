import { z } from "zod";
import { notFound } from "@/lib/errors";
import { MINUTE_MS, after } from "@/lib/time";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { CheckoutState } from "@/server/vendors";
import { adoptCheckout } from "../settlement/adopt-checkout";
import { applyPaymentEvent } from "./apply-payment-event";

export const reconciliationProblem = z.object({
  kind: z.enum(["unknown_order", "contradiction", "unpaid_at_vendor", "waiting_event"]),
  /** The vendor's checkout or event, or our order. */
  reference: z.string(),
  orderId: z.string().nullable(),
  detail: z.string(),
});
export type ReconciliationProblem = z.infer<typeof reconciliationProblem>;

type Report = { checked: number; recovered: number; problems: ReconciliationProblem[] };

/** An event may be under way between the vendor and us: what is younger is not yet missing. */
const GRACE_MS = MINUTE_MS;

/**
 * Compares the vendor's checkouts of a window with our orders, page by page. An order that was paid and whose webhook
 * never came is settled the way the webhook would have settled it; what no rule can settle is reported. Safe to
 * repeat. The report is stored in the reconciliation's row.
 */
export async function reconcilePayments(ctx: Ctx, { reconciliationId }: { reconciliationId: string }): Promise<Report> {
  authorize(ctx.viewer, "system.run");
  const run = await ctx.db.reconciliation.findUnique({ where: { id: reconciliationId }, select: { since: true, until: true } });
  if (!run) throw notFound();
  const report: Report = { checked: 0, recovered: 0, problems: [] };
  const paidHere = await paidOrders(ctx, run);
  for await (const checkout of ctx.vendors.payments.listCheckouts(run)) {
    report.checked += 1;
    if (checkout.orderId !== null && checkout.status === "paid") paidHere.delete(checkout.orderId);
    await compare(ctx, checkout, report);
  }
  for (const [orderId, number] of paidHere) {
    report.problems.push({ kind: "unpaid_at_vendor", reference: number, orderId, detail: "paid in our books, not at the vendor" });
  }
  await retryWaiting(ctx, report);
  await ctx.db.reconciliation.update({
    where: { id: reconciliationId },
    data: { ...report, finishedAt: ctx.clock.now() },
    select: { id: true },
  });
  return report;
}

/** Orders that we count as paid by the vendor, of checkouts that were made well inside the window. */
async function paidOrders(ctx: Ctx, { since, until }: { since: Date; until: Date }): Promise<Map<string, string>> {
  const orders = await ctx.db.order.findMany({
    where: { totalAmount: { gt: 0 }, paidAt: { not: null }, createdAt: { gte: after(since, GRACE_MS), lte: after(until, -GRACE_MS) } },
    select: { id: true, number: true },
  });
  return new Map(orders.map(({ id, number }) => [id, number]));
}

async function compare(ctx: Ctx, checkout: CheckoutState, report: Report): Promise<void> {
  if (checkout.status !== "paid" || checkout.orderId === null) return;
  const order = await ctx.db.order.findUnique({ where: { id: checkout.orderId }, select: { id: true, paidAt: true } });
  if (!order) {
    report.problems.push({ kind: "unknown_order", reference: checkout.id, orderId: null, detail: `there is no order ${checkout.orderId}` });
    return;
  }
  if (order.paidAt !== null) return;
  const outcome = await adoptCheckout(ctx, checkout);
  if (outcome === "applied") {
    report.recovered += 1;
    ctx.log.warn({ orderId: order.id, checkoutId: checkout.id }, "a payment's webhook never came; reconciliation settled its order");
    return;
  }
  report.problems.push({ kind: "contradiction", reference: checkout.id, orderId: order.id, detail: await noteOf(ctx, checkout.id) });
}

async function noteOf(ctx: Ctx, checkoutId: string): Promise<string> {
  const delivery = await ctx.db.webhookDelivery.findFirst({ where: { externalId: `asked:${checkoutId}:paid` }, select: { note: true } });
  return delivery?.note ?? "the vendor's checkout could not be applied";
}

/** Events that wait for a payment are tried again; those that still wait after an hour are for a person. */
async function retryWaiting(ctx: Ctx, report: Report): Promise<void> {
  const pending = await ctx.db.webhookDelivery.findMany({
    where: { provider: ctx.vendors.payments.provider, processedAt: null, receivedAt: { lt: after(ctx.clock.now(), -GRACE_MS) } },
    orderBy: { receivedAt: "asc" },
    take: 500,
    select: { id: true, externalId: true, receivedAt: true },
  });
  for (const { id, externalId, receivedAt } of pending) {
    const outcome = await applyPaymentEvent(ctx, { deliveryId: id });
    if (outcome !== "waiting" || receivedAt > after(ctx.clock.now(), -60 * MINUTE_MS)) continue;
    report.problems.push({ kind: "waiting_event", reference: externalId, orderId: null, detail: "its payment is not known here" });
  }
}
