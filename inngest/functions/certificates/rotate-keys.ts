import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { rotateKeys as rotate } from "@/server/certificates";

/** Every night: a new key for credentials where the old one has signed for a quarter of a year. */
export const rotateKeys = inngest.createFunction({ id: "rotate-keys", retries: 3, triggers: [{ cron: "41 4 * * *" }] }, ({ step }) =>
  step.run("Take a new key where the old one is due", () => runAsJob("rotate-keys", {}, (ctx) => rotate(ctx))),
);
