import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { applyPaymentEvent as apply } from "@/server/commerce";
import { eventOf } from "./event-of";

/** Applies a vendor's verified event to its order: the payment, the books, the enrollment. */
export const applyPaymentEvent = inngest.createFunction(
  { id: "apply-payment-event", retries: 10, triggers: [{ event: "commerce/payment-webhook.received" }] },
  ({ event, step }) =>
    step.run("Apply the payment event to its order", () =>
      runAsJob("apply-payment-event", event.data, (ctx) => apply(ctx, eventOf("commerce/payment-webhook.received", event.data))),
    ),
);
