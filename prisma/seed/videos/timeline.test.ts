import { describe, expect, it } from "vitest";
import { lessonScript } from "./lesson-script.ts";
import { layOut, pauses } from "./timeline.ts";

const block = { kind: "statement" as const, text: "x" };
const script = lessonScript.parse({
  courseSlug: "c",
  courseTitle: "C",
  lessonSlug: "l",
  lessonTitle: "L",
  language: "es",
  slides: [
    { title: "Uno", blocks: [block], narration: [{ es: "a", en: "a" }, { es: "b", en: "b" }] },
    { title: "Dos", blocks: [block], narration: [{ es: "c", en: "c" }] },
  ],
});

describe("layOut", () => {
  const timeline = layOut(script, [2, 1, 3]);

  it("speaks each sentence for its measured length, with the pauses between", () => {
    const second = pauses.leadIn + 2 + pauses.betweenSentences;
    const third = second + 1 + pauses.betweenSlides;
    expect(timeline.sentences.map((each) => [each.startSeconds, each.endSeconds])).toEqual([
      [pauses.leadIn, pauses.leadIn + 2],
      [second, second + 1],
      [third, third + 3],
    ]);
    expect(timeline.durationSeconds).toBeCloseTo(third + 3 + pauses.tail);
  });

  it("shows pictures from the first to the last moment without gaps, a slide before its first word", () => {
    expect(timeline.pictures[0]?.startSeconds).toBe(0);
    expect(timeline.pictures.at(-1)?.endSeconds).toBe(timeline.durationSeconds);
    for (const [index, picture] of timeline.pictures.entries()) {
      expect(picture.endSeconds).toBeGreaterThan(picture.startSeconds);
      if (index > 0) expect(picture.startSeconds).toBe(timeline.pictures[index - 1]?.endSeconds);
    }
    expect(timeline.pictures[2]?.startSeconds).toBeLessThan(timeline.sentences[2]?.startSeconds ?? 0);
    expect(timeline.chapters).toEqual([
      { startSeconds: 0, title: "Uno" },
      { startSeconds: timeline.pictures[2]?.startSeconds, title: "Dos" },
    ]);
  });

  it("refuses lengths that do not match the sentences", () => {
    expect(() => layOut(script, [1, 2])).toThrow("3 sentences");
  });
});
