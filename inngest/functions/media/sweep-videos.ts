import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { removeLooseVideos } from "@/server/media";

/** Every night: the videos that were replaced and that nothing plays any more. */
export const sweepVideos = inngest.createFunction({ id: "sweep-videos", retries: 2, triggers: [{ cron: "47 4 * * *" }] }, ({ step }) =>
  step.run("Remove videos that nothing plays", () => runAsJob("sweep-videos", {}, (ctx) => removeLooseVideos(ctx))),
);
