import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { getSchema } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown, type MarkdownLabels } from "@/lib/markdown/render-markdown";
import { BlockWriter, writeBlock } from "@/lib/markdown/rich/block-writer";
import { blocksOf, openText } from "./open-text";
import { richExtensions } from "./rich-extensions";

const schema = getSchema(richExtensions());
const labels: MarkdownLabels = { callouts: { note: "Nota", important: "Importante", tip: "Consejo", warning: "Cuidado", caution: "Peligro" }, table: "T", code: "C", formula: "F", footnotes: "N", backToText: "V", embed: { film: "F", page: "P", note: "N", open: "O" } };
const root = path.resolve(import.meta.dirname, "../../../..");

function open(markdown: string) {
  const { text, document } = openText(markdown, schema);
  const blocks = blocksOf(document);
  const writer = new BlockWriter<ProseNode>((one, other) => one.eq(other));
  writer.adopt(text, blocks);
  return { text, blocks, writer, write: (changed: readonly ProseNode[]) => writer.write(changed).markdown };
}

function lessonsUnder(folder: string): { name: string; markdown: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ name, markdown: readFileSync(path.join(folder, name), "utf8") }));
}

const lessons = [...lessonsUnder(path.join(root, "prisma/seed/content/courses")), ...lessonsUnder(path.resolve(root, process.env.CRITERIO_SHARED ?? "../shared/data", "01-course-en-es"))];

const KINDS = [
  "Una línea con **negrita**, _cursiva_, ~~tachado~~, `código` y [un enlace](https://example.org \"título\").",
  "# Uno", "## Dos `x`", "### Tres *y* **más**", "Título\n======", "Otro\n---",
  "- uno\n- dos\n  - dentro\n- tres", "* a\n\n* b\n\n  más", "+ x", "1. uno\n2. dos", "3) tres\n4) cuatro\n   - dentro", "1. a\n1. b",
  "- [ ] por hacer\n- [x] hecho\n- suelto",
  "> cita\n> de dos líneas", "> [!NOTE]\n> Ojo.", "> [!tip] En la línea\n>\n> - lista", "> [!WARNING]\n>\n> ```js\n> x\n> ```", "> > dentro",
  "```js title=\"a.js\"\nconst a = 1;\n\n```", "~~~\nsin idioma\n~~~", "    con sangría\n    dos",
  "| a | b |\n|---|:-:|\n| 1 | `x\\|y` |\n| **n** |  |", "| A   | B |\n| --- | - |\n| 100 | 2 |", "a | b\n-|-\n1 | 2 | 3",
  "![Un árbol](a.png \"Árbol\")", "[![x](i.png)](https://example.org)", "Texto $x^2 + 1$ y $$y$$.", "$$\n\\frac{a}{b}\n$$",
  "---", "***", "Línea con dos  \nespacios y\\\nbarra.", "Nota[^1] y [^larga].", "[^1]: La nota.\n    Sigue.", "[ref]: https://example.org \"T\"", "Ver [ref], [otro][ref] y ![img][ref].",
  "<div>html</div>", "Con <b>html</b> dentro y <!-- nada -->.", "https://example.org y www.example.org y a@example.org", "<https://example.org>",
  "https://youtu.be/dQw4w9WgXcQ", "<https://vimeo.com/76979871>", "[Índices en *5* minutos](https://youtu.be/dQw4w9WgXcQ)", "[Índices](https://youtu.be/dQw4w9WgXcQ)", "[Índices](https://youtu.be/dQw4w9WgXcQ \"T\")", "[![Un \\] árbol](a.png)](https://youtu.be/dQw4w9WgXcQ)", "www.youtube.com/watch?v=dQw4w9WgXcQ&t=1",
  "snake_case_name, 2 * 3, a < b & c, $5, #no, 1. no", "**a *b* c** *d **e***", "**[a](b) c** [d **e** f](g)", "&copy; &lt;b&gt; \\* \\_",
] as const;
const GAPS = ["\n\n", "\n", "\n\n\n", "\n  \n", "\n\n  ", "\r\n\r\n"] as const;
const SOUP = [..."abc *_`~[]()#>-+|$!<&\\:.1\n\n\n \t", "**", "- ", "> ", "```", "$$", "[!NOTE]", "    ", "|---|", "[^1]", "https://e.org", "https://youtu.be/dQw4w9WgXcQ", "\r\n"] as const;

