import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { applyCaptionWord } from "../drafts/apply-caption-word";

/**
 * Asks the vendor what became of a draft that it said nothing of: its webhook was lost. What is not done by now ends the
 * draft; a teacher may ask again.
 */
export async function settleCaptionDraft(ctx: Ctx, { draftId }: { draftId: string }): Promise<void> {
  authorize(ctx.viewer, "system.run");
  const draft = await ctx.db.captionDraft.findFirst({ where: { id: draftId, state: "hearing" }, select: { muxTrackId: true, videoAsset: { select: { assetId: true } } } });
  if (!draft?.muxTrackId || !draft.videoAsset.assetId) return;
  const trackId = draft.muxTrackId;
  const found = await ctx.vendors.video.findCaptions(draft.videoAsset.assetId, trackId);
  await inTransaction(ctx, (tx) =>
    applyCaptionWord(ctx, tx, found?.state === "ready" ? { kind: "captions_generated", draftId, trackId } : { kind: "captions_failed", draftId, reason: found?.state === "failed" ? found.reason : "too_long" }),
  );
}
