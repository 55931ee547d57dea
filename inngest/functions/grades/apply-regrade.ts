import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { applyRegrade as apply, gradesEventSchemas, runPrograms } from "@/server/grades";
import { inParts } from "../in-parts";

const EVENT = "grades/regrade.requested";
/** They wait for 19 minutes in all, 23 at most: what lasts longer is gone on with by `resumeRegrades`. */
const RETRIES = 6;
const MOST_RUNS = 400;
const MOST_PARTS = 500;

/** Scores the attempts of a quiz again, part by part, however many there are: once the programs have run that came after the trial. */
export const applyRegrade = inngest.createFunction({ id: "apply-regrade", retries: RETRIES, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { regradeId } = gradesEventSchemas[EVENT].parse(event.data);
  const haveRun = await inParts((part) => step.run(`Run part ${part} of the programs that came since`, () => runAsJob("apply-regrade", event.data, (ctx) => runPrograms(ctx, { regradeId }))), MOST_RUNS);
  const isDone = haveRun && (await inParts((part) => step.run(`Score part ${part} of the attempts again`, () => runAsJob("apply-regrade", event.data, (ctx) => apply(ctx, { regradeId }))), MOST_PARTS));
  if (!isDone) await step.sendEvent("Go on with those who are left", { name: EVENT, data: event.data });
});