const generated = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...GAPS)), { maxLength: 8 })
  .chain((parts) => fc.tuple(fc.constantFrom("", "\n", "\n\n  "), fc.constant(parts.map(([kind, gap]) => kind + gap).join(""))))
  .map(([lead, text]) => lead + text);
const soup = fc.array(fc.constantFrom(...SOUP), { maxLength: 60 }).map((parts) => parts.join(""));
const anyText = fc.oneof(generated, soup);

describe("a text in the editor", () => {
  it("is written byte for byte as it was read when nobody changed it", () => {
    fc.assert(fc.property(anyText, (markdown) => {
      const { blocks, write } = open(markdown);
      expect(write(blocks)).toBe(markdown);
    }), { numRuns: 500 });
  });

  it.each(lessons)("holds the lesson $name without losing a byte", ({ markdown }) => {
    const { blocks, write, text } = open(markdown);
    expect(write(blocks)).toBe(markdown);
    const known = text.blocks.filter(({ node }) => node.type !== "sourceBlock").length;
    expect(known / Math.max(1, text.blocks.length)).toBeGreaterThan(0.5);
  });

  it("writes a block anew so that it is read as the same block", () => {
    fc.assert(fc.property(generated, (markdown) => {
      const { text, blocks } = open(markdown);
      const definitions = (markdown.match(/^ *\[[^\]]+\]: .*$/gm) ?? []).map((line) => line.trim());
      for (const [index, block] of blocks.entries()) {
        const source = writeBlock(block.toJSON(), text.style);
        if (source === "" || block.type.name === "sourceBlock") continue;
        const again = open([source, ...definitions].join("\n\n"));
        const same = again.blocks[0];
        expect(same?.eq(block) ? "same" : JSON.stringify(same?.toJSON()), `${text.blocks[index]?.source} as ${source} from ${JSON.stringify(block.toJSON())}`).toBe("same");
      }
    }), { numRuns: 300 });
  });

  it("comes to rest after one writing, whatever was typed", () => {
    fc.assert(fc.property(soup, (markdown) => {
      const { text, blocks } = open(markdown);
      const once = blocks.map((block) => writeBlock(block.toJSON(), text.style)).filter((source) => source !== "");
      for (const source of once) {
        const again = open(source);
        expect(again.blocks.map((block) => writeBlock(block.toJSON(), text.style)).join("\n\n"), JSON.stringify(markdown)).toBe(source);
      }
    }), { numRuns: 300 });
  });

  it("changes the bytes of the one block that was changed, and of no other", () => {
    fc.assert(fc.property(generated, fc.nat(), (markdown, seed) => {
      const { text, blocks, write } = open(markdown);
      const places = blocks.flatMap((block, index) => (["paragraph", "heading"].includes(block.type.name) && block.textContent.trim() !== "" ? [index] : []));
      const at = places[seed % Math.max(1, places.length)];
      if (at === undefined) return;
      const changed = blocks.map((block, index) => (index === at ? block.copy(block.content.append(schema.nodes.paragraph?.createChecked(null, schema.text("Zas")).content ?? block.content)) : block));
      const before = text.blocks.slice(0, at).map(({ before: gap, source }) => gap + source).join("");
      const after = text.blocks.slice(at + 1).map(({ before: gap, source }) => gap + source).join("") + text.tail;
      const written = write(changed);
      expect(written.startsWith(before), written).toBe(true);
      expect(written.trimEnd().endsWith(after.trimStart().trimEnd()), written).toBe(true);
      expect(write(blocks), "and undone it is as it was").toBe(markdown);
    }), { numRuns: 200 });
  });

  it("holds what was moved, doubled and joined apart, as the same blocks", () => {
    fc.assert(fc.property(generated, fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), (markdown, order) => {
      const { blocks, writer, write } = open(markdown);
      const definitions = blocks.filter((block) => block.type.name === "sourceBlock");
      const chosen = order.flatMap((number) => blocks[number % blocks.length] ?? []).filter((block) => block.type.name !== "sourceBlock" && writer.sourceOf(block) !== "");
      const again = open(write([...definitions, ...chosen]));
      const read = again.blocks.slice(-chosen.length || again.blocks.length).filter((block) => block.type.name !== "sourceBlock");
      expect(chosen.length === 0 ? [] : read.map((block) => block.textContent), write([...definitions, ...chosen])).toEqual(chosen.map((block) => block.textContent));
    }), { numRuns: 200 });
  });

  it.each([
    ["two lists whose paragraph between them was deleted", "- a\n\nx\n\n- b\n", [0, 2], "- a\n\n* b\n"],
    ["a fence that was open to the end of the text", "x\n\n```js\ncode", [1, 0], "```js\ncode\n```\n\nx"],
    ["indented code that comes to stand behind a list", "- a\n\nx\n\n      code\n", [0, 2], "- a\n\n```\n  code\n```\n"],
    ["lines that were two blocks of code only below a quote", "x\n\n> ```\n> y\n> ```\n    uno\n    dos\n", [0, 2, 3], "x\n\n    uno\n```\ndos\n```\n"],
    ["a list that was indented and the indented words below it", "a\n3) b\n   - c\n\n  d\n", [1, 2], "- c\n\nd\n"],
    ["a list with an open fence in it between two lists", "- a\n\n* b\n\n  ~~~\n", [0, 1, 0], "- a\n\n* b\n\n  ~~~\n  ~~~\n\n- a"],
    ["numbers behind numbers", "1. a\n\nx\n\n1. b\n", [0, 2], "1. a\n\n1) b\n"],
  ])("writes %s so that both stay what they are", (_, markdown, order, expected) => {
    const { blocks, write } = open(markdown);
    expect(write(order.flatMap((index) => blocks[index] ?? []))).toBe(expected);
  });

  it.each([
    ["spaces at the ends of words, which Markdown cannot say", { type: "paragraph", content: [{ type: "text", text: " dos " }, { type: "text", text: " tres ", marks: [{ type: "bold" }] }, { type: "hardBreak" }] }, "dos  **tres**"],
    ["a link that is in part bold, in one piece", { type: "paragraph", content: [{ type: "text", text: "a ", marks: [{ type: "bold" }] }, { type: "text", text: "b", marks: [{ type: "bold" }, link()] }, { type: "text", text: " c", marks: [link()] }] }, "**a** [**b** c](https://e.org)"],
    ["names with underscores, bare", { type: "paragraph", content: [{ type: "text", text: "snake_case y _no_" }] }, "snake_case y \\_no\\_"],
    ["a formula in a cell without ending the cell", { type: "table", content: [{ type: "tableRow", content: [{ type: "tableHeader", content: [{ type: "paragraph", content: [{ type: "inlineMath", attrs: { value: "P(a|b)" } }] }] }] }] }, "| $P(a\\vert b)$ |\n| - |"],
    ["a callout with its words behind the mark", { type: "callout", attrs: { kind: "tip" }, content: [{ type: "paragraph", content: [{ type: "text", text: "Mide." }] }] }, "> [!TIP]\n> Mide."],
    ["an embed by its address alone", { type: "embed", attrs: { url: "https://youtu.be/dQw4w9WgXcQ" } }, "<https://youtu.be/dQw4w9WgXcQ>"],
    ["an embed with a title", { type: "embed", attrs: { url: "https://youtu.be/dQw4w9WgXcQ", title: "De [a] a b" } }, "[De \\[a\\] a b](https://youtu.be/dQw4w9WgXcQ)"],
    ["an embed with a poster", { type: "embed", attrs: { url: "https://youtu.be/dQw4w9WgXcQ", title: "A", poster: "a.png" } }, "[![A](a.png)](https://youtu.be/dQw4w9WgXcQ)"],
    ["a task that is to be done", { type: "bulletList", content: [{ type: "listItem", attrs: { checked: false }, content: [{ type: "paragraph", content: [{ type: "text", text: "uno" }] }] }] }, "- [ ] uno"],
  ])("writes %s", (_, node, expected) => {
    const { write } = open("");
    expect(write([schema.nodeFromJSON(node)])).toBe(expected);
  });

  it.each(lessons)("writes $name anew so that a learner sees the same page", async ({ markdown }) => {
    const { text, blocks } = open(markdown);
    // Nothing is taken as it was read: each block is written anew, beside its neighbours.
    const writer = new BlockWriter<ProseNode>((one, other) => one.eq(other));
    writer.adopt({ ...text, blocks: [], tail: "" }, []);
    expect(plain(await renderMarkdown(writer.write(blocks).markdown, labels))).toBe(plain(await renderMarkdown(markdown, labels)));
  });
});

function link() {
  return { type: "link", attrs: { href: "https://e.org" } };
}

/** White space between words is one space to a reader, and which of two marks is the outer one is not seen. */
function plain(html: string): string {
  return html.replaceAll(/<strong><em>/g, "<em><strong>").replaceAll(/<\/em><\/strong>/g, "</strong></em>").replaceAll(/\s+/g, " ");
}
