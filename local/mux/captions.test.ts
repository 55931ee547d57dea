import { describe, expect, it } from "vitest";
import { asSegment, NotCaptions, toWebVtt } from "./captions.ts";

describe("toWebVtt", () => {
  it("turns SubRip into WebVTT without touching the text", () => {
    expect(toWebVtt("\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\nSon 1,000 filas\r\n")).toBe("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nSon 1,000 filas\n");
  });

  it("passes WebVTT, with short times too", () => {
    const vtt = "WEBVTT\n\n00:01.000 --> 00:02.500 align:start\nHola\n";
    expect(toWebVtt(vtt)).toBe(vtt);
  });

  it.each(["", "hello", "WEBVTT\n\nno cue"])("refuses %j", (text) => {
    expect(() => toWebVtt(text)).toThrow(NotCaptions);
  });
});

describe("asSegment", () => {
  it("says that captions and media start together", () => {
    expect(asSegment("WEBVTT\n\n00:01.000 --> 00:02.500\nHola\n")).toMatch(/^WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00\.000\n\n00:01/);
  });
});
