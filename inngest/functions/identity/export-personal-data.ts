import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { IDENTITY_EVENTS, announceDataExport, buildDataExport, exportData } from "@/server/identity";

/** Makes the copy of a person's data and tells them where it is. */
export const exportPersonalData = inngest.createFunction(
  { id: "export-personal-data", retries: 4, triggers: [{ event: IDENTITY_EVENTS.exportRequested }] },
  async ({ event, step }) => {
    const input = exportData.parse(event.data);
    const { built } = await step.run("Collect the person's data in a private file", () =>
      runAsJob("export-personal-data", event.data, (ctx) => buildDataExport(ctx, input)),
    );
    if (!built) return;
    await step.run("Mail the link of the copy", () => runAsJob("export-personal-data", event.data, (ctx) => announceDataExport(ctx, input)));
  },
);
