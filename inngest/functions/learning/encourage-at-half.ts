import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { encourageAtHalf as encourage, progressEventSchemas } from "@/server/learning";

const EVENT = "learning/lesson.completed";

/** Tells a learner, in the app, that half of the course is behind them. */
export const encourageAtHalf = inngest.createFunction({ id: "encourage-at-half", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Tell the learner that half of the course is done", () =>
    runAsJob("encourage-at-half", event.data, (ctx) => encourage(ctx, progressEventSchemas[EVENT].parse(event.data))),
  ),
);
