import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { ladderFor, maxBitrate } from "./ladder.ts";

describe("ladderFor", () => {
  it("gives the usual three sizes to 720 lines and more", () => {
    const usual = [
      { name: "270p", width: 480, height: 270 },
      { name: "480p", width: 854, height: 480 },
      { name: "720p", width: 1280, height: 720 },
    ];
    expect(ladderFor(1280, 720)).toEqual(usual);
    expect(ladderFor(3840, 2160)).toEqual(usual);
  });

  it("turns with a portrait video", () => {
    expect(ladderFor(720, 1280).at(-1)).toEqual({ name: "720p", width: 720, height: 1280 });
  });

  test.prop([fc.integer({ min: 32, max: 4_000 }), fc.integer({ min: 32, max: 4_000 })])("gives three even sizes, none above the source", (width, height) => {
    const ladder = ladderFor(width, height);
    expect(ladder).toHaveLength(3);
    for (const rung of ladder) {
      expect([rung.width % 2, rung.height % 2]).toEqual([0, 0]);
      expect(rung.width).toBeLessThanOrEqual(width + 1);
      expect(rung.height).toBeLessThanOrEqual(height + 1);
    }
  });
});

describe("maxBitrate", () => {
  it("grows with the size", () => {
    expect(ladderFor(1280, 720).map(maxBitrate)).toEqual([520, 1308, 2500]);
  });
});
