import { authorize, hasRole, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { PathSummary } from "../dto";

const MOST = 300;

/** The paths that the viewer may change, newest first: their own, and for admins all. */
export async function listStudioPaths(ctx: Ctx): Promise<PathSummary[]> {
  authorize(ctx.viewer, "path.create");
  const { userId } = requireUser(ctx.viewer);
  const rows = await ctx.db.learningPath.findMany({
    where: hasRole(ctx.viewer, "admin") ? {} : { ownerId: userId },
    orderBy: { id: "desc" },
    take: MOST,
    select: { id: true, slug: true, title: true, status: true, ownerId: true, owner: { select: { name: true } }, _count: { select: { courses: true, follows: true } } },
  });
  const completed = await ctx.db.pathFollow.groupBy({ by: ["pathId"], where: { pathId: { in: rows.map(({ id }) => id) }, completedAt: { not: null } }, _count: true });
  const completedOf = new Map(completed.map(({ pathId, _count }) => [pathId, _count]));
  return rows.map(({ id, slug, title, status, ownerId, owner, _count }) => ({
    pathId: id, slug, title, status, courseCount: _count.courses, followers: _count.follows, completed: completedOf.get(id) ?? 0, ownerName: ownerId === userId ? null : owner.name,
  }));
}
