import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { applyRegrade as apply, gradesEventSchemas } from "@/server/grades";

const EVENT = "grades/regrade.requested";
/** Inngest runs at most a thousand steps of one function: what is left then is another run's. */
const MOST_PARTS = 900;

/** Scores the attempts of a quiz again, part by part, however many there are. */
export const applyRegrade = inngest.createFunction({ id: "apply-regrade", retries: 10, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { regradeId } = gradesEventSchemas[EVENT].parse(event.data);
  for (let part = 1; part <= MOST_PARTS; part += 1) {
    const { left } = await step.run(`Score part ${part} of the attempts again`, () => runAsJob("apply-regrade", event.data, (ctx) => apply(ctx, { regradeId })));
    if (!left) return;
  }
  await step.sendEvent("Go on with those who are left", { name: EVENT, data: event.data });
});
