import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { toCsv } from "./csv";

describe("CSV", () => {
  it("quotes what would break a row", () => {
    expect(toCsv([["a,b", 'dice "hola"', "dos\nlíneas", 3, null]])).toBe('\uFEFF"a,b","dice ""hola""","dos\nlíneas",3,\r\n');
  });

  it.each(["=HYPERLINK(\"http://x\")", "+1", "-2+3", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1", "|calc"])("disarms %j", (cell) => {
    expect(toCsv([[cell]])).toMatch(/^\uFEFF"'/);
  });
});

test.prop([fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 4 })])("no cell begins like a formula", (cells) => {
  const text = toCsv([cells]).slice(1, -2);
  const read = [...text.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/gs)].slice(0, cells.length).map(([, cell = ""]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
  expect(read.every((cell) => !/^[=+\-@]/.test(cell.trimStart()))).toBe(true);
});
