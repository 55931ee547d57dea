import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { gradesEventSchemas, tellGrade as tell } from "@/server/grades";

const EVENT = "grades/grade.updated";

/** Tells a learner that what they have for an assignment changed. */
export const tellGrade = inngest.createFunction({ id: "tell-grade", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Tell the learner about their grade", () => runAsJob("tell-grade", event.data, (ctx) => tell(ctx, gradesEventSchemas[EVENT].parse(event.data)))),
);
