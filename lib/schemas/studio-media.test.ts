import { describe, expect, it } from "vitest";
import { addCaptionsSchema, saveCaptionsSchema } from "./studio-media";

const ofLesson = { courseId: "crs_a", lessonId: "les_a" };

describe("a language of captions", () => {
  const read = (language: string) => addCaptionsSchema.safeParse({ ...ofLesson, language, file: "YQ==" });

  it("is written as the standard writes it", () => {
    expect(["ES", "pt-br", "zh-hant", "es-419"].map((tag) => read(tag).data?.language)).toEqual(["es", "pt-BR", "zh-Hant", "es-419"]);
  });

  it("is refused by its name when it is none, whatever it looks like", () => {
    for (const tag of ["es-ab-cd", "aa-bb-cc", "es-12", "", "x-y", "español", "../es"]) {
      expect(read(tag).error?.issues, tag).toMatchObject([{ path: ["language"] }]);
    }
  });
});

it("keeps the joiners that a language writes with, and no other invisible sign", () => {
  const cue = (text: string) => saveCaptionsSchema.parse({ ...ofLesson, captionId: "cap_a", version: 1, cues: [{ start: 0, end: 1, text }] }).cues[0]?.text;
  expect(cue("می\u200cخواهم")).toBe("می\u200cخواهم");
  expect(cue("👩\u200d🏫")).toBe("👩\u200d🏫");
  expect(cue("a\u202eb\u0000c")).toBe("abc");
});
