import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { captionCues, limits, toVtt } from "./captions.ts";
import { lessonScript } from "./lesson-script.ts";
import { layOut } from "./timeline.ts";

function cuesOf(es: string, seconds: number) {
  const slides = [1, 2].map((n) => ({ title: `T${n}`, blocks: [{ kind: "statement", text: "x" }], narration: [{ es, en: "Short." }] }));
  const script = lessonScript.parse({ courseSlug: "c", courseTitle: "C", lessonSlug: "l", lessonTitle: "L", language: "es", slides });
  const timeline = layOut(script, [seconds, seconds]);
  return { timeline, cues: captionCues(script, timeline, "es"), english: captionCues(script, timeline, "en") };
}

const words = fc.array(fc.stringMatching(/^[a-záñ]{1,14}$/), { minLength: 1, maxLength: 60 });

describe("captionCues", () => {
  test.prop([words, fc.double({ min: 0.5, max: 30, noNaN: true })])("keep every word, in cues that fit, within the time of the sentence", (list, seconds) => {
    const { timeline, cues } = cuesOf(list.join(" "), seconds);
    expect(cues.flatMap((cue) => cue.lines).join(" ")).toBe([...list, ...list].join(" "));
    for (const cue of cues) {
      expect(cue.lines.length).toBeLessThanOrEqual(limits.lines);
      for (const line of cue.lines) expect(line.length).toBeLessThanOrEqual(limits.characters);
      expect(cue.endSeconds).toBeGreaterThan(cue.startSeconds);
    }
    const [first, second] = timeline.sentences;
    expect(cues[0]?.startSeconds).toBe(first?.startSeconds);
    expect(cues.at(-1)?.endSeconds).toBeCloseTo(second?.endSeconds ?? 0);
    for (let i = 1; i < cues.length; i++) expect(cues[i]?.startSeconds).toBeGreaterThanOrEqual((cues[i - 1]?.endSeconds ?? 0) - 1e-9);
  });

  it("gives the translation the time of the sentence it translates", () => {
    const { timeline, english } = cuesOf("Una frase", 2);
    expect(english.map((cue) => [cue.startSeconds, cue.endSeconds])).toEqual(timeline.sentences.map((each) => [each.startSeconds, each.endSeconds]));
  });
});

describe("toVtt", () => {
  it("writes times to the millisecond and escapes what WebVTT would read as markup", () => {
    const vtt = toVtt([{ startSeconds: 61.5, endSeconds: 3_662.0004, lines: ["a < b & c", "d"] }]);
    expect(vtt).toBe("WEBVTT\n\n00:01:01.500 --> 01:01:02.000\na &lt; b &amp; c\nd\n");
  });
});
