import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { compilePattern, UnsupportedPattern } from "./safe-pattern";

const matches = (pattern: string, text: string, ignoreCase = false) => compilePattern(pattern, { ignoreCase }).matches(text);

/** Pieces that this and JavaScript's own expressions read alike. */
const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "[a-c]", "(?:ab|b)", "(a)", "\\.", "a*", "b+", "c?", "a{2}", "b{1,3}", "(a|b)*", "[ab]{0,2}", "^", "$");
const pattern = fc.array(fc.array(atom, { maxLength: 6 }).map((atoms) => atoms.join("")), { minLength: 1, maxLength: 3 }).map((choices) => choices.join("|"));

describe("a pattern", () => {
  test.prop([pattern, fc.stringMatching(/^[abc.]{0,8}$/)])("matches a whole text exactly when JavaScript's does", (source, text) => {
    expect(matches(source, text)).toBe(new RegExp(`^(?:${source})$`, "u").test(text));
  });

  it.each([
    ["\\d{2,4}-\\p{Lu}\\w*", "2024-Ñandú", true],
    ["[\\p{L}-[aeiou]]+", "xyz", true],
    ["[\\p{L}-[aeiou]]+", "xaz", false],
    ["\\i\\c*", "_a-1.b", true],
    ["[^\\s]+", "no space", false],
    ["[]a]+", "]a]", true],
    ["\\u00e1\\x62", "áb", true],
  ])("%s on %j: %s", (source, text, wanted) => expect(matches(source, text)).toBe(wanted));

  it("ignores case when it is told to", () => {
    expect(matches("straße|ab", "AB", true)).toBe(true);
    expect(matches("ab", "AB")).toBe(false);
  });

  it("takes time in proportion to the text, whatever the pattern", () => {
    const text = `${"a".repeat(2_000)}!`;
    for (const source of ["(a+)+", "(a*)*b", "(a|aa)+$", "(.*)*x", "(a?){50}a{50}"]) expect(matches(source, text)).toBe(false);
  }, 10_000);

  it.each(["(?=a)", "(a)\\1", "(?<n>a)", "[a", "a{3,1}", "*a", "(a", "a)", "[b-a]", "\\p{Nope}", "(((a{900}){900}){900})", "a{1001}"])("that cannot be run is refused: %s", (source) => {
    expect(() => compilePattern(source, { ignoreCase: false })).toThrow(UnsupportedPattern);
  });

  test.prop([fc.oneof(fc.string({ maxLength: 40 }), fc.array(fc.constantFrom("(", ")", "[", "]", "-", "\\", "p{", "}", "{1", ",", "*", "^", "a", "|"), { maxLength: 25 }).map((parts) => parts.join("")))])("of any letters is run or refused", (source) => {
    try {
      matches(source, "aab");
    } catch (error) {
      expect(error).toBeInstanceOf(UnsupportedPattern);
    }
  });
});
