import { transact } from "../kit/store.ts";
import { announceAsset, announceTrack, announceUpload } from "./asset-events.ts";
import { findAsset, findTrack, getAsset, listTracks, saveProgress, saveTrack, type AssetRow } from "./asset-records.ts";
import { NotCaptions } from "./captions.ts";
import type { Cloud } from "./cloud.ts";
import { CannotHear, hearSpeech } from "./hear-speech.ts";
import { downloadSource, DownloadRefused, storeCaptions } from "./fetch-inputs.ts";
import { measureSource, measureVariants, transcode } from "./transcode.ts";
import { drawStoryboard } from "./storyboard.ts";
import { NotMedia } from "./probe.ts";
import type { Job, Plan, Step } from "./processing-queue.ts";
import { getUpload } from "./upload-records.ts";

/** How an asset is made out of what was sent, and a text track out of its file. */
export function processingPlan(cloud: Cloud): Plan {
  return {
    steps: (job) => (job.kind === "ingest" ? ingestSteps(cloud, job) : textSteps(cloud, job)),
    isFinal: (error) => error instanceof NotMedia || error instanceof NotCaptions || error instanceof DownloadRefused || error instanceof CannotHear,
    giveUp: (job, error) => transact(cloud.db, () => giveUp(cloud, job, error)),
  };
}

function ingestSteps(cloud: Cloud, job: Job): Step[] {
  const asset = findAsset(cloud.db, job.asset_id);
  if (!asset) return [];
  const steps: Step[] = [];
  const url = asset.settings.source_url;
  if (url) steps.push({ name: "download", run: ({ signal }) => downloadSource(cloud, asset.id, url, signal) });
  steps.push({ name: "probe", run: ({ signal }) => measureSource(cloud, asset.id, signal) });
  if (!asset.media) return steps;
  for (const rung of asset.media.ladder) {
    steps.push({ name: `rendition ${rung.name}`, run: (context) => transcode(cloud, asset.id, rung, context) });
  }
  if (!asset.media.video) steps.push({ name: "rendition audio", run: (context) => transcode(cloud, asset.id, null, context) });
  steps.push({ name: "playlist", run: async () => measureVariants(cloud, asset.id) });
  if (asset.media.video) steps.push({ name: "images", run: (context) => drawStoryboard(cloud, asset.id, context) });
  for (const track of listTracks(cloud.db, asset.id)) {
    if (track.type === "text") steps.push({ name: `captions ${track.id}`, run: ({ signal }) => captionStep(cloud, asset, track.id, signal) });
  }
  steps.push({ name: "publish", run: async () => publish(cloud, asset.id) });
  return steps;
}

function textSteps(cloud: Cloud, job: Job): Step[] {
  const trackId = job.track_id;
  const asset = findAsset(cloud.db, job.asset_id);
  const track = trackId === null || !asset ? null : findTrack(cloud.db, asset.id, trackId);
  if (trackId === null || !asset || !track) return [];
  if (track.attributes["text_source"] === "generated_vod") return [{ name: "speech", run: (context) => hearSpeech(cloud, asset.id, trackId, context) }];
  return [{ name: "captions", run: ({ signal }) => storeCaptions(cloud, asset.id, trackId, signal) }];
}

/** Captions sent along with the video: a bad file spoils its track, never the video. */
async function captionStep(cloud: Cloud, asset: AssetRow, trackId: string, signal: AbortSignal): Promise<void> {
  try {
    await storeCaptions(cloud, asset.id, trackId, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof NotCaptions || error instanceof DownloadRefused)) throw error;
    transact(cloud.db, () => failTrack(cloud, asset.id, trackId, error));
  }
}

async function publish(cloud: Cloud, assetId: string): Promise<void> {
  transact(cloud.db, () => {
    // The step may run twice around a crash: only the first time announces.
    if (getAsset(cloud.db, assetId).status !== "preparing") return;
    cloud.db.prepare("UPDATE assets SET status = 'ready' WHERE id = ?").run(assetId);
    saveProgress(cloud.db, assetId, "completed", 100);
    announceAsset(cloud, "ready", assetId);
  });
  cloud.webhooks.wake();
}

function giveUp(cloud: Cloud, job: Job, error: Error): void {
  if (job.kind === "text" && job.track_id !== null) {
    failTrack(cloud, job.asset_id, job.track_id, error);
  } else {
    failAsset(cloud, job.asset_id, error);
  }
  cloud.webhooks.wake();
}

function failTrack(cloud: Cloud, assetId: string, trackId: string, error: Error): void {
  const track = findTrack(cloud.db, assetId, trackId);
  if (!track) return;
  saveTrack(cloud.db, trackId, "errored", { ...track.attributes, error: { type: "invalid_input", messages: [error.message] } });
  const failed = findTrack(cloud.db, assetId, trackId);
  if (failed) announceTrack(cloud, "errored", failed);
}

function failAsset(cloud: Cloud, assetId: string, error: Error): void {
  const asset = findAsset(cloud.db, assetId);
  if (!asset) return;
  const type = error instanceof NotMedia || error instanceof DownloadRefused ? "invalid_input" : "internal";
  const errors = { type, messages: [error.message] };
  cloud.db.prepare("UPDATE assets SET status = 'errored', errors = ? WHERE id = ?").run(JSON.stringify(errors), assetId);
  saveProgress(cloud.db, assetId, "errored", -1);
  announceAsset(cloud, "errored", assetId);
  if (!asset.upload_id) return;
  cloud.db
    .prepare("UPDATE uploads SET status = 'errored', error = ? WHERE id = ?")
    .run(JSON.stringify({ type, message: error.message }), asset.upload_id);
  announceUpload(cloud, "errored", getUpload(cloud.db, asset.upload_id));
}
