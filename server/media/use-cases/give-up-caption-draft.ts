import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Ends a draft for which the vendor could not be reached however often it was tried; a teacher may ask again. */
export async function giveUpCaptionDraft(ctx: Ctx, { draftId }: { draftId: string }): Promise<void> {
  authorize(ctx.viewer, "system.run");
  await ctx.db.captionDraft.updateMany({ where: { id: draftId, state: { in: ["asked", "hearing"] } }, data: { state: "failed", failure: "unreachable", updatedAt: ctx.clock.now() } });
}
