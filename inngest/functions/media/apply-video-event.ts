import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { applyVideoEvent as apply, mediaEventSchemas } from "@/server/media";

/** Moves a video along as its vendor tells. */
export const applyVideoEvent = inngest.createFunction(
  { id: "apply-video-event", retries: 10, triggers: [{ event: "media/video-webhook.received" }] },
  ({ event, step }) =>
    step.run("Apply the video event to its video", () =>
      runAsJob("apply-video-event", event.data, (ctx) => apply(ctx, mediaEventSchemas["media/video-webhook.received"].parse(event.data))),
    ),
);
