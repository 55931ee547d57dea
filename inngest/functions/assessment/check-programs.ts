import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { assessmentEventSchemas, checkProgram, settleAttempt } from "@/server/assessment";

const EVENT = "assessment/programs.submitted";

/** Runs each program of a submitted attempt in the sandbox, then gives the attempt its points. A busy sandbox is asked again. */
export const checkPrograms = inngest.createFunction({ id: "check-programs", retries: 20, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { attemptId, places, by } = assessmentEventSchemas[EVENT].parse(event.data);
  for (const place of places) {
    await step.run(`Run the program of question ${place + 1}`, () => runAsJob("check-programs", event.data, (ctx) => checkProgram(ctx, { attemptId, place })));
  }
  return step.run("Give the attempt its points", () => runAsJob("check-programs", event.data, (ctx) => settleAttempt(ctx, { attemptId, by })));
});
