import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { settleInTx } from "../settle-in-tx";

const A_BATCH = 200;

/**
 * Completes the paths that a completed course, or a change of the path, makes complete: for one learner all that they
 * follow with that course, for one path all who follow it. Each announces `paths/path.completed` once, however often
 * it is asked.
 */
export async function settlePaths(ctx: Ctx, about: { userId: string; courseId: string } | { pathId: string }): Promise<{ completed: number }> {
  authorize(ctx.viewer, "system.run");
  const which = "pathId" in about ? { pathId: about.pathId } : { userId: about.userId, path: { courses: { some: { courseId: about.courseId } } } };
  let completed = 0;
  let after = "";
  for (;;) {
    const follows = await ctx.db.pathFollow.findMany({ where: { ...which, completedAt: null, id: { gt: after } }, orderBy: { id: "asc" }, take: A_BATCH, select: { id: true, pathId: true, userId: true } });
    for (const follow of follows) if (await inTransaction(ctx, (tx) => settleInTx(ctx, tx, follow))) completed += 1;
    const last = follows.at(-1);
    if (!last || follows.length < A_BATCH) return { completed };
    after = last.id;
  }
}
