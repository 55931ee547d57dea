import type { MarkReadInput } from "@/lib/schemas/notifications";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Marks one's own notices as read: those named, or all. Others' ids are as if they did not exist. */
export async function markRead(ctx: Ctx, input: MarkReadInput): Promise<{ marked: number }> {
  authorize(ctx.viewer, "notification.own");
  const { userId } = requireUser(ctx.viewer);
  const result = await ctx.db.notification.updateMany({
    where: { userId, channel: "in_app", readAt: null, ...(input.ids && { id: { in: input.ids } }) },
    data: { readAt: ctx.clock.now() },
  });
  return { marked: result.count };
}
