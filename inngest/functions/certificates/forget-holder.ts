import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { listCodesOfUser } from "@/server/certificates";
import { IDENTITY_EVENTS, userData } from "@/server/identity";
import { cacheTags } from "@/server/platform/cache-tags";
import { expirePublicPages } from "@/server/platform/public-cache";

/** The public pages of a deleted account's certificates name nobody any more. */
export const forgetHolder = inngest.createFunction({ id: "forget-holder", retries: 10, triggers: [{ event: IDENTITY_EVENTS.userDeleted }] }, async ({ event, step }) => {
  const codes = await step.run("Find the certificates of the deleted account", () => runAsJob("forget-holder", event.data, (ctx) => listCodesOfUser(ctx, userData.parse(event.data))));
  await step.run("Make their pages anew", async () => expirePublicPages(codes.map(cacheTags.certificate)));
});
