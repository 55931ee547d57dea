import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

type Input = { courseId: string; runId: string; outcome: "checked" | "no_network" | null };

/** Notes that a run has ended, and how; null where it was given up. A run that another took the place of changes nothing. */
export async function endLinkCheck(ctx: Ctx, { courseId, runId, outcome }: Input): Promise<void> {
  authorize(ctx.viewer, "system.run");
  await ctx.db.linkRun.updateMany({ where: { courseId, runId, endedAt: null }, data: { endedAt: ctx.clock.now(), outcome } });
}
