import { z } from "zod";
import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { issueCertificate as issue } from "@/server/certificates";

const EVENTS = ["learning/course.completed", "learning/release.followed"];
const fact = z.looseObject({ enrollmentId: z.string() });

/** Issues the certificate of a course to who completed it, also when the release that they moved to asks less for it. */
export const issueCertificate = inngest.createFunction({ id: "issue-certificate", retries: 10, triggers: EVENTS.map((event) => ({ event })) }, ({ event, step }) =>
  step.run("Issue the certificate", () => runAsJob("issue-certificate", event.data, (ctx) => issue(ctx, fact.parse(event.data)))),
);
