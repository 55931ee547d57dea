import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { learningEventSchemas, tellDeferral as tell } from "@/server/learning";

const EVENT = "learning/enrollment.deferred";

/** Tells a learner that all their dates in a course were moved, or moved back. */
export const tellDeferral = inngest.createFunction({ id: "tell-deferral", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Tell the learner about their dates", () =>
    runAsJob("tell-deferral", event.data, (ctx) => {
      const { enrollmentId, outboxId, days, isUndone } = learningEventSchemas[EVENT].parse(event.data);
      return tell(ctx, { enrollmentId, eventId: outboxId, days, isUndone });
    }),
  ),
);
