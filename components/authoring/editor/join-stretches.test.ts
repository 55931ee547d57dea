import { expect, it } from "vitest";
import type { MergeStretch } from "../studio-types";
import { joinStretches } from "./join-stretches";

const STRETCHES: MergeStretch[] = [
  { kind: "agreed", text: "uno\n" },
  { kind: "conflict", mine: "dos\n", theirs: "deux\n" },
  { kind: "agreed", text: "tres\n" },
  { kind: "conflict", mine: "cuatro", theirs: "quatre" },
];

it("keeps the words of both until something is chosen", () => {
  expect(joinStretches(STRETCHES, {})).toBe("uno\ndeux\ndos\ntres\nquatre\ncuatro");
});

it("takes what was chosen, stretch by stretch", () => {
  expect(joinStretches(STRETCHES, { 1: "mine", 3: "theirs" })).toBe("uno\ndos\ntres\nquatre");
});
