import { inngest } from "@/inngest/client";
import { givingUp, runAsJob } from "@/inngest/job-ctx";
import { giveUpCaptionDraft, mediaEventSchemas, takeCaptionDraft as take } from "@/server/media";

const EVENT = "media/caption-draft.transcribed";

/** Fetches the captions that the vendor wrote down. */
export const takeCaptionDraft = inngest.createFunction(
  {
    id: "take-caption-draft",
    retries: 8,
    triggers: [{ event: EVENT }],
    onFailure: givingUp("take-caption-draft", mediaEventSchemas[EVENT], giveUpCaptionDraft),
  },
  ({ event, step }) => step.run("Fetch the drafted captions", () => runAsJob("take-caption-draft", event.data, (ctx) => take(ctx, mediaEventSchemas[EVENT].parse(event.data)))),
);
