import type { Node as ProseNode, Schema } from "@tiptap/pm/model";
import { sourceBlock } from "@/lib/markdown/rich/block-to-rich";
import { readBlocks, type BlockText } from "@/lib/markdown/rich/read-blocks";

/**
 * A text and the editor's document for it. A block that the editor's schema does not take after all is shown as its
 * source: whatever happens, the document says the whole text.
 */
export function openText(markdown: string, schema: Schema): { text: BlockText; document: ProseNode } {
  const text = readBlocks(markdown);
  const blocks = text.blocks.map((block) => (isTaken(block.node, schema) ? block : { ...block, node: sourceBlock(block.source) }));
  const content = blocks.map(({ node }) => node);
  return { text: { ...text, blocks }, document: schema.nodeFromJSON({ type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] }) };
}

/** The blocks at the top of a document, in their order. */
export function blocksOf(document: ProseNode): ProseNode[] {
  return [...document.children];
}

function isTaken(node: BlockText["blocks"][number]["node"], schema: Schema): boolean {
  try {
    schema.nodeFromJSON(node).check();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
