import { DAY_MS } from "@/lib/time";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

const MOST_AT_ONCE = 200;
/** How long a run and what nobody accepted of it are kept. */
const KEPT_DAYS = 90;

/** Removes the PDFs whose time is over, and runs of long ago. Accepted questions are where they were put. Repeating it is harmless. */
export async function sweepDrafts(ctx: Ctx): Promise<{ files: number; runs: number }> {
  authorize(ctx.viewer, "system.run");
  const now = ctx.clock.now();
  const expired = await ctx.db.draftSource.findMany({ where: { expiresAt: { lte: now }, removedAt: null }, orderBy: { expiresAt: "asc" }, take: MOST_AT_ONCE, select: { id: true, pathname: true } });
  for (const { id, pathname } of expired) {
    await ctx.vendors.files.remove(pathname);
    await ctx.db.draftSource.update({ where: { id }, data: { removedAt: now }, select: { id: true } });
  }
  const { count } = await ctx.db.draftRun.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } } });
  return { files: expired.length, runs: count };
}
