import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { certificateEventSchemas, tellCertificate as tell } from "@/server/certificates";

const EVENT = "certificates/certificate.issued";

/** Tells a learner that their certificate is there. */
export const tellCertificate = inngest.createFunction({ id: "tell-certificate", retries: 5, triggers: [{ event: EVENT }] }, ({ event, step }) =>
  step.run("Tell the learner about their certificate", () =>
    runAsJob("tell-certificate", event.data, (ctx) => tell(ctx, { ...certificateEventSchemas[EVENT].parse(event.data), change: "issued" })),
  ),
);
