import { expect, it } from "vitest";
import { keepLatest } from "./keep-latest";

it("keeps what was put or put again last", () => {
  const kept = new Map<string, number>();
  for (const [key, value] of [["a", 1], ["b", 2], ["a", 3], ["c", 4]] as const) keepLatest(kept, key, value, 2);
  expect([...kept]).toEqual([["a", 3], ["c", 4]]);
});
