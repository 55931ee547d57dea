import type { DatabaseSync } from "node:sqlite";
import { listPlaybackIds, listTracks, type AssetRow, type Media, type TrackRow } from "./asset-records.ts";

/**
 * The asset as `GET /video/v1/assets/:id` shows it (field names and meanings: `Asset` in @mux/mux-node 15.3).
 * `created_at` is a string of Unix seconds, as in the API; webhooks carry a number (see `webhookAssetJson`).
 */
export function assetJson(db: DatabaseSync, asset: AssetRow): Record<string, unknown> {
  const { source_url: _, ...settings } = asset.settings;
  const playbackIds = listPlaybackIds(db, asset.id).map(({ id, policy }) => ({ id, policy }));
  const tracks = listTracks(db, asset.id).map(trackJson);
  return {
    id: asset.id,
    created_at: String(asset.created_at),
    status: asset.status,
    ingest_type: asset.ingest_type,
    ...(asset.upload_id ? { upload_id: asset.upload_id } : {}),
    ...settings,
    encoding_tier: "baseline",
    master_access: "none",
    mp4_support: "none",
    progress: { state: asset.progress_state, progress: Math.floor(asset.progress) },
    ...(playbackIds.length > 0 ? { playback_ids: playbackIds } : {}),
    ...(tracks.length > 0 ? { tracks } : {}),
    ...(asset.errors ? { errors: asset.errors } : {}),
    ...(asset.media ? mediaJson(asset.media) : {}),
  };
}

export function webhookAssetJson(db: DatabaseSync, asset: AssetRow): Record<string, unknown> {
  return { ...assetJson(db, asset), created_at: asset.created_at };
}

/** A track as the API shows it: audio and video carry measures, text carries language, name and status. */
export function trackJson(track: TrackRow): Record<string, unknown> {
  const status = track.type === "text" ? { status: track.status } : {};
  return { id: track.id, type: track.type, ...status, ...track.attributes };
}

function mediaJson(media: Media): Record<string, unknown> {
  const duration = { duration: media.durationSeconds };
  if (!media.video) return { ...duration, resolution_tier: "audio-only", max_stored_resolution: "Audio only" };
  const { width, height, framesPerSecond } = media.video;
  const stored = Math.max(...media.ladder.map((rung) => Math.min(rung.width, rung.height)));
  return {
    ...duration,
    aspect_ratio: aspectRatio(width, height),
    max_stored_frame_rate: framesPerSecond,
    resolution_tier: "720p",
    max_stored_resolution: stored >= 720 ? "HD" : "SD",
  };
}

/** `width:height` in lowest terms: 1280 by 720 is "16:9". */
export function aspectRatio(width: number, height: number): string {
  let [a, b] = [width, height];
  while (b !== 0) [a, b] = [b, a % b];
  return `${width / a}:${height / a}`;
}
