import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { sweepCertificatePictures as sweep } from "@/server/authoring";

/** Every night: logos and signatures that were brought and never saved. */
export const sweepCertificatePictures = inngest.createFunction({ id: "sweep-certificate-pictures", retries: 2, triggers: [{ cron: "17 5 * * *" }] }, ({ step }) =>
  step.run("Remove pictures that no certificate shows", () => runAsJob("sweep-certificate-pictures", {}, (ctx) => sweep(ctx))),
);
