import { getSchema } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlockWriter } from "@/lib/markdown/rich/block-writer";
import { toDocumentPosition, toMarkdownOffset } from "./caret";
import { changedStretches, mergeBlocks } from "./merge-blocks";
import { blocksOf, openText } from "./open-text";
import { richExtensions } from "./rich-extensions";

const schema = getSchema(richExtensions());

function open(markdown: string, caretAfter = "") {
  const { text, document } = openText(markdown, schema);
  const writer = new BlockWriter<ProseNode>((one, other) => one.eq(other));
  writer.adopt(text, blocksOf(document));
  const state = EditorState.create({ doc: document });
  const at = document.textBetween(0, document.content.size, "\n").indexOf(caretAfter) === -1 ? 1 : findText(document, caretAfter);
  return { writer, state: state.apply(state.tr.setSelection(TextSelection.create(state.doc, at))) };
}

function findText(document: ProseNode, words: string): number {
  let found = 1;
  document.descendants((node, at) => {
    const inside = node.text?.indexOf(words) ?? -1;
    if (inside !== -1) found = at + inside + words.length;
  });
  return found;
}

function merge(markdown: string, caretAfter: string, theirs: string) {
  const { writer, state } = open(markdown, caretAfter);
  const { text } = openText(theirs, schema);
  const sources = blocksOf(state.doc).map((node) => writer.sourceOf(node));
  const merged = state.apply(mergeBlocks(state.tr, sources, text, schema));
  writer.adopt(text, blocksOf(merged.doc));
  const { $head } = merged.selection;
  return { markdown: writer.write(blocksOf(merged.doc)).markdown, kept: blocksOf(state.doc).filter((node) => blocksOf(merged.doc).includes(node)).length, before: $head.parent.textBetween(0, $head.parentOffset) };
}

describe("a text that comes from elsewhere", () => {
  it("leaves the caret where its block did not change", () => {
    const { markdown, kept, before } = merge("Uno.\n\nDos y más.\n\nTres.\n", "Dos y", "Cero.\n\nUno, otro.\n\nDos y más.\n\n- Tres.\n");
    expect(markdown).toBe("Cero.\n\nUno, otro.\n\nDos y más.\n\n- Tres.\n");
    expect(kept).toBe(1);
    expect(before).toBe("Dos y");
  });

  it("leaves the caret in a block that was changed elsewhere in it", () => {
    expect(merge("Uno dos tres.\n", "Uno", "Uno dos, tres y cuatro.\n")).toMatchObject({ markdown: "Uno dos, tres y cuatro.\n", before: "Uno" });
  });

  it("may be empty, and may have been", () => {
    expect(merge("Uno.\n\nDos.\n", "Dos", "").markdown).toBe("");
    expect(merge("", "", "Uno.\n\nDos.\n").markdown).toBe("Uno.\n\nDos.\n");
  });

  it("is the text of the document afterwards, whatever both were", () => {
    const blocks = fc.array(fc.constantFrom("a", "b *c*", "# d", "- e\n- f", "> g", "```\nh\n```"), { maxLength: 7 });
    fc.assert(fc.property(blocks, blocks, (ours, theirs) => {
      // Two lists beside each other would be one.
      const text = theirs.filter((block, index) => block !== theirs[index - 1]).join("\n\n");
      expect(merge(ours.filter((block, index) => block !== ours[index - 1]).join("\n\n"), "", text).markdown).toBe(text);
    }), { numRuns: 300 });
  });

  it("differs in stretches that lead from one to the other", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
    fc.assert(fc.property(words, words, (ours, theirs) => {
      const made = [...ours];
      for (const { from, to, by } of changedStretches(ours, theirs).reverse()) made.splice(from, to - from, ...theirs.slice(by.from, by.to));
      expect(made).toEqual(theirs);
    }));
  });
});

describe("the caret between the two ways of writing", () => {
  const markdown = "## Uno dos\n\nCon **negrita dos** y `dos`.\n\n- dos\n- tres dos más\n";

  it.each(["Uno", "Con negrita dos", "tres dos", "más"])("stands behind «%s» in both", (words) => {
    const { writer, state } = open(markdown);
    const last = words.split(" ").at(-1) ?? "";
    const place = findText(state.doc, words === "Con negrita dos" ? "negrita dos" : words);
    const written = writer.write(blocksOf(state.doc));
    const offset = toMarkdownOffset(state.doc, place, written);
    expect(markdown.slice(0, offset).endsWith(last)).toBe(true);
    expect(toDocumentPosition(state.doc, offset, written)).toBe(place);
  });
});
