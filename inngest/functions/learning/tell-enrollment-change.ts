import { z } from "zod";
import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { tellEnrollmentChange as tell, type EnrollmentChange } from "@/server/learning";

const CHANGES = {
  "learning/enrollment.opened": "opened",
  "learning/enrollment.closed": "closed",
  "learning/enrollment.reopened": "reopened",
} as const satisfies Record<string, EnrollmentChange["change"]>;

const told = z.looseObject({ enrollmentId: z.string(), outboxId: z.string() });
const changeName = z.enum(["learning/enrollment.opened", "learning/enrollment.closed", "learning/enrollment.reopened"]);

/** Tells a learner that access to a course opened, ended or came back. */
export const tellEnrollmentChange = inngest.createFunction(
  { id: "tell-enrollment-change", retries: 5, triggers: Object.keys(CHANGES).map((event) => ({ event })) },
  ({ event, step }) =>
    step.run("Tell the learner about their access", () =>
      runAsJob("tell-enrollment-change", event.data, (ctx) => {
        const { enrollmentId, outboxId } = told.parse(event.data);
        return tell(ctx, { enrollmentId, eventId: outboxId, change: CHANGES[changeName.parse(event.name)] });
      }),
    ),
);
