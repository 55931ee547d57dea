import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { sendRefund as send } from "@/server/commerce";
import { eventOf } from "./event-of";

/** Asks the vendor for a refund that an admin requested. */
export const sendRefund = inngest.createFunction(
  { id: "send-refund", retries: 10, triggers: [{ event: "commerce/refund.requested" }] },
  ({ event, step }) =>
    step.run("Ask the payment vendor for the refund", () =>
      runAsJob("send-refund", event.data, (ctx) => send(ctx, eventOf("commerce/refund.requested", event.data))),
    ),
);
