import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { GRACE_MS } from "@/lib/domain/quiz-terms";
import { after } from "@/lib/time";
import { assessmentEventSchemas, submitDueAttempt as submit } from "@/server/assessment";

const EVENT = "assessment/timed-quiz.started";
/** The clocks of two machines differ. */
const LATER_MS = 1_000;

/** Submits an attempt when its time is up, whether or not its learner is still there. Who was given more time meanwhile is waited for again. */
export const submitDueAttempt = inngest.createFunction({ id: "submit-due-attempt", retries: 10, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { attemptId, dueAt } = assessmentEventSchemas[EVENT].parse(event.data);
  let waitedFor = dueAt;
  for (let turn = 1; ; turn += 1) {
    const again = turn === 1 ? "" : `, ${turn}`;
    const until = waitedFor;
    await step.sleepUntil(`Wait until the time is up${again}`, after(until, GRACE_MS + LATER_MS));
    const ended = await step.run(`Submit what was answered${again}`, () => runAsJob("submit-due-attempt", event.data, (ctx) => submit(ctx, { attemptId, waitedFor: until })));
    if (ended.dueAt === undefined) return ended;
    waitedFor = new Date(ended.dueAt);
  }
});
