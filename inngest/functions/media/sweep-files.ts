import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { removeLooseFiles } from "@/server/media";

/** Every night: the bytes of files that nothing hands out any more. */
export const sweepFiles = inngest.createFunction({ id: "sweep-files", retries: 2, triggers: [{ cron: "41 4 * * *" }] }, ({ step }) =>
  step.run("Remove files that nothing needs", () => runAsJob("sweep-files", {}, (ctx) => removeLooseFiles(ctx))),
);
