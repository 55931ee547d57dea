import { toSpokenLanguage } from "@/lib/domain/spoken-language";
import { languageName } from "@/lib/i18n/language-name";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/**
 * Has the video vendor write down what is said in a draft's video. Asked twice it is done once. A video without sound, or
 * a language that the vendor cannot hear, ends the draft with the reason.
 */
export async function askForCaptions(ctx: Ctx, { draftId }: { draftId: string }): Promise<"asked" | "left"> {
  authorize(ctx.viewer, "system.run");
  const draft = await ctx.db.captionDraft.findFirst({
    where: { id: draftId, state: "asked", videoAsset: { status: "ready" } },
    select: { language: true, videoAsset: { select: { assetId: true } } },
  });
  const language = draft && toSpokenLanguage(draft.language);
  if (!draft?.videoAsset.assetId) return "left";
  const asked = language && (await ctx.vendors.video.generateCaptions({ assetId: draft.videoAsset.assetId, language, label: languageName(draft.language), draftId }));
  const data = asked ? { state: "hearing" as const, muxTrackId: asked.trackId } : { state: "failed" as const, failure: language ? "no_sound" : "no_language" };
  // The vendor's word may have come first: what it said stands.
  await ctx.db.captionDraft.updateMany({ where: { id: draftId, state: "asked" }, data: { ...data, updatedAt: ctx.clock.now() } });
  return asked ? "asked" : "left";
}
