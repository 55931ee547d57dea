import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { cueWarnings } from "./cue-warnings";
import { addCue, formatCueTime, mergeCues, parseCueTime, splitCue } from "./edit-cues";

const cue = (start: number, end: number, text: string) => ({ start, end, text, settings: {}, id: "" });
const CUES = [cue(0, 2, "Hola a todos"), cue(2.5, 6.5, "esto es una prueba\nde subtítulos"), cue(8, 9, "fin")];

describe("editing cues", () => {
  it("splits at the cursor's nearest space and shares the time by length", () => {
    const split = splitCue(CUES, 1, 8);
    expect(split.map(({ text }) => text)).toEqual(["Hola a todos", "esto es", "una prueba\nde subtítulos", "fin"]);
    expect(split[1]).toMatchObject({ start: 2.5, end: split[2]?.start });
    expect(split[2]?.end).toBe(6.5);
    expect(splitCue(CUES, 1, 0).map(({ text }) => text)[1]).toBe("esto es una prueba");
    expect(splitCue([cue(0, 2, "palabra")], 0, 0)).toMatchObject([{ text: "palabra", end: 1 }, { text: "", start: 1, end: 2 }]);
  });

  it("merges with the cue that follows, which the last one does not have", () => {
    expect(mergeCues(CUES, 1)).toMatchObject([CUES[0] ?? {}, { start: 2.5, end: 9, text: "esto es una prueba\nde subtítulos\nfin" }]);
    expect(mergeCues(CUES, 2)).toEqual(CUES);
  });

  it("adds in the gap that follows, or where the video stands at the end", () => {
    expect(addCue(CUES, 0, 50)[1]).toMatchObject({ start: 2, end: 2.5, text: "" });
    expect(addCue(CUES, 2, 50)[3]).toMatchObject({ start: 50, end: 52 });
    expect(addCue([], -1, 3)).toMatchObject([{ start: 3, end: 5 }]);
  });

  it.each([["1:02.5", 62.5], ["01:02,500", 62.5], ["62.5", 62.5], ["1:00:00", 3_600], [" 7 ", 7], ["x", null], ["1:2:3:4", null], ["-1", null]])("reads %j as %j", (text, seconds) => {
    expect(parseCueTime(text)).toBe(seconds);
  });

  test.prop([fc.integer({ min: 0, max: 86_399_999 })])("any time is read as it was written", (milliseconds) => {
    expect(parseCueTime(formatCueTime(milliseconds / 1_000))).toBe(milliseconds / 1_000);
  });
});

describe("what a viewer would stumble over", () => {
  it("is named cue by cue", () => {
    const long = "a".repeat(43);
    expect(cueWarnings([cue(0, 2, "bien"), cue(1, 3, "cruza"), cue(4, 6, long), cue(7, 7, "x"), cue(8, 9, "<b></b>"), cue(10, 20, "tarde")], 12)).toEqual([
      ["overlap"], ["overlap"], ["too_fast"], ["ends_early"], ["empty"], ["past_end"],
    ]);
    expect(cueWarnings([cue(4, 6, "a".repeat(42)), cue(6, 8, "b"), cue(0, 4, "antes")], null)).toEqual([[], [], []]);
  });
});
