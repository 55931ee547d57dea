import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { IDENTITY_EVENTS, removeOldExports, sweepExpired, userData } from "@/server/identity";

/** The files of a deleted account go too. */
export const removeDeletedUserFiles = inngest.createFunction(
  { id: "remove-deleted-user-files", retries: 4, triggers: [{ event: IDENTITY_EVENTS.userDeleted }] },
  ({ event, step }) =>
    step.run("Remove the copies of the person's data", () =>
      runAsJob("remove-deleted-user-files", event.data, (ctx) => removeOldExports(ctx, userData.parse(event.data))),
    ),
);

/** Every night: copies that expired, and links and sessions that ended a month ago. */
export const sweepAccounts = inngest.createFunction(
  { id: "sweep-accounts", retries: 2, triggers: [{ cron: "17 4 * * *" }] },
  async ({ step }) => {
    await step.run("Remove copies that expired", () => runAsJob("sweep-accounts", {}, (ctx) => removeOldExports(ctx)));
    await step.run("Delete links and sessions that ended long ago", () => runAsJob("sweep-accounts", {}, sweepExpired));
  },
);
