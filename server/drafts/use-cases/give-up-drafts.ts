import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { endRun } from "../run-steps";

/** Ends a run whose steps failed as often as they were tried; what it drafted until then stays for review. */
export async function giveUpDrafts(ctx: Ctx, { runId }: { runId: string }): Promise<void> {
  authorize(ctx.viewer, "system.run");
  await endRun(ctx, ctx.db, runId, { state: "failed", failure: "gave_up" });
}
