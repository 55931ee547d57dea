import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { authoringEventSchemas, checkLinks as check, endLinkCheck, findDueLinks } from "@/server/authoring";

const EVENT = "authoring/links.requested";

/**
 * Asks the addresses elsewhere that a course leads to, a step a batch: killed in between, it goes on with the next one.
 * One batch runs at a time in the whole school, which is what keeps it to one question a site.
 */
export const checkLinks = inngest.createFunction(
  {
    id: "check-links",
    retries: 4,
    concurrency: { limit: 1 },
    triggers: [{ event: EVENT }],
    onFailure: ({ event }) => runAsJob("check-links", event.data.event.data, (ctx) => endLinkCheck(ctx, { ...authoringEventSchemas[EVENT].parse(event.data.event.data), outcome: null })),
  },
  async ({ event, step }) => {
    const run = authoringEventSchemas[EVENT].parse(event.data);
    const asJob = <T>(work: Parameters<typeof runAsJob<T>>[2]) => runAsJob("check-links", event.data, work);
    const batches = await step.run("Find the addresses that are due", () => asJob((ctx) => findDueLinks(ctx, run)));
    let outcome: "checked" | "no_network" = "checked";
    for (const [index, addresses] of batches.entries()) {
      outcome = await step.run(`Ask batch ${index + 1} of ${batches.length}`, () => asJob((ctx) => check(ctx, { addresses, askedBefore: run.askedBefore })));
      if (outcome === "no_network") break;
    }
    await step.run("Say that it is done", () => asJob((ctx) => endLinkCheck(ctx, { ...run, outcome })));
  },
);
