import { rmSync } from "node:fs";
import { transact } from "../kit/store.ts";
import { announceAsset, announceTrack } from "./asset-events.ts";
import { findTrack, getAsset, type AssetSettingsRow } from "./asset-records.ts";
import { assetDir, type Cloud } from "./cloud.ts";
import { newId } from "./ids.ts";
import { isTextInput, type AssetSettings, type TextInput } from "./requests.ts";
import { invalidParameters } from "./vendor-error.ts";

export type NewAsset = { settings: AssetSettings; ingestType: "on_demand_url" | "on_demand_direct_upload"; uploadId: string | null };

/**
 * Adds an asset in `preparing`, its playback ids and text tracks, and queues its processing. Call inside a
 * transaction; wake the queues after it commits. `id` lets an upload put its file in place first.
 */
export function insertAsset(cloud: Cloud, id: string, { settings, ingestType, uploadId }: NewAsset): void {
  const source = settings.inputs.find((input) => !isTextInput(input));
  if (ingestType === "on_demand_url" && !source?.url) throw invalidParameters(["inputs: a video or audio file with a `url` is required"]);
  const row: AssetSettingsRow = {
    ...(settings.passthrough === undefined ? {} : { passthrough: settings.passthrough }),
    ...(settings.meta ? { meta: compact(settings.meta) } : {}),
    video_quality: settings.video_quality,
    max_resolution_tier: settings.max_resolution_tier,
    normalize_audio: settings.normalize_audio,
    test: settings.test,
    ...(ingestType === "on_demand_url" && source?.url ? { source_url: source.url } : {}),
  };
  cloud.db
    .prepare(
      `INSERT INTO assets (id, created_at, status, ingest_type, upload_id, settings, progress_state, progress)
       VALUES (?, ?, 'preparing', ?, ?, ?, 'ingesting', 0)`,
    )
    .run(id, Math.floor(Date.now() / 1_000), ingestType, uploadId, JSON.stringify(row));
  for (const policy of settings.playback_policies) insertPlaybackId(cloud, id, policy);
  const texts = settings.inputs.filter(isTextInput);
  const tracks = texts.map((input) => insertTextTrack(cloud, id, input));
  announceAsset(cloud, "created", id);
  for (const trackId of tracks) announceNewTrack(cloud, id, trackId);
  cloud.processing.add("ingest", id, null);
}

export function insertPlaybackId(cloud: Cloud, assetId: string, policy: "public" | "signed"): string {
  const id = newId();
  cloud.db.prepare("INSERT INTO playback_ids (id, asset_id, policy) VALUES (?, ?, ?)").run(id, assetId, policy);
  return id;
}

/** Adds a text track in `preparing`; what it is made of is fetched later. */
export function insertTextTrack(cloud: Cloud, assetId: string, input: TextInput): string {
  const id = newId();
  const attributes = {
    text_type: input.text_type,
    text_source: "uploaded",
    language_code: input.language_code,
    name: input.name ?? languageName(input.language_code),
    closed_captions: input.closed_captions,
    ...(input.passthrough === undefined ? {} : { passthrough: input.passthrough }),
  };
  cloud.db
    .prepare("INSERT INTO tracks (id, asset_id, type, status, attributes, source_url) VALUES (?, ?, 'text', 'preparing', ?, ?)")
    .run(id, assetId, JSON.stringify(attributes), input.url);
  return id;
}

/** Adds a text track in `preparing` whose words are to be heard in the asset itself. */
export function insertGeneratedTrack(cloud: Cloud, assetId: string, wanted: { language_code: string; name?: string | undefined; passthrough?: string | undefined }): string {
  const id = newId();
  const attributes = {
    text_type: "subtitles",
    text_source: "generated_vod",
    language_code: wanted.language_code,
    name: wanted.name ?? `${languageName(wanted.language_code)} (generated)`,
    closed_captions: true,
    ...(wanted.passthrough === undefined ? {} : { passthrough: wanted.passthrough }),
  };
  cloud.db.prepare("INSERT INTO tracks (id, asset_id, type, status, attributes) VALUES (?, ?, 'text', 'preparing', ?)").run(id, assetId, JSON.stringify(attributes));
  return id;
}

export function announceNewTrack(cloud: Cloud, assetId: string, trackId: string): void {
  const track = findTrack(cloud.db, assetId, trackId);
  if (track) announceTrack(cloud, "created", track);
}

/** Deletes the asset with its renditions, pictures and source. Whatever is being made of it stops first. */
export async function deleteAsset(cloud: Cloud, assetId: string): Promise<void> {
  getAsset(cloud.db, assetId);
  await cloud.processing.cancel(assetId);
  transact(cloud.db, () => {
    announceAsset(cloud, "deleted", assetId);
    cloud.db.prepare("DELETE FROM assets WHERE id = ?").run(assetId);
  });
  rmSync(assetDir(cloud, assetId), { recursive: true, force: true });
  cloud.webhooks.wake();
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

function compact(meta: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(meta).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
