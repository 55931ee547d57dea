import { toSpokenLanguage } from "@/lib/domain/spoken-language";
import { languageName } from "@/lib/i18n/language-name";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/**
 * Has the video vendor write down what is said in a draft's video. Asked twice it is done once. A video without sound, or
 * that is gone, and a language that the vendor cannot hear, end the draft with the reason. `left` has nothing to wait for.
 */
export async function askForCaptions(ctx: Ctx, { draftId }: { draftId: string }): Promise<"asked" | "left"> {
  authorize(ctx.viewer, "system.run");
  const draft = await ctx.db.captionDraft.findFirst({
    where: { id: draftId, state: { in: ["asked", "hearing"] } },
    select: { state: true, language: true, videoAsset: { select: { status: true, assetId: true } } },
  });
  if (!draft) return "left";
  // The vendor was asked, and the job ended before that was recorded: what becomes of it is still to be seen.
  if (draft.state === "hearing") return "asked";
  const outcome = await ask(ctx, draftId, draft);
  // The vendor's word may have come first: what it said stands.
  await ctx.db.captionDraft.updateMany({ where: { id: draftId, state: "asked" }, data: { ...outcome, updatedAt: ctx.clock.now() } });
  return outcome.state === "hearing" ? "asked" : "left";
}

type Draft = { language: string; videoAsset: { status: string; assetId: string | null } };
type Outcome = { state: "hearing"; muxTrackId: string } | { state: "failed"; failure: string };

async function ask({ vendors }: Ctx, draftId: string, { language: tag, videoAsset: { status, assetId } }: Draft): Promise<Outcome> {
  if (status !== "ready" || assetId === null) return { state: "failed", failure: "unreachable" };
  const language = toSpokenLanguage(tag);
  if (!language) return { state: "failed", failure: "no_language" };
  const asked = await vendors.video.generateCaptions({ assetId, language, label: languageName(tag), draftId });
  return asked ? { state: "hearing", muxTrackId: asked.trackId } : { state: "failed", failure: "no_sound" };
}
