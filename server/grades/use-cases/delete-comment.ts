import { notFound } from "@/lib/errors";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Takes a remark out of its teacher's bank; what was said with it stays said. Throws NOT_FOUND for another's. */
export async function deleteComment(ctx: Ctx, { commentId }: { commentId: string }): Promise<{ commentId: string }> {
  const { userId: ownerId } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "course.create");
  const { count } = await ctx.db.markingComment.deleteMany({ where: { id: commentId, ownerId } });
  if (count === 0) throw notFound();
  return { commentId };
}
