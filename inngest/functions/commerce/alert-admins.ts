import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { alertAdmins as alert, type PaymentAlert } from "@/server/commerce";
import { eventOf } from "./event-of";

const FLAGGED = "commerce/payment.flagged";
const REFUND_FAILED = "commerce/refund.failed";
const DISPUTE_CHANGED = "commerce/dispute.changed";

/** Tells the admins what no rule can settle: contradictions, refunds that failed, disputes. */
export const alertAdmins = inngest.createFunction(
  { id: "alert-admins", retries: 5, triggers: [{ event: FLAGGED }, { event: REFUND_FAILED }, { event: DISPUTE_CHANGED }] },
  ({ event, step }) =>
    step.run("Put the payment alert into the admins' inboxes", () =>
      runAsJob("alert-admins", event.data, (ctx) => alert(ctx, toAlert(event.name, event.data))),
    ),
);

function toAlert(name: string, data: unknown): PaymentAlert {
  if (name === FLAGGED) {
    const { orderId, outboxId } = eventOf(FLAGGED, data);
    return { kind: "payment-flagged", orderId, eventId: outboxId };
  }
  if (name === REFUND_FAILED) {
    const { orderId, outboxId } = eventOf(REFUND_FAILED, data);
    return { kind: "refund-failed", orderId, eventId: outboxId };
  }
  const { orderId, won, outboxId } = eventOf(DISPUTE_CHANGED, data);
  return { kind: won === null ? "dispute-opened" : won ? "dispute-won" : "dispute-lost", orderId, eventId: outboxId };
}
