import type { PathFollowersInput } from "@/lib/schemas/paths";
import { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import { authorizePath } from "../authorize-path";
import type { PathFollower } from "../dto";
import { isRefunded } from "../standing";

const A_PAGE = 50;

/** Who follows a path, who began last first, page by page: one statement after the door. For who may change the path. */
export async function listPathFollowers(ctx: Ctx, { pathId, cursor }: PathFollowersInput): Promise<{ items: PathFollower[]; nextCursor: string | null }> {
  await authorizePath(ctx, pathId);
  const rows = await ctx.db.$queryRaw<PathFollower[]>`
    SELECT f."id" AS "followId", u."name", f."startedAt", f."completedAt",
      (SELECT count(*)::int FROM "PathCourse" c JOIN "Enrollment" e ON e."courseId" = c."courseId" AND e."userId" = f."userId" AND e."completedAt" IS NOT NULL AND NOT ${isRefunded(Prisma.sql`e`)} WHERE c."pathId" = f."pathId") AS "completedCourses"
    FROM "PathFollow" f JOIN "User" u ON u."id" = f."userId"
    WHERE f."pathId" = ${pathId} AND ${cursor === undefined ? Prisma.sql`true` : Prisma.sql`f."id" < ${cursor}`}
    ORDER BY f."id" DESC LIMIT ${A_PAGE + 1}`;
  const items = rows.slice(0, A_PAGE);
  return { items, nextCursor: rows.length > A_PAGE ? (items.at(-1)?.followId ?? null) : null };
}
