import type { Schema } from "@tiptap/pm/model";
import { Fragment, Slice } from "@tiptap/pm/model";
import { readBlocks } from "@/lib/markdown/rich/read-blocks";
import { writeBlock } from "@/lib/markdown/rich/block-writer";

/** Text that is pasted, read as Markdown; words of one paragraph join those around them, and so does the address of an embed unless it stands alone. */
export function fromText(text: string, schema: Schema, isAlone: boolean): Slice {
  const blocks = readBlocks(text.replaceAll(/\r\n?/g, "\n").trim()).blocks.map(({ node }) => schema.nodeFromJSON(node));
  const only = blocks.length === 1 ? blocks[0] : undefined;
  if (only?.type.name === "paragraph") return new Slice(Fragment.from(only), 1, 1);
  if (only?.type.name === "embed" && !isAlone) return fromPlainText(text.trim(), schema);
  return new Slice(Fragment.from(blocks), 0, 0);
}

/** Text that is pasted as it is, line by line. */
export function fromPlainText(text: string, schema: Schema): Slice {
  const lines = text.split(/(?:\r\n?|\n)+/).map((line) => schema.node("paragraph", null, line === "" ? [] : [schema.text(line)]));
  return new Slice(Fragment.from(lines), 1, 1);
}

/** What is copied, as Markdown for wherever plain text is taken. */
export function toText({ content }: Slice): string {
  const { style } = readBlocks("");
  const isInline = content.firstChild?.isInline ?? false;
  const nodes = isInline ? [{ type: "paragraph", content: content.toJSON() ?? [] }] : content.content.map((node) => node.toJSON());
  // Rows and items that were taken out of their table or list are words.
  return nodes.map((node, index) => (isBlock(content.maybeChild(index)?.type.spec.group, isInline) ? writeBlock(node, style) : (content.maybeChild(index)?.textContent ?? ""))).join("\n\n");
}

function isBlock(group: string | undefined, isInline: boolean): boolean {
  return isInline || (group ?? "").split(" ").includes("block");
}
