/** Twenty gigabytes: twelve hours, which is the vendor's own limit, at a rate that lessons do not need. */
export const MAX_VIDEO_BYTES = 20_000_000_000;

/** Names by which a video file may go, as the file chooser takes them. */
export const VIDEO_EXTENSIONS = [".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".mpg", ".mpeg"] as const;

/** How many bytes of a file's beginning `isVideoStart` looks at. */
export const VIDEO_START_BYTES = 64;

export type VideoFileRefusal = "video_empty" | "video_too_large" | "video_type" | "video_content";

const BOXES = ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot"];

/**
 * Why a file cannot be a lesson's video, by its name, its size and how it begins; null when it may be one. The vendor
 * decides in the end: this spares the sending of what it would refuse.
 */
export function refuseVideoFile({ name, bytes, start }: { name: string; bytes: number; start: Uint8Array }): VideoFileRefusal | null {
  if (bytes === 0) return "video_empty";
  if (bytes > MAX_VIDEO_BYTES) return "video_too_large";
  if (!VIDEO_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(extension))) return "video_type";
  return isVideoStart(start) ? null : "video_content";
}

/** ISO base media and QuickTime by their first box, Matroska and WebM by EBML, AVI by RIFF, MPEG by its start code. */
function isVideoStart(start: Uint8Array): boolean {
  const text = (from: number, length: number) => String.fromCharCode(...start.subarray(from, from + length));
  const [a, b, c, d] = start;
  if (BOXES.includes(text(4, 4))) return true;
  if (a === 0x1a && b === 0x45 && c === 0xdf && d === 0xa3) return true;
  if (text(0, 4) === "RIFF" && text(8, 4) === "AVI ") return true;
  return a === 0 && b === 0 && c === 1 && (d === 0xba || d === 0xb3);
}
