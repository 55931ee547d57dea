import { DomainError, notFound } from "@/lib/errors";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";

/** Follows a path no more. Courses and what was learnt in them stay; of one that is not published nothing is left to see. Throws `paths.completed` for one that was completed: it was earned. */
export async function leavePath(ctx: Ctx, { slug }: { slug: string }): Promise<{ slug: string; isPublished: boolean }> {
  authorize(ctx.viewer, "path.follow");
  const { userId } = requireUser(ctx.viewer);
  return inTransaction(ctx, async (tx) => {
    const follow = await tx.pathFollow.findFirst({ where: { userId, path: { slug } }, select: { id: true, path: { select: { status: true } } } });
    if (!follow) throw notFound();
    const { count } = await tx.pathFollow.deleteMany({ where: { id: follow.id, completedAt: null } });
    if (count === 0) throw (await tx.pathFollow.count({ where: { id: follow.id } })) === 0 ? notFound() : new DomainError("conflict", "paths.completed");
    return { slug, isPublished: follow.path.status === "published" };
  });
}
