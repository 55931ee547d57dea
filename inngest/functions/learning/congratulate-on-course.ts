import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { congratulateOnCourse as congratulate, progressEventSchemas } from "@/server/learning";

const EVENT = "learning/course.completed";

/** Tells a learner, in the app and by mail, that they completed a course. */
export const congratulateOnCourse = inngest.createFunction({ id: "congratulate-on-course", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Congratulate the learner on the course", () =>
    runAsJob("congratulate-on-course", event.data, (ctx) => congratulate(ctx, progressEventSchemas[EVENT].parse(event.data))),
  ),
);
