import { z } from "zod";
import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { settleCertificate as settle } from "@/server/certificates";

const EVENTS = ["assessment/quiz.submitted", "grades/grade.updated", "learning/enrollment.deferred"];
const fact = z.looseObject({ enrollmentId: z.string() });

/** Issues a certificate that asks for a grade, when what happened gave the grade to who had completed the course: later dates too, for they say which missing work counts as zero. */
export const settleCertificate = inngest.createFunction({ id: "settle-certificate", retries: 10, triggers: EVENTS.map((event) => ({ event })) }, ({ event, step }) =>
  step.run("Issue the certificate when the grade that it asks for is there", () => runAsJob("settle-certificate", event.data, (ctx) => settle(ctx, fact.parse(event.data)))),
);
