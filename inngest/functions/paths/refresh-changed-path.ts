import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { pathEventSchemas, settlePaths } from "@/server/paths";
import { cacheTags } from "@/server/platform/cache-tags";
import { expirePublicPages } from "@/server/platform/public-cache";

const EVENT = "paths/path.changed";

/** After a path changed its pages are made anew, and who now did all that it asks completes it. */
export const refreshChangedPath = inngest.createFunction({ id: "refresh-changed-path", retries: 5, triggers: [{ event: EVENT }] }, async ({ event, step }) => {
  const { pathId, slug } = pathEventSchemas[EVENT].parse(event.data);
  await step.run("Make the path's pages anew", async () => expirePublicPages([cacheTags.catalog, cacheTags.path(slug)]));
  await step.run("Complete the path for who did all of it", () => runAsJob("refresh-changed-path", event.data, (ctx) => settlePaths(ctx, { pathId })));
});
