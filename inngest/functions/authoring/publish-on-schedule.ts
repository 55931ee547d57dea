import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { authoringEventSchemas, publishScheduled } from "@/server/authoring";

/** Publishes a course at the time that its author asked for, unless they asked for another or for none since. */
export const publishOnSchedule = inngest.createFunction(
  { id: "publish-on-schedule", retries: 10, triggers: [{ event: "authoring/publication.scheduled" }] },
  async ({ event, step }) => {
    const { courseId, scheduleId, publishAt } = authoringEventSchemas["authoring/publication.scheduled"].parse(event.data);
    await step.sleepUntil("Wait until the course is to be published", publishAt);
    return step.run("Publish the course as it is now", () =>
      runAsJob("publish-on-schedule", event.data, (ctx) => publishScheduled(ctx, { courseId, scheduleId })),
    );
  },
);
