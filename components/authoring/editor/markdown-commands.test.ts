import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { applyCommand, COMMANDS, imageEdit, type Selected, type TextCommand } from "./markdown-commands";

const WORDS = { text: "texto", url: "https://", column: "Columna", callout: "Ten en cuenta" };

function run(command: TextCommand, selected: Selected): { text: string; chosen: string; start: number; end: number } {
  const { from, to, insert, start, end } = applyCommand(command, selected, WORDS);
  const text = selected.text.slice(0, from) + insert + selected.text.slice(to);
  return { text, chosen: text.slice(start, end), start, end };
}

describe("toolbar commands", () => {
  it("wrap what is selected and unwrap it again", () => {
    const once = run("bold", { text: "un índice", start: 3, end: 9 });
    expect(once).toMatchObject({ text: "un **índice**", chosen: "índice" });
    expect(run("bold", once)).toMatchObject({ text: "un índice", chosen: "índice" });
  });

  it("write a word to replace where nothing is selected", () => {
    expect(run("link", { text: "", start: 0, end: 0 })).toMatchObject({ text: "[texto](https://)", chosen: "texto" });
  });

  it("write an image whose words cannot end it early", () => {
    const { from, to, insert, start } = imageEdit({ text: "antes palabra", start: 6, end: 13 }, { url: "https://files.example/a.png", alt: " un [mapa]\n\\ de calor " });
    expect({ from, to, insert, start }).toEqual({ from: 6, to: 13, insert: "![un \\[mapa\\] \\\\ de calor](https://files.example/a.png)", start: 6 + insert.length });
  });

  it("mark and unmark whole lines", () => {
    const listed = run("numbers", { text: "a\nb\nc", start: 0, end: 3 });
    expect(listed.text).toBe("1. a\n2. b\nc");
    expect(run("numbers", listed).text).toBe("a\nb\nc");
    expect(run("heading", { text: "título", start: 2, end: 2 }).text).toBe("## título");
  });

  it("set blocks apart from their neighbours", () => {
    expect(run("table", { text: "antes", start: 5, end: 5 }).text).toBe("antes\n\n| Columna 1 | Columna 2 |\n| --- | --- |\n|  |  |");
    expect(run("code", { text: "a\nb", start: 0, end: 3 }).text).toBe("```\na\nb\n```");
    expect(run("callout", { text: "", start: 0, end: 0 }).text).toBe("> [!NOTE]\n> Ten en cuenta");
  });
});

test.prop([fc.constantFrom(...COMMANDS.filter((command) => command !== "image")), fc.string({ unit: fc.constantFrom("a", " ", "\n", "*", "#", "-", ">", "`") }), fc.nat(), fc.nat()])("a command keeps what is outside of the selected lines", (command, text, one, other) => {
  const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].toSorted((a, b) => a - b);
  const edit = applyCommand(command, { text, start, end }, WORDS);
  expect(edit.from).toBeLessThanOrEqual(start);
  expect(edit.to).toBeGreaterThanOrEqual(end);
  const result = run(command, { text, start, end });
  expect(result.start).toBeLessThanOrEqual(result.end);
  expect(result.end).toBeLessThanOrEqual(result.text.length);
});
