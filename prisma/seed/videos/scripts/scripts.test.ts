import { describe, expect, it } from "vitest";
import { lessonScript } from "../lesson-script.ts";
import { lessonScripts } from "./index.ts";

describe("lesson scripts", () => {
  it("cover two courses, each lesson once", () => {
    const places = lessonScripts.map((script) => `${script.courseSlug}/${script.lessonSlug}`);
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(lessonScripts.map((script) => script.courseSlug))).toEqual(new Set(["sql-que-no-miente", "typescript-with-rigour"]));
  });

  it.each(lessonScripts.map((script) => [script.lessonSlug, script] as const))("%s is valid and points only at lines that it shows", (_, input) => {
    const script = lessonScript.parse(input);
    for (const slide of script.slides) {
      for (const { focus } of slide.narration) {
        if (!focus) continue;
        const block = slide.blocks[focus.block];
        const lines = block?.kind === "bullets" ? block.items.length : block?.kind === "code" ? block.lines.length : block?.kind === "table" ? block.rows.length : 1;
        expect(block).toBeDefined();
        for (const line of focus.lines) expect(line).toBeLessThan(lines);
      }
      for (const block of slide.blocks) {
        if (block.kind === "table") for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
      }
    }
  });
});
