import { toVideoState, type MuxAsset } from "./mux-state";
import type { VideoWebhook } from "./types";

type MuxUpload = { id: string; asset_id?: string; new_asset_settings?: { passthrough?: string }; error?: { message?: string } };

/** The fields of a text track that we read. */
export type MuxTrack = { id: string; text_source?: string; passthrough?: string; error?: { type?: string; messages?: string[] } };

export type MuxEvent = { id: string; type: string; created_at: string; data: MuxAsset & MuxUpload & MuxTrack };

/** Reads the events that media knows (https://www.mux.com/docs/webhook-reference); all others are ignored. */
export function toVideoWebhook(event: MuxEvent): VideoWebhook {
  return {
    externalId: event.id,
    type: event.type,
    occurredAt: new Date(event.created_at),
    payload: event,
    change: toChange(event),
  };
}

function toChange({ type, data }: MuxEvent): VideoWebhook["change"] {
  switch (type) {
    case "video.upload.asset_created":
      if (!data.asset_id) return { kind: "ignored" };
      return { kind: "upload_made_asset", uploadId: data.id, videoId: videoIdOf(data), assetId: data.asset_id };
    case "video.upload.errored":
    case "video.upload.cancelled":
      return { kind: "upload_failed", uploadId: data.id, videoId: videoIdOf(data), reason: data.error?.message ?? type };
    case "video.asset.created":
    case "video.asset.ready":
    case "video.asset.updated":
    case "video.asset.errored":
      return { kind: "asset_changed", videoId: data.passthrough ?? null, uploadId: data.upload_id ?? null, state: toVideoState(data) };
    case "video.asset.deleted":
      return { kind: "asset_deleted", videoId: data.passthrough ?? null, uploadId: data.upload_id ?? null, assetId: data.id };
    case "video.asset.track.ready":
      return isDraft(data) ? { kind: "captions_generated", draftId: data.passthrough, trackId: data.id } : { kind: "ignored" };
    case "video.asset.track.errored":
      return isDraft(data) ? { kind: "captions_failed", draftId: data.passthrough, reason: trackFailure(data) } : { kind: "ignored" };
    default:
      return { kind: "ignored" };
  }
}

/** Captions that were asked for carry the draft's id; all others say nothing of it. */
function isDraft(track: MuxTrack): track is MuxTrack & { passthrough: string } {
  return track.text_source === "generated_vod" && track.passthrough !== undefined;
}

export function trackFailure({ error }: Pick<MuxTrack, "error">): string {
  return error?.messages?.join("; ") ?? error?.type ?? "unknown";
}

function videoIdOf(upload: MuxUpload): string | null {
  return upload.new_asset_settings?.passthrough ?? null;
}
