import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { CAPTION_PROBLEM_CODES } from "./caption-problem";

const messages = z.object({ captions: z.object({ problem: z.record(z.string(), z.string().min(5)) }) });

describe("what can be wrong with a caption file", () => {
  it.each(LOCALES)("is said in %s, each problem", (locale) => {
    const { captions } = messages.parse(JSON.parse(readFileSync(`messages/${locale}/studio-media.json`, "utf8")));
    expect(Object.keys(captions.problem).sort()).toEqual([...CAPTION_PROBLEM_CODES].sort());
  });
});
