import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { GRACE_MS } from "@/lib/domain/quiz-terms";
import { after } from "@/lib/time";
import { assessmentEventSchemas, submitDueAttempt as submit } from "@/server/assessment";

const EVENT = "assessment/timed-quiz.started";
/** The clocks of two machines differ. */
const LATER_MS = 1_000;

/** Submits an attempt when its time is up, whether or not its learner is still there. */
export const submitDueAttempt = inngest.createFunction({ id: "submit-due-attempt", retries: 10, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { attemptId, dueAt } = assessmentEventSchemas[EVENT].parse(event.data);
  await step.sleepUntil("Wait until the time is up", after(dueAt, GRACE_MS + LATER_MS));
  return step.run("Submit what was answered", () => runAsJob("submit-due-attempt", event.data, (ctx) => submit(ctx, { attemptId })));
});
