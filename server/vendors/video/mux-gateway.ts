import Mux from "@mux/mux-node";
import { muxCaptions } from "./mux-captions";
import { toVideoWebhook, type MuxEvent } from "./mux-events";
import { orNull } from "./or-null";
import { toVideoState } from "./mux-state";
import type { VideoGateway } from "./types";

type Options = {
  tokenId: string;
  tokenSecret: string;
  webhookSecret: string;
  signingKeyId: string;
  signingPrivateKey: string;
  apiUrl: string | undefined;
  streamUrl: string;
  imageUrl: string;
};

/** Two days: an upload that a bad connection interrupts can go on tomorrow. */
const UPLOAD_TTL_SECONDS = 172_800;
const READ_TTL_SECONDS = 60;
const FUTURE_TOLERANCE_MS = 300_000;

/** Mux behind our own words. Every asset has signed playback only. */
export function muxGateway(options: Options): VideoGateway {
  const mux = new Mux({
    tokenId: options.tokenId,
    tokenSecret: options.tokenSecret,
    webhookSecret: options.webhookSecret,
    jwtSigningKey: options.signingKeyId,
    jwtPrivateKey: options.signingPrivateKey,
    ...(options.apiUrl && { baseURL: options.apiUrl }),
    timeout: 15_000,
  });
  const sign = (playbackId: string, type: "video" | "thumbnail" | "storyboard", ttlSeconds: number, params: Record<string, string>) =>
    mux.jwt.signPlaybackId(playbackId, { type, expiration: `${ttlSeconds}s`, ...(Object.keys(params).length > 0 && { params }) });
  return {
    async openUpload({ videoId, corsOrigin }) {
      const upload = await mux.video.uploads.create({
        cors_origin: corsOrigin,
        timeout: UPLOAD_TTL_SECONDS,
        new_asset_settings: { playback_policies: ["signed"], passthrough: videoId, video_quality: "basic" },
      });
      if (!upload.url) throw new Error(`Mux made upload ${upload.id} without an address`);
      return { uploadId: upload.id, url: upload.url };
    },
    async findUpload(uploadId) {
      const upload = await orNull(() => mux.video.uploads.retrieve(uploadId));
      return upload && { assetId: upload.asset_id ?? null, status: upload.status };
    },
    async findAsset(assetId) {
      const asset = await orNull(() => mux.video.assets.retrieve(assetId));
      return asset && toVideoState(asset);
    },
    ...muxCaptions(mux, { streamUrl: options.streamUrl, sign: (playbackId) => sign(playbackId, "video", READ_TTL_SECONDS, {}) }),
    async deleteAsset(assetId) {
      await orNull(() => mux.video.assets.delete(assetId));
    },
    async signPlayback(playbackId, { ttlSeconds, viewerId, posterSeconds }) {
      const [video, thumbnail, storyboard] = await Promise.all([
        sign(playbackId, "video", ttlSeconds, viewerId === null ? {} : { custom_viewer_id: viewerId }),
        // A signed picture shows the moment that its token names, never one of the address.
        sign(playbackId, "thumbnail", ttlSeconds, posterSeconds === null ? {} : { time: String(posterSeconds) }),
        sign(playbackId, "storyboard", ttlSeconds, {}),
      ]);
      return {
        hls: `${options.streamUrl}/${playbackId}.m3u8?token=${video}`,
        poster: `${options.imageUrl}/${playbackId}/thumbnail.webp?token=${thumbnail}`,
        storyboard: `${options.imageUrl}/${playbackId}/storyboard.vtt?token=${storyboard}`,
        expiresAt: new Date(Date.now() + ttlSeconds * 1_000),
      };
    },
    async readWebhook(rawBody, signature) {
      if (!signature || isFromTheFuture(signature)) return null;
      try {
        // The SDK answers with a promise: what is not awaited here is not verified.
        await mux.webhooks.verifySignature(rawBody, { "mux-signature": signature }, options.webhookSecret);
        return toVideoWebhook(JSON.parse(rawBody) as MuxEvent);
      } catch {
        return null;
      }
    },
  };
}

/** The SDK refuses signatures that are too old, not those dated ahead of us. */
function isFromTheFuture(signature: string): boolean {
  const seconds = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1]);
  return !Number.isFinite(seconds) || seconds * 1_000 > Date.now() + FUTURE_TOLERANCE_MS;
}
