import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { closeCheckout as close } from "@/server/commerce";
import { eventOf } from "./event-of";

/** Closes the payment page of an order that gave way to another. */
export const closeCheckout = inngest.createFunction(
  { id: "close-checkout", retries: 10, triggers: [{ event: "commerce/order.cancelled" }] },
  ({ event, step }) =>
    step.run("Close the cancelled order's payment page", () =>
      runAsJob("close-checkout", event.data, (ctx) => close(ctx, eventOf("commerce/order.cancelled", event.data))),
    ),
);
