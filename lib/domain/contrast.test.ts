import { expect, it } from "vitest";
import { contrastOf } from "./contrast";

it("is what WCAG says it is, whichever colour comes first", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrastOf("#ffffff", "#777777")).toBeCloseTo(4.48, 2);
  expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(contrastOf("#234ba0", "#234ba0")).toBe(1);
});
