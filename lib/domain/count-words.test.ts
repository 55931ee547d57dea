import { describe, expect, it } from "vitest";
import { countWords, wordsOutside } from "./count-words";

describe("counting words", () => {
  it.each([["", 0], ["  \n ", 0], ["Uno dos", 2], ["L’été – déjà 3 fois…\nfin", 5], ["a\u00a0b\tc", 3], ["— … !", 0]])("%j has %i", (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it("says which way a text does not fit", () => {
    expect([wordsOutside(1, { least: 2, most: 3 }), wordsOutside(4, { least: 2, most: 3 }), wordsOutside(2, { least: 2, most: 2 }), wordsOutside(9, { least: null, most: null })]).toEqual(["few", "many", null, null]);
  });
});
