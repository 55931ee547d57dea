import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasHit, lineAt, splitHits } from "./find-in-transcript";

describe("searching a transcript", () => {
  it("forgives accents and case, and shows the text as it is", () => {
    expect(splitHits("Un Índice compuesto y otro índice", "indice")).toEqual([
      { text: "Un ", isHit: false },
      { text: "Índice", isHit: true },
      { text: " compuesto y otro ", isHit: false },
      { text: "índice", isHit: true },
    ]);
    expect(splitHits("Indice", "ÍNDICE")).toEqual([{ text: "Indice", isHit: true }]);
    expect(hasHit("La razón", "razon")).toBe(true);
    expect(hasHit("La razón", "")).toBe(false);
  });

  it("never loses or changes a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", maxLength: 4 }), (text, query) =>
        splitHits(text, query).map((part) => part.text).join("") === text,
      ),
    );
  });

  it("treats what looks like a pattern as text", () => {
    expect(splitHits("EXPLAIN (ANALYZE)", "(analyze)")).toEqual([{ text: "EXPLAIN ", isHit: false }, { text: "(ANALYZE)", isHit: true }]);
  });
});

describe("the line that is said", () => {
  const cues = [{ startSeconds: 1 }, { startSeconds: 4 }, { startSeconds: 9.4 }];
  it.each([[0, -1], [1, 0], [3, 0], [4, 1], [8, 1], [9, 2], [900, 2]])("at %i s is line %i", (second, line) => {
    expect(lineAt(cues, second)).toBe(line);
  });
  it("is none of an empty transcript", () => expect(lineAt([], 5)).toBe(-1));
});
