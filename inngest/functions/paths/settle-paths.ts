import { z } from "zod";
import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { settlePaths as settle } from "@/server/paths";

/** A course that was paid back counts again once it is open again. */
const EVENTS = ["learning/course.completed", "learning/enrollment.opened", "learning/enrollment.reopened"];
const fact = z.looseObject({ userId: z.string(), courseId: z.string() });

/** A completed course counts in every path that its learner follows: it may have been the last one. */
export const settlePaths = inngest.createFunction({ id: "settle-paths", retries: 10, triggers: EVENTS.map((event) => ({ event })) }, ({ event, step }) =>
  step.run("Complete the paths that the course completes", () => runAsJob("settle-paths", event.data, (ctx) => settle(ctx, fact.parse(event.data)))),
);
