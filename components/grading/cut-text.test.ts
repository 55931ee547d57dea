import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { cutText } from "./cut-text";

const ranges = fc.array(fc.record({ start: fc.nat(60), end: fc.integer({ min: 1, max: 70 }) }).filter(({ start, end }) => start < end), { maxLength: 6 });

describe("a text that is cut where remarks begin and end", () => {
  test.prop([fc.string({ maxLength: 50 }), ranges])("is the same text, each part about exactly the ranges around it", (text, given) => {
    const parts = cutText(text, given);
    expect(parts.map(({ words }) => words).join("")).toBe(text);
    for (const { start, words, about } of parts) {
      for (const [at, range] of given.entries()) expect(about.includes(at)).toBe(range.start <= start && range.end >= start + words.length);
    }
  });
});
