import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { giveTime as give } from "@/server/assessment";
import { learningEventSchemas } from "@/server/learning";

const EVENT = "learning/enrollment.deferred";

/** Moves the end of a learner's open attempts with the windows of their quizzes. */
export const giveTime = inngest.createFunction({ id: "give-time", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Move the end of open attempts", () =>
    runAsJob("give-time", event.data, (ctx) => give(ctx, { enrollmentId: learningEventSchemas[EVENT].parse(event.data).enrollmentId })),
  ),
);
