import { describe, expect, it } from "vitest";
import { toTranscript } from "@/server/media";
import { chaptersVtt } from "./chapters-vtt";

describe("chapters for the timeline", () => {
  it("last until the next, the last one until the end", () => {
    const vtt = chaptersVtt([{ startSeconds: 0, title: "El síntoma" }, { startSeconds: 96.5, title: "Costo --> filas\ny tiempo" }], 532.04);
    expect(toTranscript(vtt)).toEqual([
      { startSeconds: 0, endSeconds: 96.5, text: "El síntoma" },
      { startSeconds: 96.5, endSeconds: 532.04, text: "Costo -> filas y tiempo" },
    ]);
  });

  it("writes hours", () => {
    expect(chaptersVtt([{ startSeconds: 3_725.25, title: "Tarde" }], 4_000)).toContain("01:02:05.250 --> 01:06:40.000");
  });
});
