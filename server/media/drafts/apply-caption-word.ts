import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { VideoWebhook } from "@/server/vendors";
import { mediaEvent } from "../events";

type Word = Extract<VideoWebhook["change"], { kind: "captions_generated" | "captions_failed" }>;

/** Applies what the vendor says of a draft: only while it is waited for, so a repeat or a late word changes nothing. */
export async function applyCaptionWord(ctx: Ctx, tx: Tx, word: Word): Promise<void> {
  const open = { id: word.draftId, state: { in: ["asked" as const, "hearing" as const] } };
  const updatedAt = ctx.clock.now();
  if (word.kind === "captions_failed") {
    await tx.captionDraft.updateMany({ where: open, data: { state: "failed", failure: word.reason, updatedAt } });
    return;
  }
  const moved = await tx.captionDraft.updateMany({ where: open, data: { state: "hearing", muxTrackId: word.trackId, updatedAt } });
  if (moved.count > 0) await emit(tx, mediaEvent("media/caption-draft.transcribed", { draftId: word.draftId }), ctx.requestId);
}
