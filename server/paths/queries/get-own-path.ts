import { notFound } from "@/lib/errors";
import { Prisma } from "@/prisma/generated/client";
import { authorize, requireUser } from "@/server/access";
import { listMyCourses } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { OwnPath } from "../dto";
import { loadStandings } from "../standing";
import { toOwnPath } from "../to-own-path";

/**
 * A path with where the viewer stands in it, whether they follow it or might. Throws NOT_FOUND for one that is not on show
 * and that they do not follow.
 */
export async function getOwnPath(ctx: Ctx, { slug }: { slug: string }): Promise<OwnPath> {
  authorize(ctx.viewer, "path.follow");
  const { userId } = requireUser(ctx.viewer);
  const where = Prisma.sql`p."slug" = ${slug} AND (p."status" = 'published' OR pf."id" IS NOT NULL)`;
  const [[row], courses] = await Promise.all([loadStandings(ctx.db, { userId, where, now: ctx.clock.now() }), listMyCourses(ctx)]);
  if (!row) throw notFound();
  return toOwnPath(row, courses);
}
