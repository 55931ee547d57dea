import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { reconcilePayments as reconcile, requestReconciliation } from "@/server/commerce";
import { eventOf } from "./event-of";

/** An hour's overlap on a day: a run that was missed is made up for by the next ones. */
const WINDOW_HOURS = 25;

/** Asks for a comparison of the last day every hour. */
export const scheduleReconciliation = inngest.createFunction(
  { id: "schedule-reconciliation", retries: 3, triggers: [{ cron: "17 * * * *" }] },
  ({ step }) =>
    step.run("Ask for the hourly comparison with the payment vendor", () =>
      runAsJob("schedule-reconciliation", {}, (ctx) => requestReconciliation(ctx, { hours: WINDOW_HOURS })),
    ),
);

/** Compares the vendor's checkouts with our orders and settles payments whose webhook never came. One runs at a time. */
export const reconcilePayments = inngest.createFunction(
  { id: "reconcile-payments", retries: 3, concurrency: { limit: 1 }, triggers: [{ event: "commerce/reconciliation.requested" }] },
  ({ event, step }) =>
    step.run("Compare the vendor's checkouts with our orders", () =>
      runAsJob("reconcile-payments", event.data, (ctx) => reconcile(ctx, eventOf("commerce/reconciliation.requested", event.data))),
    ),
);
