import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { attachVideo } from "@/server/authoring";
import { mediaEventSchemas } from "@/server/media";

/** Puts a video that a teacher uploaded into their lesson's draft, once it is ready; nobody need wait for it. */
export const attachReadyVideo = inngest.createFunction(
  { id: "attach-ready-video", retries: 10, triggers: [{ event: "media/video.ready" }] },
  ({ event, step }) =>
    step.run("Put the video into the draft of its lesson", () => runAsJob("attach-ready-video", event.data, (ctx) => attachVideo(ctx, mediaEventSchemas["media/video.ready"].parse(event.data)))),
);
