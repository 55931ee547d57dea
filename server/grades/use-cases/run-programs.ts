import { regradeRulesSchema } from "@/lib/schemas/regrade";
import { authorize } from "@/server/access";
import { loadAskedReruns, rerunPrograms } from "@/server/assessment";
import type { Ctx } from "@/server/platform/ctx";

/** Of a trial, or of the regrade that followed it: programs may have come in between. */
export type ProgramsToRun = { trialId: string } | { regradeId: string };

/**
 * Runs the next programs that a trial or a regrade scores by mended tests; the last part of a trial ends it. Killed
 * anywhere, it goes on where it was; a program that ran is not run again. `left` says whether there is a next part.
 */
export async function runPrograms(ctx: Ctx, of: ProgramsToRun): Promise<{ left: boolean }> {
  authorize(ctx.viewer, "system.run");
  const { rules } = "trialId" in of
    ? await ctx.db.programTrial.findUniqueOrThrow({ where: { id: of.trialId }, select: { rules: true } })
    : await ctx.db.regrade.findUniqueOrThrow({ where: { id: of.regradeId }, select: { rules: true } });
  const { left } = await rerunPrograms(ctx, await loadAskedReruns(ctx.db, regradeRulesSchema.parse(rules)));
  const now = ctx.clock.now();
  if ("trialId" in of) await ctx.db.programTrial.update({ where: { id: of.trialId }, data: { ranAt: now, finishedAt: left ? null : now }, select: { id: true } });
  else await ctx.db.regrade.update({ where: { id: of.regradeId }, data: { advancedAt: now }, select: { id: true } });
  return { left };
}
