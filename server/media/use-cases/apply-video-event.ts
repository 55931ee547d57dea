import { authorize } from "@/server/access";
import type { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import type { VideoWebhook } from "@/server/vendors";
import { applyCaptionWord } from "../drafts/apply-caption-word";
import { mediaEvent } from "../events";
import { readStoredChange } from "../stored-change";
import { rankOf } from "../video-rank";

/** What is told of a video, of its captions apart. */
type Change = Exclude<VideoWebhook["change"], { kind: "captions_generated" | "captions_failed" }>;
type Step = { rank: number; data: Prisma.VideoAssetUpdateInput; announce?: "media/video.ready" | "media/video.failed"; assetId?: string };

/**
 * Applies one recorded webhook to its video, by rank: whatever the order of arrival, and however often, the video ends
 * in the furthest state that was told. A webhook of a video that is not ours is marked as processed and does nothing.
 */
export async function applyVideoEvent(ctx: Ctx, { deliveryId }: { deliveryId: string }): Promise<void> {
  authorize(ctx.viewer, "system.run");
  await inTransaction(ctx, async (tx) => {
    const delivery = await tx.webhookDelivery.findUniqueOrThrow({ where: { id: deliveryId }, select: { change: true, processedAt: true } });
    if (delivery.processedAt) return;
    const change = readStoredChange(delivery.change);
    if (change.kind === "captions_generated" || change.kind === "captions_failed") await applyCaptionWord(ctx, tx, change);
    else await applyToVideo(ctx, tx, change);
    await tx.webhookDelivery.update({ where: { id: deliveryId }, data: { processedAt: ctx.clock.now() }, select: { id: true } });
  });
}

async function applyToVideo(ctx: Ctx, tx: Tx, change: Change): Promise<void> {
  const step = stepOf(change);
  const videoId = step ? await findVideo(tx, change) : null;
  if (step && videoId) await advance(ctx, tx, videoId, step);
}

/** The update only finds a row that is not as far yet: two webhooks at once cannot turn it back. */
async function advance(ctx: Ctx, tx: Tx, videoId: string, { rank, data, announce, assetId }: Step): Promise<void> {
  const moved = await tx.videoAsset.updateMany({
    where: { id: videoId, stateRank: { lt: rank } },
    data: { ...(data as Prisma.VideoAssetUpdateManyMutationInput), stateRank: rank },
  });
  if (moved.count === 0) return;
  if (announce === "media/video.ready" && assetId) await emit(tx, mediaEvent(announce, { videoId, assetId }), ctx.requestId);
  if (announce === "media/video.failed") await emit(tx, mediaEvent(announce, { videoId }), ctx.requestId);
}

function stepOf(change: Change): Step | null {
  switch (change.kind) {
    case "upload_made_asset":
      return { rank: rankOf("upload_made_asset"), data: { status: "processing", assetId: change.assetId } };
    case "upload_failed":
      return { rank: rankOf("failed"), data: { status: "failed", failureReason: change.reason }, announce: "media/video.failed" };
    case "asset_changed":
      return assetStep(change);
    case "asset_deleted":
      return { rank: rankOf("deleted"), data: { status: "failed", failureReason: "deleted", assetId: change.assetId, playbackId: null } };
    case "ignored":
      return null;
  }
}

function assetStep({ state }: Extract<Change, { kind: "asset_changed" }>): Step {
  const { status, assetId, playbackId, durationSeconds, aspectRatio, failureReason } = state;
  const rank = rankOf(status);
  if (status === "failed") return { rank, data: { status: "failed", assetId, failureReason }, announce: "media/video.failed" };
  if (status === "processing") return { rank, data: { status: "processing", assetId, playbackId } };
  return { rank, data: { status: "ready", assetId, playbackId, durationSeconds, aspectRatio, failureReason: null }, announce: "media/video.ready", assetId };
}

async function findVideo(tx: Tx, change: Change): Promise<string | null> {
  if (change.kind === "ignored") return null;
  const video = await tx.videoAsset.findFirst({ where: { OR: whereOf(change) }, select: { id: true } });
  return video?.id ?? null;
}

/**
 * The upload decides: a video whose file is uploaded again has another one, and what is still told of the former is not
 * about it any more. Only where no upload is named, or none is known yet, does the video's own id do.
 */
function whereOf(change: Exclude<Change, { kind: "ignored" }>): Prisma.VideoAssetWhereInput[] {
  const { videoId, uploadId } = change;
  const byUpload = uploadId === null ? [] : [{ uploadId }];
  const byVideo = videoId === null ? [] : [{ id: videoId, ...(uploadId !== null && { uploadId: null }) }];
  const byAsset = change.kind === "asset_deleted" ? [{ assetId: change.assetId }] : [];
  return [...byUpload, ...byVideo, ...byAsset];
}
