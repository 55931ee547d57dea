import { createHmac, randomUUID } from "node:crypto";
import { newId } from "@/lib/ids";
import { system } from "@/server/access";
import { applyVideoEvent, recordVideoWebhook } from "@/server/media";
import type { Db } from "@/server/platform/db/client";
import { muxGateway } from "@/server/vendors/video/mux-gateway";
import { testCtx } from "./test-ctx";

export const MUX_SECRET = "mux-webhook-secret-of-the-tests";

type MuxEvent = { id: string; type: string; created_at: string; data: object };
type Signing = { secret?: string; timestamp?: number };

/** The real client of Mux, at `apiUrl`. */
export function testMux(apiUrl?: string) {
  return muxGateway({
    tokenId: "token-id",
    tokenSecret: "token-secret",
    webhookSecret: MUX_SECRET,
    signingKeyId: "key",
    signingPrivateKey: "none",
    apiUrl,
    streamUrl: "http://127.0.0.1:1",
    imageUrl: "http://127.0.0.1:1",
  });
}

/**
 * A body and its header as Mux signs them (https://docs.mux.com/docs/core/verify-webhook-signatures): an HMAC-SHA256 of
 * `<seconds>.<body>`.
 */
export function signAsMux(event: object | string, { secret = MUX_SECRET, timestamp = Math.floor(Date.now() / 1_000) }: Signing = {}) {
  const rawBody = typeof event === "string" ? event : JSON.stringify(event);
  const digest = createHmac("sha256", secret).update(`${timestamp}.${rawBody}`).digest("hex");
  return { rawBody, signature: `t=${timestamp},v1=${digest}` };
}

/** A video with an open upload, what Mux tells of it, and the hands to deliver that and to run the jobs. */
export async function muxScene(db: Db) {
  const videoId = newId("video");
  const [uploadId, assetId, playbackId] = ["upload", "asset", "play"].map((kind) => `${kind}-${videoId}`) as [string, string, string];
  await db.videoAsset.create({ data: { id: videoId, uploadId } });
  const ctx = testCtx(db, { video: testMux() }, system("test"));
  const upload = { id: uploadId, new_asset_settings: { passthrough: videoId } };
  const asset = { id: assetId, passthrough: videoId, upload_id: uploadId, playback_ids: [{ id: `public-${playbackId}`, policy: "public" }, { id: playbackId, policy: "signed" }] };
  const events = {
    uploadCreated: muxEvent("video.upload.created", upload),
    assetMade: muxEvent("video.upload.asset_created", { ...upload, asset_id: assetId }),
    uploadFailed: muxEvent("video.upload.errored", { ...upload, error: { message: "not a video" } }),
    cancelled: muxEvent("video.upload.cancelled", upload),
    created: muxEvent("video.asset.created", { ...asset, status: "preparing" }),
    ready: muxEvent("video.asset.ready", { ...asset, status: "ready", duration: 61.5, aspect_ratio: "16:9" }),
    updated: muxEvent("video.asset.updated", { ...asset, status: "ready", duration: 61.5, aspect_ratio: "16:9" }),
    errored: muxEvent("video.asset.errored", { ...asset, status: "errored", errors: { type: "invalid_input", messages: ["no video track"] } }),
    deleted: muxEvent("video.asset.deleted", { ...asset, status: "ready" }),
  };
  /** Delivers without running what follows. */
  const post = (event: object, signing?: Signing) => recordVideoWebhook(ctx, signAsMux(event, signing));
  /** Runs the jobs of every webhook that was announced since the last time, and returns what else was announced. */
  const runJobs = async () => {
    const announced: string[] = [];
    for (;;) {
      await ctx.settle();
      const event = ctx.relayed.shift();
      if (!event) return announced;
      if (event.name === "media/video-webhook.received") await applyVideoEvent(ctx, { deliveryId: String(event.data.deliveryId) });
      else announced.push(event.name);
    }
  };
  const deliver = async (event: object) => {
    await post(event);
    return runJobs();
  };
  const row = () => db.videoAsset.findUniqueOrThrow({ where: { id: videoId } });
  const deliveries = (event: MuxEvent) => db.webhookDelivery.findMany({ where: { provider: "mux", externalId: event.id } });
  return { ctx, videoId, uploadId, assetId, playbackId, events, post, runJobs, deliver, row, deliveries };
}

/** An event in Mux's shape, with an id of its own. */
export function muxEvent(type: string, data: object): MuxEvent {
  return { id: randomUUID(), type, created_at: "2026-11-22T11:59:00.000000Z", data };
}
