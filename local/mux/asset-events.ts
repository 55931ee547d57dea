import { webhookAssetJson, trackJson } from "./asset-json.ts";
import { getAsset, type TrackRow } from "./asset-records.ts";
import type { Cloud } from "./cloud.ts";
import { uploadJson, type UploadRow } from "./upload-records.ts";

type AssetEvent = "created" | "ready" | "errored" | "updated" | "deleted";
type TrackEvent = "created" | "ready" | "errored" | "deleted";
type UploadEvent = "created" | "asset_created" | "cancelled" | "errored";

/** Records `video.asset.*` with the asset as it is now. Call inside the transaction that changed it. */
export function announceAsset(cloud: Cloud, event: AssetEvent, assetId: string): void {
  const data = webhookAssetJson(cloud.db, getAsset(cloud.db, assetId));
  cloud.webhooks.record(`video.asset.${event}`, { type: "asset", id: assetId }, data);
}

/** Records `video.asset.track.*`. */
export function announceTrack(cloud: Cloud, event: TrackEvent, track: TrackRow): void {
  cloud.webhooks.record(`video.asset.track.${event}`, { type: "track", id: track.id }, { ...trackJson(track), asset_id: track.asset_id });
}

/** Records `video.upload.*`. */
export function announceUpload(cloud: Cloud, event: UploadEvent, upload: UploadRow): void {
  cloud.webhooks.record(`video.upload.${event}`, { type: "upload", id: upload.id }, uploadJson(cloud.baseUrl, upload));
}
