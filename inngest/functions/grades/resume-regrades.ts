import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { resumeRegrades as resume } from "@/server/grades";

/** Every ten minutes: regrades whose job has stopped for good go on where they were. */
export const resumeRegrades = inngest.createFunction({ id: "resume-regrades", retries: 1, concurrency: { limit: 1 }, triggers: [{ cron: "*/10 * * * *" }] }, ({ step }) =>
  step.run("Have the regrades go on that stopped", () => runAsJob("resume-regrades", {}, (ctx) => resume(ctx))),
);
