import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { clearDraftsRun, draftEventSchemas } from "@/server/drafts";

const EVENT = "drafts/run.cancelled";

/** Removes what a cancelled run still held of a model's answers. */
export const clearDrafts = inngest.createFunction({ id: "clear-drafts", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Remove the answers that nobody will read", () => runAsJob("clear-drafts", event.data, (ctx) => clearDraftsRun(ctx, draftEventSchemas[EVENT].parse(event.data)))),
);
