import { joinSeams, type Piece, type WrittenText } from "./join-seams";
import { stringifyBlock } from "./markdown-grammar";
import type { MarkdownStyle } from "./markdown-style";
import { readBlocks, type BlockText } from "./read-blocks";
import type { RichNode } from "./rich-node";
import { richToBlock, textOf } from "./rich-to-block";

/** What is asked of the editor's nodes: they never change, a change makes a new one. */
export type BlockNode = { readonly type: { readonly name: string }; readonly textContent: string; toJSON(): RichNode };

/**
 * Writes the editor's blocks as Markdown. A block that is as it was read is written with its own bytes, wherever it now
 * stands; only a changed one is written anew, once for each change, so that a key costs its own block and not the text.
 */
export class BlockWriter<Node extends BlockNode> {
  readonly #isSame: (one: Node, other: Node) => boolean;
  #text: BlockText = readBlocks("");
  #pieces = new WeakMap<Node, Piece>();
  #known = new Map<string, { node: Node; origin: number }[]>();

  constructor(isSame: (one: Node, other: Node) => boolean) {
    this.#isSame = isSame;
  }

  /** Takes a text that was read, and the nodes that the editor made of its blocks, in their order; undefined for one that is no longer what was read. */
  adopt(text: BlockText, nodes: readonly (Node | undefined)[]): void {
    this.#text = text;
    this.#pieces = new WeakMap();
    this.#known = new Map();
    text.blocks.forEach(({ source }, origin) => {
      const node = nodes[origin];
      if (!node) return;
      this.#pieces.set(node, this.#piece(node, source, origin));
      const key = keyOf(node);
      const alike = this.#known.get(key);
      if (alike) alike.push({ node, origin });
      else this.#known.set(key, [{ node, origin }]);
    });
  }

  /** The bytes of one block; none for an empty paragraph. */
  sourceOf(node: Node): string {
    return this.#pieceOf(node).source;
  }

  write(nodes: readonly Node[]): WrittenText {
    return joinSeams(nodes.map((node) => this.#pieceOf(node)), this.#text);
  }

  #pieceOf(node: Node): Piece {
    const known = this.#pieces.get(node);
    if (known) return known;
    const same = this.#known.get(keyOf(node))?.find((candidate) => this.#isSame(node, candidate.node));
    const source = same ? this.#text.blocks[same.origin]?.source : undefined;
    const piece = this.#piece(node, source ?? writeBlock(node.toJSON(), this.#text.style), same?.origin ?? null);
    this.#pieces.set(node, piece);
    return piece;
  }

  #piece(node: Node, source: string, origin: number | null): Piece {
    const { style } = this.#text;
    return { type: node.type.name, source, origin, rewrite: (other) => writeBlock(node.toJSON(), { ...style, ...other }) };
  }
}

/** One block as Markdown; nothing for one that says nothing. A block of source is its source. */
export function writeBlock(node: RichNode, style: MarkdownStyle): string {
  if (node.type === "sourceBlock") {
    const source = textOf(node).replace(/^\n+|\s+$/g, "");
    return style.lineEnd === "\n" ? source : source.replaceAll("\n", style.lineEnd);
  }
  const block = richToBlock(node);
  return block === null ? "" : stringifyBlock(block, style);
}

function keyOf(node: BlockNode): string {
  return `${node.type.name} ${node.textContent}`;
}
