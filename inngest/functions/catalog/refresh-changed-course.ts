import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { catalogEventSchemas, findNextPriceChange } from "@/server/catalog";
import { cacheTags } from "@/server/platform/cache-tags";
import { expirePublicPages } from "@/server/platform/public-cache";

/**
 * After a course changed, moved or left the catalogue, the pages under each of its addresses are made anew: the old
 * address answers with where the course went. When its early price ends later, they are made again at that instant.
 */
export const refreshChangedCourse = inngest.createFunction(
  { id: "refresh-changed-course", retries: 5, triggers: [{ event: "catalog/course.changed" }] },
  async ({ event, step }) => {
    const { courseId, slugs } = catalogEventSchemas["catalog/course.changed"].parse(event.data);
    const tags = [cacheTags.catalog, ...slugs.map(cacheTags.course)];
    await step.run("Make the course's pages anew", async () => expirePublicPages(tags));
    const change = await step.run("Find when the price changes", () =>
      runAsJob("refresh-changed-course", event.data, (ctx) => findNextPriceChange(ctx, courseId)),
    );
    if (!change) return;
    await step.sleepUntil("Wait until the early price ends", change);
    await step.run("Make the pages anew with the regular price", async () => expirePublicPages(tags));
  },
);
