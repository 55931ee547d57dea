import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { assessmentEventSchemas, makeCards as make } from "@/server/assessment";

const EVENT = "assessment/quiz.submitted";

/** Makes cards of what an attempt missed, for its learner to meet again. */
export const makeCards = inngest.createFunction({ id: "make-cards", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Make cards of what was missed", () => runAsJob("make-cards", event.data, (ctx) => make(ctx, assessmentEventSchemas[EVENT].parse(event.data)))),
);
