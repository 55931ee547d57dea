import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { endRun } from "../run-steps";

/** Says of a run that all its batches are settled; one that ended before stays as it ended. */
export async function finishDrafts(ctx: Ctx, { runId }: { runId: string }): Promise<void> {
  authorize(ctx.viewer, "system.run");
  await endRun(ctx, ctx.db, runId, { state: "done" });
}
