import { inngest } from "@/inngest/client";
import { givingUp, runAsJob } from "@/inngest/job-ctx";
import { askForCaptions, giveUpCaptionDraft, mediaEventSchemas, settleCaptionDraft } from "@/server/media";

const EVENT = "media/caption-draft.asked";

/** Has a video's captions drafted; looks once more when the vendor's word does not come. */
export const draftCaptions = inngest.createFunction(
  {
    id: "draft-captions",
    retries: 8,
    triggers: [{ event: EVENT }],
    onFailure: givingUp("draft-captions", mediaEventSchemas[EVENT], giveUpCaptionDraft),
  },
  async ({ event, step }) => {
    const draft = mediaEventSchemas[EVENT].parse(event.data);
    const run = <T>(work: Parameters<typeof runAsJob<T>>[2]) => runAsJob("draft-captions", event.data, work);
    const outcome = await step.run("Ask the vendor to write down what is said", () => run((ctx) => askForCaptions(ctx, draft)));
    if (outcome === "left") return;
    // The vendor hears faster than it is spoken: an hour is more than the longest lesson takes.
    await step.sleep("Give the vendor time", "1h");
    await step.run("See what became of it", () => run((ctx) => settleCaptionDraft(ctx, draft)));
  },
);
