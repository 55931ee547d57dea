import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { assessmentEventSchemas, tellAnswers as tell, tellQuizEnded } from "@/server/assessment";

const EVENT = "assessment/answers.submitted";

/** Tells the teachers who may grade that answers wait, and a learner whose time was up that they were submitted. */
export const tellAnswers = inngest.createFunction({ id: "tell-answers", retries: 5, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { attemptId, by } = assessmentEventSchemas[EVENT].parse(event.data);
  await step.run("Tell the learner that the time was up", () => runAsJob("tell-answers", event.data, (ctx) => tellQuizEnded(ctx, { attemptId, by })));
  return step.run("Tell the teachers that answers wait", () => runAsJob("tell-answers", event.data, (ctx) => tell(ctx, { attemptId })));
});
