import type { AlignType, BlockContent, ListItem, PhrasingContent } from "mdast";
import { CALLOUT_KINDS, type CalloutKind } from "../callouts";
import { writeEmbed } from "../embeds/read-embed";
import type { RichNode } from "./rich-node";
import { richToInline } from "./rich-to-inline";

/** The editor's node as a block of Markdown; null for one that says nothing, such as an empty paragraph. */
export function richToBlock(node: RichNode): BlockContent | null {
  const { attrs = {}, content = [] } = node;
  switch (node.type) {
    case "paragraph": {
      const children = richToInline(content);
      return children.length > 0 ? { type: "paragraph", children } : null;
    }
    case "heading":
      return { type: "heading", depth: depthOf(attrs.level), children: richToInline(content, true) };
    case "horizontalRule":
      return { type: "thematicBreak" };
    case "embed":
      return writeEmbed({ url: String(attrs.url), title: asText(attrs.title) ?? "", poster: asText(attrs.poster) });
    case "codeBlock":
      return { type: "code", lang: asText(attrs.language), meta: asText(attrs.language) === null ? null : asText(attrs.meta), value: textOf(node) };
    case "mathBlock":
      return { type: "math", meta: asText(attrs.meta), value: textOf(node) };
    case "blockquote":
      return { type: "blockquote", children: blocks(content) };
    case "callout":
      return { type: "callout", kind: kindOf(attrs.kind), children: blocks(content) };
    case "bulletList":
      return { type: "list", ordered: false, spread: attrs.spread === true, children: content.map(item) };
    case "orderedList":
      return { type: "list", ordered: true, start: typeof attrs.start === "number" ? attrs.start : 1, spread: attrs.spread === true, children: content.map(item) };
    case "table":
      return table(content);
    case "sourceBlock":
      return textOf(node).trim() === "" ? null : { type: "html", value: textOf(node).replace(/^\n+|\s+$/g, "") };
    default:
      throw new Error(`no Markdown for ${node.type}`);
  }
}

function blocks(nodes: readonly RichNode[]): BlockContent[] {
  return nodes.flatMap((node) => richToBlock(node) ?? []);
}

function item({ attrs = {}, content = [] }: RichNode): ListItem {
  const checked = typeof attrs.checked === "boolean" ? attrs.checked : null;
  const children = blocks(content);
  // The box of a task stands in a paragraph, be it an empty one.
  if (checked !== null && children[0]?.type !== "paragraph") children.unshift({ type: "paragraph", children: [] });
  return { type: "listItem", checked, spread: attrs.spread === true, children };
}

function table(rows: readonly RichNode[]): BlockContent {
  const width = Math.max(1, ...rows.map(({ content = [] }) => content.length));
  const align: AlignType[] = Array.from({ length: width }, (_, column) => alignOf(rows[0]?.content?.[column]?.attrs?.align));
  const children = rows.map(({ content = [] }) => ({
    type: "tableRow" as const,
    children: Array.from({ length: width }, (_, column) => ({ type: "tableCell" as const, children: cellWords(content[column]) })),
  }));
  return { type: "table", align, children };
}

/** What was pasted into a cell as several blocks stands there in one line. */
function cellWords(cell: RichNode | undefined): PhrasingContent[] {
  const lines = (cell?.content ?? []).map(({ content = [] }) => content);
  return richToInline(lines.flatMap((line, index) => (index === 0 ? line : [{ type: "text", text: " " }, ...line])), true);
}

export function textOf({ content = [] }: RichNode): string {
  return content.map(({ text = "" }) => text).join("");
}

function asText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function depthOf(level: unknown): 1 | 2 | 3 | 4 | 5 | 6 {
  return level === 1 || level === 3 || level === 4 || level === 5 || level === 6 ? level : 2;
}

function kindOf(kind: unknown): CalloutKind {
  return CALLOUT_KINDS.find((known) => known === kind) ?? "note";
}

function alignOf(align: unknown): AlignType {
  return align === "left" || align === "right" || align === "center" ? align : null;
}

