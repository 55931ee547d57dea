import { newId } from "@/lib/ids";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { mediaEvent } from "../events";

type Wanted = { videoId: string; language: string; askedById: string | null };

/**
 * Asks, in the caller's transaction, for a draft of a video's captions in a language. One that failed before begins anew;
 * one that is on its way or ready stays as it is.
 */
export async function beginCaptionDraft(ctx: Ctx, tx: Tx, { videoId, language, askedById }: Wanted): Promise<void> {
  const now = ctx.clock.now();
  await tx.captionDraft.deleteMany({ where: { videoAssetId: videoId, language, state: "failed" } });
  const draftId = newId("captionDraft");
  const made = await tx.captionDraft.createMany({ data: [{ id: draftId, videoAssetId: videoId, language, askedById, createdAt: now, updatedAt: now }], skipDuplicates: true });
  if (made.count === 1) await emit(tx, mediaEvent("media/caption-draft.asked", { draftId }), ctx.requestId);
}
