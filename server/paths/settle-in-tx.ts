import { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { pathCompleted } from "./events";
import { loadStandings, traceOf } from "./standing";

/**
 * Completes a path for who follows it, once, when they did all that it asks by now, and announces `paths/path.completed`.
 * The row lock makes two last courses take turns. Returns whether it did.
 */
export async function settleInTx(ctx: Ctx, tx: Tx, { pathId, userId }: { pathId: string; userId: string }): Promise<boolean> {
  const now = ctx.clock.now();
  await tx.$queryRaw`SELECT 1 FROM "PathFollow" WHERE "pathId" = ${pathId} AND "userId" = ${userId} FOR UPDATE`;
  const [row] = await loadStandings(tx, { userId, where: Prisma.sql`p."id" = ${pathId}`, now });
  if (!row || row.followId === null || row.completedAt !== null || row.status === "draft") return false;
  const trace = traceOf(row);
  if (!trace.isComplete) return false;
  await tx.pathFollow.update({ where: { id: row.followId }, data: { completedAt: now, completedCourseIds: trace.completedCourseIds }, select: { id: true } });
  await emit(tx, pathCompleted({ followId: row.followId, pathId, userId }), ctx.requestId);
  return true;
}
