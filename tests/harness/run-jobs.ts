import { system } from "@/server/access";
import * as commerce from "@/server/commerce";
import { tellEnrollmentChange } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { OutgoingEvent } from "@/server/vendors";
import type { TestCtx } from "./test-ctx";

type Job = (ctx: Ctx, event: OutgoingEvent) => Promise<unknown>;

/** What the durable functions of commerce do with an event, without their steps and retries. */
const JOBS: Record<string, Job> = {
  "commerce/payment-webhook.received": (ctx, { data }) => commerce.applyPaymentEvent(ctx, { deliveryId: String(data.deliveryId) }),
  "commerce/free-order.placed": (ctx, { data }) => commerce.fulfilOrder(ctx, { orderId: String(data.orderId) }),
  "commerce/order.cancelled": (ctx, { data }) => commerce.closeCheckout(ctx, { orderId: String(data.orderId) }),
  "commerce/refund.requested": (ctx, { data }) => commerce.sendRefund(ctx, { refundId: String(data.refundId) }),
  "commerce/reconciliation.requested": (ctx, { data }) => commerce.reconcilePayments(ctx, { reconciliationId: String(data.reconciliationId) }),
  "commerce/order.paid": async (ctx, { data }) => {
    const issued = await commerce.issueReceipt(ctx, { orderId: String(data.orderId) });
    if (!issued) return;
    await commerce.storeReceiptFile(ctx, issued);
    await commerce.mailReceipt(ctx, issued);
  },
  "commerce/order.refunded": async (ctx, { data }) => {
    const issued = await commerce.issueCreditNote(ctx, { orderId: String(data.orderId), refundId: String(data.refundId) });
    if (!issued) return;
    await commerce.storeCreditNoteFile(ctx, issued);
    await commerce.tellRefund(ctx, issued);
  },
  "commerce/payment.flagged": (ctx, { id }) => commerce.alertAdmins(ctx, { kind: "payment-flagged", orderId: null, eventId: id }),
  "learning/enrollment.opened": (ctx, { id, data }) => tellEnrollmentChange(ctx, { enrollmentId: String(data.enrollmentId), eventId: id, change: "opened" }),
  "learning/enrollment.closed": (ctx, { id, data }) => tellEnrollmentChange(ctx, { enrollmentId: String(data.enrollmentId), eventId: id, change: "closed" }),
};

/** Runs the jobs of everything that was relayed, and of what they announce, until nothing is left. */
export async function runJobs(ctx: TestCtx): Promise<void> {
  const jobCtx = ctx.as(system("test-jobs"));
  for (;;) {
    await ctx.settle();
    const event = ctx.relayed.shift();
    if (!event) return;
    await JOBS[event.name]?.(jobCtx, event);
  }
}
