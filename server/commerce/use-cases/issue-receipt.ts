import { newId } from "@/lib/ids";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { env } from "@/server/platform/env";
import { inTransaction } from "@/server/platform/outbox";
import type { DocumentSnapshot } from "../documents/snapshot";
import { printNumber, takeNumber } from "../number-series";
import { lockOrder } from "../settlement/locked-order";

/**
 * Issues the receipt of a paid order: the next number of the year's series and a snapshot of what it prints, in one
 * transaction. An order has one receipt: asked again, it is the same. Null for an order that cost nothing or is unpaid.
 */
export async function issueReceipt(ctx: Ctx, { orderId }: { orderId: string }): Promise<{ receiptId: string } | null> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order?.paidAt || order.totalAmount === 0) return null;
    const issued = await tx.receipt.findUnique({ where: { orderId }, select: { id: true } });
    if (issued) return { receiptId: issued.id };
    const facts = await loadPrintedFacts(tx, orderId);
    const issuedAt = ctx.clock.now();
    const series = `R-${issuedAt.getUTCFullYear()}`;
    const sequence = await takeNumber(tx, series);
    const number = printNumber(series, sequence);
    const snapshot: DocumentSnapshot = { ...facts, kind: "receipt", number, issuedAt: issuedAt.toISOString(), receiptNumber: null };
    const receiptId = newId("receipt");
    await tx.receipt.create({ data: { id: receiptId, series, sequence, number, orderId, snapshot, issuedAt }, select: { id: true } });
    return { receiptId };
  });
}

type PrintedFacts = Omit<DocumentSnapshot, "kind" | "number" | "issuedAt" | "receiptNumber">;

/** What every document of an order prints, as it is now. */
export async function loadPrintedFacts(tx: Tx, orderId: string): Promise<PrintedFacts> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      number: true,
      locale: true,
      currency: true,
      totalAmount: true,
      paidAt: true,
      user: { select: { name: true, email: true, timeZone: true } },
      items: { select: { title: true, unitAmount: true, priceKind: true } },
    },
  });
  const { SELLER_NAME, SELLER_TAX_ID, SELLER_ADDRESS } = env();
  return {
    locale: order.locale,
    timeZone: order.user.timeZone,
    currency: order.currency,
    orderNumber: order.number,
    paidAt: order.paidAt?.toISOString() ?? null,
    seller: { name: SELLER_NAME, taxId: SELLER_TAX_ID, address: SELLER_ADDRESS },
    buyer: { name: order.user.name, email: order.user.email },
    lines: order.items.map(({ title, unitAmount, priceKind }) => ({ title, priceKind, amount: unitAmount })),
    total: order.totalAmount,
  };
}
