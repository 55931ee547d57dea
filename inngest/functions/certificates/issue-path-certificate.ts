import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { issueCertificate } from "@/server/certificates";
import { pathEventSchemas } from "@/server/paths";

const EVENT = "paths/path.completed";

/** Issues the certificate of a path to who completed it. */
export const issuePathCertificate = inngest.createFunction({ id: "issue-path-certificate", retries: 10, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Issue the certificate of the path", () => runAsJob("issue-path-certificate", event.data, (ctx) => issueCertificate(ctx, { followId: pathEventSchemas[EVENT].parse(event.data).followId }))),
);
