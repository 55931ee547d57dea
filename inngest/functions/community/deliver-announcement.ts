import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { beginAnnouncement, communityEventSchemas, deliverAnnouncement as deliver } from "@/server/community";

const EVENT = "community/announcement.scheduled";
/** Inngest runs at most a thousand steps of one function: what is left then is another run's. */
const MOST_PARTS = 900;

/** Delivers an announcement part by part, at the time that its author asked for, to however many it is for. */
export const deliverAnnouncement = inngest.createFunction({ id: "deliver-announcement", retries: 10, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { announcementId, publishAt } = communityEventSchemas[EVENT].parse(event.data);
  if (publishAt !== null) await step.sleepUntil("Wait until the announcement is to be published", publishAt);
  await step.run("List who gets the announcement", () => runAsJob("deliver-announcement", event.data, (ctx) => beginAnnouncement(ctx, { announcementId })));
  for (let part = 1; part <= MOST_PARTS; part += 1) {
    const { left } = await step.run(`Deliver part ${part} of the announcement`, () => runAsJob("deliver-announcement", event.data, (ctx) => deliver(ctx, { announcementId })));
    if (left === 0) return;
  }
  await step.sendEvent("Go on with those who are left", { name: EVENT, data: event.data });
});
