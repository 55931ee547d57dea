import { newId } from "@/lib/ids";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Keeps a remark for its teacher to use again. One that is there already stays one. */
export async function addComment(ctx: Ctx, { text }: { text: string }): Promise<{ commentId: string; text: string }> {
  const { userId: ownerId } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "course.create");
  const { id: commentId } = await ctx.db.markingComment.upsert({
    where: { ownerId_text: { ownerId, text } },
    create: { id: newId("markingComment"), ownerId, text, createdAt: ctx.clock.now() },
    update: {},
    select: { id: true },
  });
  return { commentId, text };
}
