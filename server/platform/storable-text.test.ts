import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { findUnstorableText } from "./storable-text";

describe("text that cannot be stored", () => {
  it.each([
    ["a\u0000b", ""],
    [{ name: "\ud800" }, "name"],
    [{ list: ["fine", "\udc00x"] }, "list.1"],
    [{ deep: { er: "\u0000" } }, "deep.er"],
  ])("is found in %j at %s", (input, path) => {
    expect(findUnstorableText(input).map((issue) => issue.path)).toEqual([path]);
  });

  it("is found in a field's name", () => {
    expect(findUnstorableText({ "a\u0000": 1 })).toHaveLength(1);
  });

  it("is looked for at any depth without a stack", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}"\\u0000"${"]".repeat(100_000)}`);
    expect(findUnstorableText(deep)).toHaveLength(1);
  });

  test.prop([fc.jsonValue({ stringUnit: "grapheme" })])("is not found where every text is whole", (value) => {
    expect(findUnstorableText(value)).toEqual(JSON.stringify(value).includes("\\u0000") ? expect.any(Array) : []);
  });
});
