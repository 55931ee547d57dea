import { Prisma } from "@/prisma/generated/client";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { OwnPath } from "../dto";
import { loadStandings } from "../standing";
import { toOwnPath, type OwnCourses } from "../to-own-path";

/** The paths that the viewer follows, those under way first: one statement. `courses` are their own, as `listMyCourses` answers them. */
export async function listMyPaths(ctx: Ctx, courses: OwnCourses): Promise<OwnPath[]> {
  authorize(ctx.viewer, "path.follow");
  const { userId } = requireUser(ctx.viewer);
  const rows = await loadStandings(ctx.db, { userId, where: Prisma.sql`pf."userId" = ${userId}`, now: ctx.clock.now() });
  return rows.map((row) => toOwnPath(row, courses));
}
