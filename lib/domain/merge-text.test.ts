import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { compareText, joinAgreed, mergeText } from "./merge-text";

const lines = fc.array(fc.constantFrom("uno\n", "dos\n", "tres\n", "\n", "cuatro\n", "# Título\n"), { maxLength: 14 }).map((list) => list.join(""));

describe("merging two texts of one", () => {
  it("takes over what only one of them changed, wherever it stands", () => {
    const base = "# Índices\n\nUno.\n\nDos.\n\nTres.\n";
    const merged = mergeText(base, base.replace("Uno.", "Uno, mejor dicho."), base.replace("Tres.", "Tres y cuatro."));
    expect(joinAgreed(merged)).toBe("# Índices\n\nUno, mejor dicho.\n\nDos.\n\nTres y cuatro.\n");
  });

  it("joins what one adds with what the other removes", () => {
    const base = "Uno.\n\nDos.\n\nTres.\n\nCuatro.\n";
    expect(joinAgreed(mergeText(base, `Cero.\n\n${base}`, "Uno.\n\nDos.\n\nCuatro.\n"))).toBe("Cero.\n\nUno.\n\nDos.\n\nCuatro.\n");
  });

  it("keeps both where they contradict, between what they agree on", () => {
    const merged = mergeText("Antes.\n\nUno.\n\nDespués.\n", "Antes.\n\nMío.\n\nDespués.\n", "Antes.\n\nTuyo.\n\nDespués.\n");
    expect(merged).toEqual([{ kind: "agreed", text: "Antes.\n\n" }, { kind: "conflict", mine: "Mío.\n", theirs: "Tuyo.\n" }, { kind: "agreed", text: "\nDespués.\n" }]);
    expect(joinAgreed(merged)).toBeNull();
  });

  it("takes once what both wrote alike", () => {
    expect(joinAgreed(mergeText("a\nb\n", "a\nnuevo\nb\n", "a\nnuevo\nb\n"))).toBe("a\nnuevo\nb\n");
  });

  it("compares texts that differ in too many lines as wholes", () => {
    const many = (word: string) => Array.from({ length: 4_000 }, (_, index) => `${word} ${index}\n`).join("");
    expect(mergeText(many("base"), many("mine"), many("theirs"))).toEqual([{ kind: "conflict", mine: many("mine"), theirs: many("theirs") }]);
  });

  test.prop([lines, lines], { numRuns: 1_000 })("gives the other's text to who changed nothing, and the other way round", (base, changed) => {
    expect(joinAgreed(mergeText(base, changed, base))).toBe(changed);
    expect(joinAgreed(mergeText(base, base, changed))).toBe(changed);
    expect(joinAgreed(mergeText(base, changed, changed))).toBe(changed);
  });

  test.prop([lines, lines, lines], { numRuns: 2_000 })("is the same whoever asks, with the sides exchanged", (base, mine, theirs) => {
    const exchanged = mergeText(base, theirs, mine).map((stretch) => (stretch.kind === "agreed" ? stretch : { kind: "conflict", mine: stretch.theirs, theirs: stretch.mine }));
    expect(mergeText(base, mine, theirs)).toEqual(exchanged);
  });

  test.prop([lines, lines, lines], { numRuns: 2_000 })("drops no line that both kept or one added", (base, mine, theirs) => {
    const all = mergeText(base, mine, theirs).map((stretch) => (stretch.kind === "agreed" ? stretch.text : stretch.mine + stretch.theirs)).join("");
    const baseLines = new Set(base.split("\n"));
    for (const line of [...mine.split("\n"), ...theirs.split("\n")]) if (!baseLines.has(line)) expect(all).toContain(line);
  });
});

describe("compareText", () => {
  it("shows what changed between what stayed", () => {
    expect(compareText("a\nb\nc\n", "a\nB\nc\nd\n")).toEqual([
      { kind: "agreed", text: "a\n" },
      { kind: "conflict", theirs: "b\n", mine: "B\n" },
      { kind: "agreed", text: "c\n" },
      { kind: "conflict", theirs: "", mine: "d\n" },
    ]);
    expect(compareText("same", "same")).toEqual([{ kind: "agreed", text: "same" }]);
    expect(compareText("", "new")).toEqual([{ kind: "conflict", theirs: "", mine: "new" }]);
  });

  it("loses no byte of either text", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a\n", "b\n", "c\n", "d")), fc.array(fc.constantFrom("a\n", "b\n", "c\n", "d")), (one, other) => {
        const [before, now] = [one.join(""), other.join("")];
        const stretches = compareText(before, now);
        expect(stretches.map((each) => (each.kind === "agreed" ? each.text : each.theirs)).join("")).toBe(before);
        expect(stretches.map((each) => (each.kind === "agreed" ? each.text : each.mine)).join("")).toBe(now);
      }),
    );
  });
});
