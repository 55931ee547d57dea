import { inngest } from "@/inngest/client";
import { givingUp, runAsJob } from "@/inngest/job-ctx";
import { attachFile } from "@/server/authoring";
import { checkPackage, finishPackage, giveUpFile, mediaEventSchemas, removeLooseFiles, storePackageFiles } from "@/server/media";

/** Unpacks a package that has arrived, part by part, then lets it be played and puts it into its lesson's draft. */
export const unpackPackage = inngest.createFunction(
  {
    id: "unpack-package",
    retries: 6,
    // Each holds its package in memory.
    concurrency: { limit: 1 },
    triggers: [{ event: "media/package.arrived" }],
    onFailure: givingUp("unpack-package", mediaEventSchemas["media/package.arrived"], giveUpFile),
  },
  async ({ event, step }) => {
    const file = mediaEventSchemas["media/package.arrived"].parse(event.data);
    const run = <T>(work: Parameters<typeof runAsJob<T>>[2]) => runAsJob("unpack-package", event.data, work);
    const checked = await step.run("Look at what the package holds", () => run((ctx) => checkPackage(ctx, file)));
    if (checked.outcome === "refused") await step.run("Remove what was refused", () => run((ctx) => removeLooseFiles(ctx)));
    if (checked.outcome !== "unpacking") return;
    for (let batch = 0; batch < checked.batches; batch += 1) {
      await step.run(`Store part ${batch + 1} of its files`, () => run((ctx) => storePackageFiles(ctx, { ...file, batch })));
    }
    await step.run("Let the package be played", () => run((ctx) => finishPackage(ctx, file)));
    await step.run("Put the package into the draft of its lesson", () => run((ctx) => attachFile(ctx, file)));
  },
);
