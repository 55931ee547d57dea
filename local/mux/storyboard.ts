import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { getAsset, type Media } from "./asset-records.ts";
import { assetDir, renditionDir, type Cloud } from "./cloud.ts";
import { runFfmpeg } from "../kit/ffmpeg.ts";
import type { StepContext } from "./processing-queue.ts";

export type Storyboard = { tileWidth: number; tileHeight: number; columns: number; starts: number[] };

const columns = 5;

/**
 * The grid of a storyboard: 50 tiles, or 100 from 15 minutes on, at most one a second, each 256 pixels wide
 * (https://www.mux.com/docs/guides/create-timeline-hover-previews). A tile shows the middle of its stretch.
 */
export function storyboardOf(media: Pick<Media, "durationSeconds" | "video">): Storyboard {
  const { durationSeconds, video } = media;
  const wanted = durationSeconds >= 900 ? 100 : 50;
  const count = Math.max(1, Math.min(wanted, Math.floor(durationSeconds)));
  const tileHeight = video ? Math.min(256, Math.round((256 * video.height) / video.width / 2) * 2) : 144;
  const tileWidth = video ? Math.round((tileHeight * video.width) / video.height / 2) * 2 : 256;
  return { tileWidth, tileHeight, columns, starts: Array.from({ length: count }, (_, i) => (i * durationSeconds) / count) };
}

export function storyboardFile(cloud: Pick<Cloud, "dataDir">, assetId: string): string {
  return path.join(assetDir(cloud, assetId), "images", "storyboard.png");
}

/** Draws the storyboard from the smallest rendition, which decodes many times faster than the source. */
export async function drawStoryboard(cloud: Cloud, assetId: string, context: StepContext): Promise<void> {
  const { media } = getAsset(cloud.db, assetId);
  const smallest = media?.ladder[0];
  if (!media || !smallest) throw new Error("There is no rendition to take pictures from");
  const target = storyboardFile(cloud, assetId);
  if (existsSync(target)) return;
  const board = storyboardOf(media);
  const work = path.join(assetDir(cloud, assetId), "work", context.attempt);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const interval = media.durationSeconds / board.starts.length;
  await runFfmpeg(cloud.ffmpeg, {
    args: [
      ...["-loglevel", "error", "-i", path.join(renditionDir(cloud, assetId, smallest.name), "index.m3u8")],
      ...["-vf", `setpts=PTS-STARTPTS,fps=1/${interval.toFixed(6)}:round=near,scale=${board.tileWidth}:${board.tileHeight}`],
      ...["-frames:v", String(board.starts.length), "-start_number", "0", "tile_%03d.png"],
    ],
    cwd: work,
    signal: context.signal,
    onSpawn: context.onSpawn,
  });
  mkdirSync(path.dirname(target), { recursive: true });
  await assemble(work, board, path.join(work, "storyboard.png"));
  renameSync(path.join(work, "storyboard.png"), target);
  rmSync(work, { recursive: true, force: true });
}

async function assemble(folder: string, board: Storyboard, target: string): Promise<void> {
  const rows = Math.ceil(board.starts.length / board.columns);
  const tiles = board.starts.flatMap((_, index) => {
    const input = tileOrEarlier(folder, index);
    return input ? [{ input, ...tilePosition(board, index) }] : [];
  });
  const width = board.tileWidth * Math.min(board.columns, board.starts.length);
  const canvas = sharp({ create: { width, height: board.tileHeight * rows, channels: 3, background: "#000000" } });
  await canvas.composite(tiles.map(({ input, x, y }) => ({ input, left: x, top: y }))).png().toFile(target);
}

/** Rounding may leave the last tile without a picture: it repeats the one before. */
function tileOrEarlier(folder: string, index: number): string | null {
  for (let i = index; i >= 0; i--) {
    const file = path.join(folder, `tile_${String(i).padStart(3, "0")}.png`);
    if (existsSync(file)) return file;
  }
  return null;
}

export function tilePosition(board: Storyboard, index: number): { x: number; y: number } {
  return { x: (index % board.columns) * board.tileWidth, y: Math.floor(index / board.columns) * board.tileHeight };
}
