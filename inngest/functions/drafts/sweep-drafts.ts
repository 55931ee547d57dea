import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { sweepDrafts as sweep } from "@/server/drafts";

/** Every night: the PDFs that questions were drafted from, a week after they came, and runs of long ago. */
export const sweepDrafts = inngest.createFunction({ id: "sweep-drafts", retries: 2, triggers: [{ cron: "53 4 * * *" }] }, ({ step }) =>
  step.run("Remove what drafting does not need any more", () => runAsJob("sweep-drafts", {}, (ctx) => sweep(ctx))),
);
