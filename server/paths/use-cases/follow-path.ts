import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { settleInTx } from "../settle-in-tx";

/**
 * Follows a published path: it costs nothing and enrols in nothing. Courses that were completed before count, so that it
 * may be complete at once. Following it again changes nothing. Throws NOT_FOUND for a path that is not on show.
 */
export async function followPath(ctx: Ctx, { slug }: { slug: string }): Promise<{ slug: string; isCompleted: boolean }> {
  authorize(ctx.viewer, "path.follow");
  const { userId } = requireUser(ctx.viewer);
  return inTransaction(ctx, async (tx) => {
    const path = await tx.learningPath.findUnique({ where: { slug, status: "published" }, select: { id: true } });
    if (!path) throw notFound();
    const now = ctx.clock.now();
    await tx.pathFollow.createMany({ data: [{ id: newId("pathFollow"), pathId: path.id, userId, startedAt: now, createdAt: now }], skipDuplicates: true });
    return { slug, isCompleted: await settleInTx(ctx, tx, { pathId: path.id, userId }) };
  });
}
