import type { Rung } from "./asset-records.ts";

/** Sizes of the short side, as parts of the largest: 270p, 480p and 720p when that is 720. */
const parts = [3 / 8, 2 / 3, 1];
const largest = 720;

/**
 * Three renditions for a source of this displayed size, smallest first, none larger than the source: 270p, 480p and
 * 720p, or the same parts of the source's own size when it is smaller. Sizes are even, as H.264 asks.
 * Higher sources are stored at 720p: this machine also runs the application.
 */
export function ladderFor(width: number, height: number): Rung[] {
  const shortSide = Math.min(width, height);
  const top = Math.min(Math.max(2, Math.floor(shortSide / 2) * 2), largest);
  const lines = new Set(parts.map((part) => even(top * part)));
  return [...lines].map((size) => rung(size, width, height, shortSide));
}

function rung(size: number, width: number, height: number, shortSide: number): Rung {
  const scale = size / shortSide;
  return { name: `${size}p`, width: even(width * scale), height: even(height * scale) };
}

function even(value: number): number {
  return Math.max(2, Math.round(value / 2) * 2);
}

/** Upper bound of the video bitrate, in kilobits a second, for a rendition of this size. */
export function maxBitrate(rendition: Pick<Rung, "width" | "height">): number {
  // 720p gets 2,500 kbit/s; smaller ones a little more a pixel, because they compress worse.
  const share = (rendition.width * rendition.height) / (1280 * 720);
  return Math.max(200, Math.round(2_500 * share ** 0.8));
}
