import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { assessmentEventSchemas, tellQuizEnded as tell } from "@/server/assessment";

const EVENT = "assessment/quiz.submitted";

/** Tells a learner, in the app, that the clock submitted their attempt. */
export const tellQuizEnded = inngest.createFunction({ id: "tell-quiz-ended", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Tell the learner that the time was up", () =>
    runAsJob("tell-quiz-ended", event.data, (ctx) => tell(ctx, assessmentEventSchemas[EVENT].parse(event.data))),
  ),
);
