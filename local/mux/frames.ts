import { existsSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import type { Media } from "./asset-records.ts";
import { assetDir, sourceFile, type Cloud } from "./cloud.ts";
import { runFfmpeg } from "../kit/ffmpeg.ts";
import { newId } from "./ids.ts";
import { safeInput } from "./probe.ts";

const inProgress = new Map<string, Promise<string>>();
let turn: Promise<unknown> = Promise.resolve();

/**
 * The path of a picture of the video at `seconds`, in the size of its largest rendition. Kept once made; requests for
 * the same moment share the work, and no more than one picture is being made at a time.
 */
export function frameAt(cloud: Cloud, assetId: string, media: Media, seconds: number): Promise<string> {
  const milliseconds = Math.round(Math.min(seconds, Math.max(0, media.durationSeconds - 0.1)) * 1_000);
  const file = path.join(assetDir(cloud, assetId), "images", `frame-${milliseconds}.png`);
  if (existsSync(file)) return Promise.resolve(file);
  const started = inProgress.get(file);
  if (started) return started;
  const work = turn.then(() => makeFrame(cloud, assetId, media, milliseconds, file)).finally(() => inProgress.delete(file));
  turn = work.catch(() => undefined);
  inProgress.set(file, work);
  return work;
}

async function makeFrame(cloud: Cloud, assetId: string, media: Media, milliseconds: number, file: string): Promise<string> {
  const largest = media.ladder.at(-1);
  if (!largest) throw new Error("The asset has no picture");
  mkdirSync(path.dirname(file), { recursive: true });
  const part = path.join(path.dirname(file), `${newId()}.png`);
  await runFfmpeg(cloud.ffmpeg, {
    args: [
      ...["-loglevel", "error", "-ss", (milliseconds / 1_000).toFixed(3), ...safeInput, "-i", sourceFile(cloud, assetId)],
      ...["-map", "0:v:0", "-frames:v", "1", "-vf", `scale=${largest.width}:${largest.height},setsar=1`, "-f", "image2", part],
    ],
  });
  // A moment past the last picture of a video shorter than its sound yields nothing: take the start.
  if (!existsSync(part) && milliseconds > 0) return makeFrame(cloud, assetId, media, 0, file);
  renameSync(part, file);
  return file;
}
