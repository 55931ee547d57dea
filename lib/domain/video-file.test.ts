import { describe, expect, it } from "vitest";
import { MAX_VIDEO_BYTES, refuseVideoFile } from "./video-file";

const start = (...parts: (string | number)[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((each) => each.charCodeAt(0)) : [part])));
const MP4 = start(0, 0, 0, 32, "ftypisom");

describe("a file for a lesson's video", () => {
  it.each([
    ["clase.mp4", MP4],
    ["CLASE.MOV", start(0, 0, 0, 8, "wide")],
    ["clase.webm", start(0x1a, 0x45, 0xdf, 0xa3)],
    ["clase.avi", start("RIFF", 1, 2, 3, 4, "AVI LIST")],
    ["clase.mpg", start(0, 0, 1, 0xba)],
  ])("%s is taken", (name, bytes) => {
    expect(refuseVideoFile({ name, bytes: 1_000, start: bytes })).toBeNull();
  });

  it.each([
    ["vacio.mp4", 0, MP4, "video_empty"],
    ["grande.mp4", MAX_VIDEO_BYTES + 1, MP4, "video_too_large"],
    ["clase.pdf", 1_000, start("%PDF-1.7"), "video_type"],
    ["clase.mp4.exe", 1_000, MP4, "video_type"],
    ["disfraz.mp4", 1_000, start("MZ", 0x90, 0), "video_content"],
    ["pagina.mp4", 1_000, start("<!doctype html>"), "video_content"],
    ["sonido.avi", 1_000, start("RIFF", 1, 2, 3, 4, "WAVE"), "video_content"],
  ])("%s of %i bytes is refused", (name, bytes, beginning, why) => {
    expect(refuseVideoFile({ name, bytes, start: beginning })).toBe(why);
  });
});
