import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { relayOutbox } from "@/server/platform/relay-outbox";

/** Relays events whose process died, or could not reach Inngest, after their commit. */
export const sweepOutbox = inngest.createFunction(
  { id: "sweep-outbox", retries: 1, concurrency: { limit: 1 }, triggers: [{ cron: "* * * * *" }] },
  ({ step }) => step.run("Relay events that were left behind", () => runAsJob("sweep-outbox", {}, relayOutbox)),
);
