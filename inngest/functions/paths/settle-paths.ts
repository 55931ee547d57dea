import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { progressEventSchemas } from "@/server/learning";
import { settlePaths as settle } from "@/server/paths";

const EVENT = "learning/course.completed";

/** A completed course counts in every path that its learner follows: it may have been the last one. */
export const settlePaths = inngest.createFunction({ id: "settle-paths", retries: 10, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Complete the paths that the course completes", () => runAsJob("settle-paths", event.data, (ctx) => settle(ctx, progressEventSchemas[EVENT].parse(event.data)))),
);
