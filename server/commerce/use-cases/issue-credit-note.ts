import { newId } from "@/lib/ids";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import type { DocumentSnapshot } from "../documents/snapshot";
import { printNumber, takeNumber } from "../number-series";
import { lockOrder } from "../settlement/locked-order";
import { loadPrintedFacts } from "./issue-receipt";

/**
 * Issues the credit note of a refund that went through: the next number of its own series and a snapshot, in one
 * transaction. A refund has one note: asked again, it is the same. Null for a refund that has not gone through.
 */
export async function issueCreditNote(ctx: Ctx, { orderId, refundId }: { orderId: string; refundId: string }): Promise<{ creditNoteId: string } | null> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const refund = order?.payments.flatMap((payment) => payment.refunds).find((candidate) => candidate.id === refundId);
    if (!order || refund?.status !== "succeeded") return null;
    const issued = await tx.creditNote.findUnique({ where: { refundId }, select: { id: true } });
    if (issued) return { creditNoteId: issued.id };
    const facts = await loadPrintedFacts(tx, orderId);
    const receipt = await tx.receipt.findUnique({ where: { orderId }, select: { number: true } });
    const issuedAt = ctx.clock.now();
    const series = `NC-${issuedAt.getUTCFullYear()}`;
    const sequence = await takeNumber(tx, series);
    const number = printNumber(series, sequence);
    const snapshot: DocumentSnapshot = {
      ...facts,
      kind: "credit_note",
      number,
      issuedAt: issuedAt.toISOString(),
      receiptNumber: receipt?.number ?? null,
      total: refund.amount,
    };
    const creditNoteId = newId("creditNote");
    await tx.creditNote.create({
      data: { id: creditNoteId, series, sequence, number, orderId, refundId, amount: refund.amount, currency: order.currency, snapshot, issuedAt },
      select: { id: true },
    });
    return { creditNoteId };
  });
}
