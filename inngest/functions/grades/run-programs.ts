import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { gradesEventSchemas, runPrograms as run } from "@/server/grades";
import { inParts } from "../in-parts";

const EVENT = "grades/trial.requested";
const MOST_PARTS = 900;

/** Runs programs under mended tests before a regrade by them is seen, part by part, however many there are. A busy sandbox is asked again. */
export const runPrograms = inngest.createFunction({ id: "run-programs", retries: 20, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { trialId } = gradesEventSchemas[EVENT].parse(event.data);
  const isDone = await inParts((part) => step.run(`Run part ${part} of the programs`, () => runAsJob("run-programs", event.data, (ctx) => run(ctx, { trialId }))), MOST_PARTS);
  if (!isDone) await step.sendEvent("Go on with those that are left", { name: EVENT, data: event.data });
});
