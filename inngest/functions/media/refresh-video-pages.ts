import { inngest } from "@/inngest/client";
import { cacheTags } from "@/server/platform/cache-tags";
import { expirePublicPages } from "@/server/platform/public-cache";

/** A video that is ready, that failed, or whose captions changed, changes what previews and outlines show: their pages are made anew. */
export const refreshVideoPages = inngest.createFunction(
  { id: "refresh-video-pages", retries: 5, triggers: [{ event: "media/video.ready" }, { event: "media/video.failed" }, { event: "media/captions.changed" }] },
  ({ step }) => step.run("Make the pages that show the video anew", async () => expirePublicPages([cacheTags.catalog])),
);
