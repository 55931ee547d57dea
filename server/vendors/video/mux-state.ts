import type { VideoState } from "./types";

/** The fields of a Mux asset that we read, in its API and in its webhooks alike. */
export type MuxAsset = {
  id: string;
  status?: string;
  playback_ids?: { id: string; policy?: string }[];
  duration?: number;
  aspect_ratio?: string;
  passthrough?: string;
  upload_id?: string;
  errors?: { type?: string; messages?: string[] };
};

export function toVideoState(asset: MuxAsset): VideoState {
  return {
    assetId: asset.id,
    status: asset.status === "ready" ? "ready" : asset.status === "errored" ? "failed" : "processing",
    playbackId: asset.playback_ids?.find((playback) => playback.policy === "signed")?.id ?? null,
    durationSeconds: asset.duration ?? null,
    aspectRatio: asset.aspect_ratio ?? null,
    failureReason: asset.errors ? (asset.errors.messages?.join("; ") ?? asset.errors.type ?? "unknown") : null,
  };
}
