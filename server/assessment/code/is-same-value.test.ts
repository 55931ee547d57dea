import { describe, expect, it } from "vitest";
import type { JsonValue, ReturnedValue } from "@/server/vendors";
import { isSameValue } from "./is-same-value";

describe("isSameValue", () => {
  it.each<[JsonValue, ReturnedValue]>([
    [null, null],
    ["a", "a"],
    [0.3, 0.1 + 0.2],
    [3, 3],
    [[1, [2]], { a: [1, { a: [2] }] }],
    [{ a: 1, b: null }, { o: [["b", null], ["a", 1]] }],
    [[1, 2, 2], { s: [2, 1, 2] }],
    [[], { t: true }],
    [{}, { t: true }],
    [12_345_678_901_234_567_890, { n: "12345678901234567890" }],
  ])("%j is %j", (expected, actual) => expect(isSameValue(expected, actual)).toBe(true));

  it.each<[JsonValue, ReturnedValue]>([
    [1, true],
    [1, "1"],
    [null, false],
    [0.3, 0.300001],
    [10_000_000_000, 10_000_000_001],
    [[1], { a: [1, 2] }],
    [[1, 2], { a: [2, 1] }],
    [[1, 2], { s: [1, 3] }],
    [{ a: 1 }, { o: [["a", 1], ["b", 2]] }],
    [{ a: null }, { o: [["b", null]] }],
    [{}, { a: [] }],
    [[], { o: [] }],
    [0, { n: "NaN" }],
    ["function", { x: "function" }],
  ])("%j is not %j", (expected, actual) => expect(isSameValue(expected, actual)).toBe(false));
});
