import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { notFound } from "./vendor-error.ts";

const json = <T extends z.ZodType>(schema: T) => z.string().transform((text): unknown => JSON.parse(text)).pipe(schema);

const variant = z.object({
  name: z.string(),
  width: z.int(),
  height: z.int(),
  bandwidth: z.int(),
  averageBandwidth: z.int(),
  codecs: z.string(),
});
const rung = z.object({ name: z.string(), width: z.int(), height: z.int() });
const media = z.object({
  durationSeconds: z.number(),
  video: z.object({ width: z.int(), height: z.int(), framesPerSecond: z.number() }).nullable(),
  audio: z.object({ channels: z.int() }).nullable(),
  ladder: z.array(rung),
  variants: z.array(variant),
});
const settings = z.object({
  passthrough: z.string().optional(),
  meta: z.record(z.string(), z.string()).optional(),
  thumbnail_time: z.number().optional(),
  video_quality: z.string(),
  max_resolution_tier: z.string(),
  normalize_audio: z.boolean(),
  test: z.boolean(),
  source_url: z.string().optional(),
});
const assetRow = z.object({
  seq: z.int(),
  id: z.string(),
  created_at: z.int(),
  status: z.enum(["preparing", "ready", "errored"]),
  ingest_type: z.string(),
  upload_id: z.string().nullable(),
  settings: json(settings),
  media: json(media).nullable(),
  errors: json(z.object({ type: z.string(), messages: z.array(z.string()) })).nullable(),
  progress_state: z.enum(["ingesting", "transcoding", "completed", "errored"]),
  progress: z.number(),
});
const playbackIdRow = z.object({ id: z.string(), asset_id: z.string(), policy: z.enum(["public", "signed"]) });
const trackAttributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.object({ type: z.string(), messages: z.array(z.string()) })]));
const trackRow = z.object({
  id: z.string(),
  asset_id: z.string(),
  type: z.enum(["video", "audio", "text"]),
  status: z.enum(["preparing", "ready", "errored"]),
  attributes: json(trackAttributes),
  source_url: z.string().nullable(),
});

export type Rung = z.output<typeof rung>;
export type Variant = z.output<typeof variant>;
export type Media = z.output<typeof media>;
export type AssetRow = z.output<typeof assetRow>;
export type AssetSettingsRow = z.output<typeof settings>;
export type PlaybackIdRow = z.output<typeof playbackIdRow>;
export type TrackRow = z.output<typeof trackRow>;

/** The asset, or null when it does not exist. */
export function findAsset(db: DatabaseSync, id: string): AssetRow | null {
  const row = db.prepare("SELECT * FROM assets WHERE id = ?").get(id);
  return row ? assetRow.parse(row) : null;
}

/** The asset; throws Mux's 404 when it does not exist. */
export function getAsset(db: DatabaseSync, id: string): AssetRow {
  const asset = findAsset(db, id);
  if (!asset) throw notFound();
  return asset;
}

/** Assets from the newest to the oldest, below `before` when given. */
export function listAssets(db: DatabaseSync, page: { limit: number; offset: number; before: number | null; uploadId: string | null }): AssetRow[] {
  const rows = db
    .prepare("SELECT * FROM assets WHERE (?1 IS NULL OR seq < ?1) AND (?2 IS NULL OR upload_id = ?2) ORDER BY seq DESC LIMIT ?3 OFFSET ?4")
    .all(page.before, page.uploadId, page.limit, page.offset);
  return z.array(assetRow).parse(rows);
}

export function listPlaybackIds(db: DatabaseSync, assetId: string): PlaybackIdRow[] {
  return z.array(playbackIdRow).parse(db.prepare("SELECT id, asset_id, policy FROM playback_ids WHERE asset_id = ? ORDER BY seq").all(assetId));
}

export function findPlaybackId(db: DatabaseSync, id: string): PlaybackIdRow | null {
  const row = db.prepare("SELECT id, asset_id, policy FROM playback_ids WHERE id = ?").get(id);
  return row ? playbackIdRow.parse(row) : null;
}

export function listTracks(db: DatabaseSync, assetId: string): TrackRow[] {
  return z.array(trackRow).parse(db.prepare("SELECT * FROM tracks WHERE asset_id = ? ORDER BY seq").all(assetId));
}

export function findTrack(db: DatabaseSync, assetId: string, trackId: string): TrackRow | null {
  const row = db.prepare("SELECT * FROM tracks WHERE asset_id = ? AND id = ?").get(assetId, trackId);
  return row ? trackRow.parse(row) : null;
}

export function saveMedia(db: DatabaseSync, assetId: string, value: Media): void {
  db.prepare("UPDATE assets SET media = ? WHERE id = ?").run(JSON.stringify(value), assetId);
}

export function saveSettings(db: DatabaseSync, assetId: string, value: AssetSettingsRow): void {
  db.prepare("UPDATE assets SET settings = ? WHERE id = ?").run(JSON.stringify(value), assetId);
}

/** `percent` is 0 to 100, or -1 for an errored asset, as Mux reports it. */
export function saveProgress(db: DatabaseSync, assetId: string, state: AssetRow["progress_state"], percent: number): void {
  db.prepare("UPDATE assets SET progress_state = ?, progress = ? WHERE id = ?").run(state, percent, assetId);
}

export function saveTrack(db: DatabaseSync, trackId: string, status: TrackRow["status"], attributes: TrackRow["attributes"]): void {
  db.prepare("UPDATE tracks SET status = ?, attributes = ? WHERE id = ?").run(status, JSON.stringify(attributes), trackId);
}
