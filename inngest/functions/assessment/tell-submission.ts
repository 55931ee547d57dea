import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { assessmentEventSchemas, tellSubmission as tell } from "@/server/assessment";

const EVENT = "assessment/submission.submitted";

/** Tells the teachers who may grade that work was handed in. */
export const tellSubmission = inngest.createFunction({ id: "tell-submission", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Tell the teachers that work waits", () => runAsJob("tell-submission", event.data, (ctx) => tell(ctx, assessmentEventSchemas[EVENT].parse(event.data)))),
);
