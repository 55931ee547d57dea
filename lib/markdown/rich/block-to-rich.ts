import type { Blockquote, Heading, List, Paragraph, RootContent, Table } from "mdast";
import { readCallout } from "../callouts";
import { inlineToRich, type Definitions } from "./inline-to-rich";
import { stringifyBlock } from "./markdown-grammar";
import type { MarkdownStyle } from "./markdown-style";
import { textNode, Unmodelled, type RichNode } from "./rich-node";

export type BlockReading = { definitions: Definitions; style: MarkdownStyle };

/** A block of the text as the editor's node. Throws `Unmodelled` for what the editor has none for. */
export function blockToRich(node: RootContent, reading: BlockReading): RichNode {
  switch (node.type) {
    case "paragraph":
      return paragraph(node.children, reading);
    case "heading":
      return heading(node, reading);
    case "thematicBreak":
      return { type: "horizontalRule" };
    case "code":
      return withContent({ type: "codeBlock", attrs: { language: node.lang ?? null, meta: node.meta ?? null } }, textNode(plainLines(node.value)));
    case "math":
      return withContent({ type: "mathBlock", attrs: { meta: node.meta ?? null } }, textNode(plainLines(node.value)));
    case "blockquote":
      return quote(node, reading);
    case "list":
      return list(node, reading);
    case "table":
      return table(node, reading);
    case "html":
      return sourceBlock(node.value);
    case "definition":
    case "footnoteDefinition":
      return sourceBlock(stringifyBlock(node, reading.style));
    default:
      throw new Unmodelled(node.type);
  }
}

/** A block that is shown and changed as its source. */
export function sourceBlock(source: string): RichNode {
  return withContent({ type: "sourceBlock" }, textNode(plainLines(source)));
}

function blocks(nodes: readonly RootContent[], reading: BlockReading): RichNode[] {
  const content = nodes.map((node) => blockToRich(node, reading));
  return content.length > 0 ? content : [{ type: "paragraph" }];
}

function paragraph(children: Paragraph["children"], { definitions }: BlockReading): RichNode {
  return withContent({ type: "paragraph" }, inlineToRich(children, definitions));
}

/** A title is one line; only one that is underlined can have a break in it, and such a one stays as it is. */
function heading({ depth, children }: Heading, { definitions }: BlockReading): RichNode {
  const content = inlineToRich(children, definitions);
  if (content.some(({ type }) => type === "hardBreak")) throw new Unmodelled("a title of several lines");
  return withContent({ type: "heading", attrs: { level: depth } }, content);
}

function quote(node: Blockquote, reading: BlockReading): RichNode {
  const callout = readCallout(node);
  if (!callout) return { type: "blockquote", content: blocks(node.children, reading) };
  return { type: "callout", attrs: { kind: callout.kind }, content: blocks(callout.children, reading) };
}

function list(node: List, reading: BlockReading): RichNode {
  const content = node.children.map(({ checked, children }) => ({
    type: "listItem",
    attrs: { checked: checked ?? null, spread: isSpread(children) },
    content: blocks(children, reading),
  }));
  const spread = isSpread(node.children);
  return node.ordered ? { type: "orderedList", attrs: { start: node.start ?? 1, spread }, content } : { type: "bulletList", attrs: { spread }, content };
}

/** Whether empty lines stand between them. The parser says so too, but inside of a quote also of lists in which there are none. */
function isSpread(nodes: readonly Pick<RootContent, "position">[]): boolean {
  return nodes.some(({ position }, index) => (position?.start.line ?? 0) - (nodes[index - 1]?.position?.end.line ?? Infinity) > 1);
}

/** Rows that are short are filled up, as the renderer does; cells beyond the head are shown to no reader and cannot be kept here. */
function table(node: Table, reading: BlockReading): RichNode {
  const columns = node.align?.length ?? 0;
  if (columns === 0 || node.children.some(({ children }) => children.length > columns)) throw new Unmodelled("an uneven table");
  const content = node.children.map(({ children }, row) => ({
    type: "tableRow",
    content: Array.from({ length: columns }, (_, column) => ({
      type: row === 0 ? "tableHeader" : "tableCell",
      attrs: { align: node.align?.[column] ?? null },
      content: [paragraph(children[column]?.children ?? [], reading)],
    })),
  }));
  return { type: "table", content };
}

function withContent(node: RichNode, content: RichNode[]): RichNode {
  return content.length > 0 ? { ...node, content } : node;
}

function plainLines(text: string): string {
  return text.replaceAll(/\r\n|\r/g, "\n");
}
