import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { certificateEventSchemas, tellCertificate as tell } from "@/server/certificates";
import { cacheTags } from "@/server/platform/cache-tags";
import { expirePublicPages } from "@/server/platform/public-cache";

const EVENT = "certificates/certificate.revoked";

/** After a certificate was revoked its public page says so, and its holder is told why. */
export const tellRevocation = inngest.createFunction({ id: "tell-revocation", retries: 10, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { certificateId, code } = certificateEventSchemas[EVENT].parse(event.data);
  await step.run("Make the certificate's page anew", async () => expirePublicPages([cacheTags.certificate(code)]));
  await step.run("Tell the learner that the certificate was revoked", () => runAsJob("tell-revocation", event.data, (ctx) => tell(ctx, { certificateId, change: "revoked" })));
});
