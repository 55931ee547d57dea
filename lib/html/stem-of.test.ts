import { expect, it } from "vitest";
import { stemOf } from "./stem-of";

it.each([
  ["markdown", "Number with `ROW_NUMBER() OVER (PARTITION BY [[column]])` and keep [[n-1]].", "Number with ROW_NUMBER() OVER (PARTITION BY ____) and keep ____."],
  ["plain", "What is `a` in [[1, 2], [3]]?\nSay why.", "What is `a` in [[1, 2], [3]]? Say why."],
  ["html", "<p>Which <b>one</b> is [[g1]]?</p>", "Which one is ____?"],
  ["plain", "a".repeat(400), `${"a".repeat(299)}…`],
] as const)("the stem of a question in %s is its words on one line: %s", (format, text, stem) => expect(stemOf({ format, text })).toBe(stem));
