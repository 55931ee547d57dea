import type { RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { readEmbed } from "../embeds/read-embed";
import { limitNesting } from "../limit-nesting";
import { blockToRich, sourceBlock, type BlockReading } from "./block-to-rich";
import { parseMarkdown } from "./markdown-grammar";
import { styleOf, type MarkdownStyle } from "./markdown-style";
import { Unmodelled, type RichNode } from "./rich-node";

/** One block at the top of a text: the white space in front of it, its own bytes, and the editor's node for it. */
export type SourceBlock = { before: string; source: string; node: RichNode };
/** A text in blocks: every `before` and `source`, and then `tail`, are its bytes. */
export type BlockText = { blocks: SourceBlock[]; tail: string; style: MarkdownStyle };

/**
 * Cuts a text into its blocks without losing a byte. A block that the editor has no node for is one that shows its
 * source; so is a whole text that nests deeper than the renderer reads.
 */
export function readBlocks(markdown: string): BlockText {
  const isTooDeep = limitNesting(markdown) !== markdown;
  const tree = parseMarkdown(isTooDeep ? "" : markdown);
  const style = styleOf(tree, markdown);
  const definitions = new Map<string, { url: string; title?: string | null | undefined }>();
  visit(tree, "definition", ({ identifier, url, title }) => {
    if (!definitions.has(identifier)) definitions.set(identifier, { url, title });
  });
  const blocks: SourceBlock[] = [];
  let at = 0;
  for (const child of tree.children) {
    const from = child.position?.start.offset ?? at;
    const end = Math.max(at, child.position?.end.offset ?? from);
    const last = blocks.at(-1);
    // A title underlined right below a definition is read as if it began with it (micromark): the two stay one.
    if (last && from < at) {
      last.source += markdown.slice(at, end);
      last.node = sourceBlock(last.source);
      at = end;
      continue;
    }
    const start = lineStart(markdown, at, from);
    const before = markdown.slice(at, start);
    if (/\S/.test(before)) return opaque(markdown, style);
    const source = markdown.slice(start, end);
    blocks.push({ before, source, node: nodeOf(child, source, { definitions, style }) });
    at = end;
  }
  const tail = markdown.slice(at);
  return isTooDeep || /\S/.test(tail) ? opaque(markdown, style) : { blocks, tail, style };
}

/** The indentation in front of a block is part of it: its other lines may count on it. */
function lineStart(markdown: string, from: number, start: number): number {
  const gap = markdown.slice(from, start);
  return start - (/[ \t]*$/.exec(gap)?.[0].length ?? 0);
}

function nodeOf(child: RootContent, source: string, reading: BlockReading): RichNode {
  if (child.type === "html" || child.type === "definition" || child.type === "footnoteDefinition") return sourceBlock(source);
  const embed = readEmbed(child);
  if (embed) return { type: "embed", attrs: { url: embed.url, title: embed.title, poster: embed.poster } };
  try {
    return blockToRich(child, reading);
  } catch (error) {
    if (error instanceof Unmodelled) return sourceBlock(source);
    throw error;
  }
}

function opaque(markdown: string, style: MarkdownStyle): BlockText {
  const source = markdown.trimEnd();
  return source === "" ? { blocks: [], tail: markdown, style } : { blocks: [{ before: "", source, node: sourceBlock(source) }], tail: markdown.slice(source.length), style };
}
