import { z } from "zod";
import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { MAIL_QUEUED, resendMail } from "@/server/notifications";

const queued = z.object({ notificationId: z.string() });

/** Sends a mail that was recorded together with the fact it tells. */
export const deliverMail = inngest.createFunction(
  { id: "deliver-mail", retries: 4, triggers: [{ event: MAIL_QUEUED }] },
  ({ event, step }) =>
    step.run("Send the recorded mail", () =>
      runAsJob("deliver-mail", event.data, (ctx) => resendMail(ctx, queued.parse(event.data).notificationId)),
    ),
);
