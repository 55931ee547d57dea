import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { issueCertificate as issue } from "@/server/certificates";
import { progressEventSchemas } from "@/server/learning";

const EVENT = "learning/course.completed";

/** Issues the certificate of a course to who completed it. */
export const issueCertificate = inngest.createFunction({ id: "issue-certificate", retries: 10, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Issue the certificate", () => runAsJob("issue-certificate", event.data, (ctx) => issue(ctx, progressEventSchemas[EVENT].parse(event.data)))),
);
