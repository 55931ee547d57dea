import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { transact } from "../kit/store.ts";
import { getAsset, saveMedia, saveProgress, type Media, type Rung, type Variant } from "./asset-records.ts";
import { assetDir, renditionDir, sourceFile, type Cloud } from "./cloud.ts";
import { runFfmpeg } from "../kit/ffmpeg.ts";
import { newId } from "./ids.ts";
import { ladderFor, maxBitrate } from "./ladder.ts";
import { probe, safeInput } from "./probe.ts";
import type { StepContext } from "./processing-queue.ts";

export const segmentSeconds = 4;

/** Measures the source, decides the renditions and adds the video and audio tracks. */
export async function measureSource(cloud: Cloud, assetId: string, signal: AbortSignal): Promise<void> {
  const found = await probe(cloud.ffmpeg, sourceFile(cloud, assetId), signal);
  const ladder = found.video ? ladderFor(found.video.width, found.video.height) : [];
  transact(cloud.db, () => {
    if (getAsset(cloud.db, assetId).media) return;
    saveMedia(cloud.db, assetId, { ...found, ladder, variants: [] });
    saveProgress(cloud.db, assetId, "transcoding", 0);
    const insert = cloud.db.prepare("INSERT INTO tracks (id, asset_id, type, status, attributes) VALUES (?, ?, ?, 'ready', ?)");
    const duration = found.durationSeconds;
    if (found.video) {
      const { width, height, framesPerSecond } = found.video;
      insert.run(newId(), assetId, "video", JSON.stringify({ duration, max_width: width, max_height: height, max_frame_rate: framesPerSecond }));
    }
    if (found.audio) {
      insert.run(newId(), assetId, "audio", JSON.stringify({ duration, max_channels: found.audio.channels, primary: true }));
    }
  });
}

/**
 * Makes one rendition as fragmented MP4 segments with their playlist; `rung` null makes the only rendition of an audio
 * file. Works in a folder of its own, moved into place when complete: a killed attempt leaves nothing that is served.
 */
export async function transcode(cloud: Cloud, assetId: string, rung: Rung | null, context: StepContext): Promise<void> {
  const { media } = getAsset(cloud.db, assetId);
  if (!media) throw new Error("The source was not measured yet");
  const target = renditionDir(cloud, assetId, rung?.name ?? "audio");
  if (existsSync(target)) return;
  const work = path.join(assetDir(cloud, assetId), "work", context.attempt);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  await runFfmpeg(cloud.ffmpeg, {
    args: ["-loglevel", "error", ...safeInput, "-i", sourceFile(cloud, assetId), ...outputOptions(media, rung), "index.m3u8"],
    cwd: work,
    signal: context.signal,
    onSpawn: context.onSpawn,
    onProgress: progressReporter(cloud, assetId, media, rung),
  });
  mkdirSync(path.dirname(target), { recursive: true });
  renameSync(work, target);
}

function outputOptions(media: Media, rung: Rung | null): string[] {
  const audio = media.audio ? ["-map", "0:a:0", "-c:a", "aac", "-b:a", "96k", "-ac", "2", "-ar", "48000"] : ["-an"];
  const segments = [
    ...["-f", "hls", "-hls_time", String(segmentSeconds), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"],
    ...["-hls_fmp4_init_filename", "init.mp4", "-hls_segment_filename", "seg_%05d.m4s"],
  ];
  return [...(rung ? videoOptions(media, rung) : ["-vn"]), ...audio, "-sn", "-dn", "-map_metadata", "-1", ...segments];
}

function videoOptions(media: Media, rung: Rung): string[] {
  const kilobits = maxBitrate(rung);
  const rate = media.video?.framesPerSecond ?? 0;
  return [
    ...["-map", "0:v:0", "-vf", `scale=${rung.width}:${rung.height},setsar=1`, "-pix_fmt", "yuv420p"],
    // Screen recordings may claim a thousand frames a second; nobody needs more than 60, and unknown becomes 30.
    ...(rate > 60 || rate <= 0 ? ["-r", "30"] : []),
    ...["-c:v", "libx264", "-preset", "superfast", "-profile:v", "main", "-crf", "24"],
    ...["-maxrate", `${kilobits}k`, "-bufsize", `${kilobits * 2}k`],
    // Cut points must be the same in every rendition, or players could not switch between them.
    ...["-force_key_frames", "expr:gte(t,n_forced*2)", "-sc_threshold", "0"],
  ];
}

function progressReporter(cloud: Cloud, assetId: string, media: Media, rung: Rung | null): (seconds: number) => void {
  const weights = media.ladder.map((each) => each.width * each.height);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const index = rung ? media.ladder.findIndex((each) => each.name === rung.name) : 0;
  const before = weights.slice(0, index).reduce((sum, weight) => sum + weight, 0) / total;
  const share = rung ? (weights[index] ?? 0) / total : 1;
  return (seconds) => {
    const done = before + share * Math.min(1, seconds / media.durationSeconds);
    saveProgress(cloud.db, assetId, "transcoding", Math.min(95, done * 95));
  };
}

/** Measures the finished renditions: what the multivariant playlist says about each. */
export function measureVariants(cloud: Cloud, assetId: string): void {
  const { media } = getAsset(cloud.db, assetId);
  if (!media) throw new Error("The source was not measured yet");
  const rungs = media.video ? media.ladder : [{ name: "audio", width: 0, height: 0 }];
  const variants = rungs.map((rung) => measureVariant(renditionDir(cloud, assetId, rung.name), rung, media));
  saveMedia(cloud.db, assetId, { ...media, variants });
  saveProgress(cloud.db, assetId, "transcoding", 96);
}

function measureVariant(folder: string, rung: Rung, media: Media): Variant {
  const durations = [...readFileSync(path.join(folder, "index.m3u8"), "utf8").matchAll(/^#EXTINF:([\d.]+)/gm)].map((match) => Number(match[1]));
  const sizes = readdirSync(folder).filter((name) => name.endsWith(".m4s")).sort().map((name) => statSync(path.join(folder, name)).size);
  const rates = sizes.map((size, index) => (size * 8) / Math.max(0.5, durations[index] ?? segmentSeconds));
  const seconds = durations.reduce((sum, value) => sum + value, 0) || media.durationSeconds;
  const codecs = [...(media.video ? [h264Codec(readFileSync(path.join(folder, "init.mp4")))] : []), ...(media.audio ? ["mp4a.40.2"] : [])];
  return {
    ...rung,
    bandwidth: Math.ceil(Math.max(1, ...rates)),
    averageBandwidth: Math.ceil((sizes.reduce((sum, size) => sum + size, 0) * 8) / seconds),
    codecs: codecs.join(","),
  };
}

/** The RFC 6381 name of the H.264 stream, out of the decoder configuration (`avcC`) of its initialisation segment. */
export function h264Codec(init: Buffer): string {
  const at = init.indexOf("avcC");
  if (at === -1) throw new Error("The initialisation segment holds no H.264 configuration");
  return `avc1.${init.subarray(at + 5, at + 8).toString("hex")}`;
}
