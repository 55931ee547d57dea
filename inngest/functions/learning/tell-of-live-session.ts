import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { after, DAY_MS, HOUR_MS } from "@/lib/time";
import { authoringEventSchemas } from "@/server/authoring";
import { tellLiveSession } from "@/server/learning";

const EVENT = "authoring/live-session.moved";
/** Inngest runs at most a thousand steps of one function. */
const MOST_PARTS = 300;

/** Tells learners when a class is held, and again a day and an hour before it begins. A class that has moved since is not told of. */
export const tellOfLiveSession = inngest.createFunction({ id: "tell-of-live-session", retries: 10, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { lessonId, startsAt, outboxId: moveId } = authoringEventSchemas[EVENT].parse(event.data);
  const tellAll = async (occasion: "moved" | "day" | "hour"): Promise<void> => {
    let afterUserId: string | null = null;
    for (let part = 1; part <= MOST_PARTS; part += 1) {
      const { last }: { last: string | null } = await step.run(`Tell part ${part} of the learners (${occasion})`, () =>
        runAsJob("tell-of-live-session", event.data, (ctx) => tellLiveSession(ctx, { lessonId, startsAt, occasion, moveId, afterUserId })),
      );
      if (last === null) return;
      afterUserId = last;
    }
  };
  await tellAll("moved");
  for (const [occasion, ahead] of [["day", DAY_MS], ["hour", HOUR_MS]] as const) {
    const at = after(new Date(startsAt), -ahead);
    // A class that is announced an hour before it begins needs no reminder of the day before.
    if (event.ts !== undefined && at.getTime() <= event.ts) continue;
    await step.sleepUntil(`Wait until the reminder (${occasion})`, at);
    await tellAll(occasion);
  }
});
