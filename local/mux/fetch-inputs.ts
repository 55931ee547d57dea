import { createWriteStream, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { transact } from "../kit/store.ts";
import { announceTrack } from "./asset-events.ts";
import { findTrack, saveTrack } from "./asset-records.ts";
import { toWebVtt } from "./captions.ts";
import { sourceFile, textFile, type Cloud } from "./cloud.ts";

/** The address answered, and said no: trying again does not help. */
export class DownloadRefused extends Error {}

const largestCaptionBytes = 5_000_000;

/** Brings the file at `url` to this machine. A partial download is never taken for the file. */
export async function downloadSource(cloud: Cloud, assetId: string, url: string, signal: AbortSignal): Promise<void> {
  const file = sourceFile(cloud, assetId);
  mkdirSync(path.dirname(file), { recursive: true });
  const response = await request(url, signal);
  if (!response.body) throw new DownloadRefused(`The input at ${url} is empty.`);
  await pipeline(response.body, createWriteStream(`${file}.part`), { signal });
  renameSync(`${file}.part`, file);
}

/** Downloads a text track's file, stores it as WebVTT and announces that the track is ready. */
export async function storeCaptions(cloud: Cloud, assetId: string, trackId: string, signal: AbortSignal): Promise<void> {
  const track = findTrack(cloud.db, assetId, trackId);
  if (!track?.source_url || track.status !== "preparing") return;
  const response = await request(track.source_url, signal);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > largestCaptionBytes) throw new DownloadRefused("The caption file is larger than 5 MB.");
  const file = textFile(cloud, assetId, trackId);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, toWebVtt(bytes.toString("utf8")));
  renameSync(`${file}.part`, file);
  transact(cloud.db, () => {
    saveTrack(cloud.db, trackId, "ready", track.attributes);
    announceTrack(cloud, "ready", { ...track, status: "ready" });
  });
  cloud.webhooks.wake();
}

async function request(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(600_000)]) });
  if (response.ok) return response;
  await response.body?.cancel();
  const message = `The input at ${url} could not be downloaded: it answered ${response.status}.`;
  // 4xx says that asking again is useless, except for "too early", "timeout" and "too many".
  if (response.status < 500 && ![408, 425, 429].includes(response.status)) throw new DownloadRefused(message);
  throw new Error(message);
}
