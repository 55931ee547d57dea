import { describe, expect, it } from "vitest";
import { parseDescription } from "./probe.ts";

const header = "Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'source':\n  Duration: 01:02:03.50, start: 0.000000, bitrate: 1903 kb/s\n";
const video = "    Stream #0:0(und): Video: h264 (High) (avc1 / 0x31637661), yuv420p, 1280x720 [SAR 1:1 DAR 16:9], 1828 kb/s, 29.97 fps, 30 tbr\n";
const audio = "    Stream #0:1(und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, mono, fltp, 73 kb/s (default)\n";

describe("parseDescription", () => {
  it("reads length, size, rate and channels", () => {
    expect(parseDescription(header + video + audio)).toEqual({
      durationSeconds: 3_723.5,
      video: { width: 1280, height: 720, framesPerSecond: 29.97 },
      audio: { channels: 1 },
    });
  });

  it("turns the size of a video filmed upright", () => {
    const turned = `${header}${video}    Side data:\n      displaymatrix: rotation of -90.00 degrees\n`;
    expect(parseDescription(turned).video).toMatchObject({ width: 720, height: 1280 });
  });

  it("takes a cover picture for what it is", () => {
    const cover = "    Stream #0:1: Video: mjpeg (Progressive), yuvj420p(pc), 500x500, 90k tbr (attached pic)\n";
    expect(parseDescription(header + audio + cover)).toMatchObject({ video: null, audio: { channels: 1 } });
  });

  it("says that the length is unknown when a recording does not tell", () => {
    expect(parseDescription("Input #0, matroska,webm, from 'source':\n  Duration: N/A, start: 0\n" + video).durationSeconds).toBeNull();
  });

  it("does not take the output for the input", () => {
    expect(parseDescription(`${header}${audio}Output #0, null, to 'pipe:':\n${video}`).video).toBeNull();
  });
});
