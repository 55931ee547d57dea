import { inngest } from "@/inngest/client";
import { givingUp, runAsJob } from "@/inngest/job-ctx";
import { attachFile } from "@/server/authoring";
import { checkFile, giveUpFile, mediaEventSchemas, removeLooseFiles } from "@/server/media";

/** Looks at a file that has arrived, then puts it into its lesson's draft or throws it away. */
export const checkArrivedFile = inngest.createFunction(
  {
    id: "check-arrived-file",
    retries: 6,
    // Each holds its file in memory.
    concurrency: { limit: 2 },
    triggers: [{ event: "media/file.arrived" }],
    onFailure: givingUp("check-arrived-file", mediaEventSchemas["media/file.arrived"], giveUpFile),
  },
  async ({ event, step }) => {
    const file = mediaEventSchemas["media/file.arrived"].parse(event.data);
    const run = <T>(work: Parameters<typeof runAsJob<T>>[2]) => runAsJob("check-arrived-file", event.data, work);
    const outcome = await step.run("Look at what the file holds", () => run((ctx) => checkFile(ctx, file)));
    if (outcome === "refused") await step.run("Remove what was refused", () => run((ctx) => removeLooseFiles(ctx)));
    else await step.run("Put the file into the draft of its lesson", () => run((ctx) => attachFile(ctx, file)));
  },
);
