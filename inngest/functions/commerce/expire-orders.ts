import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { expireOrders as expire } from "@/server/commerce";

/** Ends orders that were never paid, so that the seats they hold are free again. */
export const expireOrders = inngest.createFunction(
  { id: "expire-orders", retries: 1, concurrency: { limit: 1 }, triggers: [{ cron: "*/10 * * * *" }] },
  ({ step }) => step.run("End orders whose checkout is over", () => runAsJob("expire-orders", {}, expire)),
);
