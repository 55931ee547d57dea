import { parseCaptions } from "@/lib/captions/parse-captions";
import { toWebVtt } from "@/lib/captions/to-web-vtt";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/**
 * Fetches what the vendor wrote down and keeps it as the draft's text. Nothing that learners see changes. A text without
 * a readable cue ends the draft. Throws when the vendor is out of reach, to be tried again.
 */
export async function takeCaptionDraft(ctx: Ctx, { draftId }: { draftId: string }): Promise<"ready" | "failed" | "left"> {
  authorize(ctx.viewer, "system.run");
  const draft = await ctx.db.captionDraft.findFirst({
    where: { id: draftId, state: "hearing" },
    select: { muxTrackId: true, videoAsset: { select: { playbackId: true } } },
  });
  if (!draft?.muxTrackId || !draft.videoAsset.playbackId) return "left";
  const { ok, cues } = parseCaptions(await ctx.vendors.video.readCaptions(draft.videoAsset.playbackId, draft.muxTrackId));
  const spoken = cues.filter(({ text }) => text.trim() !== "").sort((one, other) => one.start - other.start);
  const state = ok && spoken.length > 0 ? ("ready" as const) : ("failed" as const);
  const data = state === "ready" ? { state, vtt: toWebVtt(spoken), failure: null } : { state, failure: "no_speech" };
  await ctx.db.captionDraft.updateMany({ where: { id: draftId, state: "hearing" }, data: { ...data, updatedAt: ctx.clock.now() } });
  return state;
}
