import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { catalogEventSchemas, findNextPriceChange } from "@/server/catalog";
import { cacheTags } from "@/server/platform/cache-tags";
import { expirePublicPages } from "@/server/platform/public-cache";

/**
 * After a publish, the static pages that show the course are made anew, and again at the instant at which its early
 * price ends: the page says what the checkout will ask.
 */
export const refreshPublicPages = inngest.createFunction(
  { id: "refresh-public-pages", retries: 5, triggers: [{ event: "catalog/course.published" }] },
  async ({ event, step }) => {
    const { courseId } = catalogEventSchemas["catalog/course.published"].parse(event.data);
    await step.run("Make the catalogue's pages anew", async () => expirePublicPages([cacheTags.catalog]));
    const change = await step.run("Find when the price changes", () =>
      runAsJob("refresh-public-pages", event.data, (ctx) => findNextPriceChange(ctx, courseId)),
    );
    if (!change) return;
    await step.sleepUntil("Wait until the early price ends", change);
    await step.run("Make the pages anew with the regular price", async () => expirePublicPages([cacheTags.catalog]));
  },
);
