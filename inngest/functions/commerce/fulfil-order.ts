import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { fulfilOrder as fulfil } from "@/server/commerce";
import { eventOf } from "./event-of";

/** Enrols the buyer of an order of which nothing is due. */
export const fulfilOrder = inngest.createFunction(
  { id: "fulfil-order", retries: 10, triggers: [{ event: "commerce/free-order.placed" }] },
  ({ event, step }) =>
    step.run("Open the enrollment of the free order", () =>
      runAsJob("fulfil-order", event.data, (ctx) => fulfil(ctx, eventOf("commerce/free-order.placed", event.data))),
    ),
);
