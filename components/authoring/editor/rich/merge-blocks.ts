import type { Node as ProseNode, Schema } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { BlockText } from "@/lib/markdown/rich/read-blocks";

/** Beyond this many pairs a comparison costs more than drawing the stretch anew. */
const MOST_PAIRS = 4_000_000;

/**
 * Brings a document to a text that came from elsewhere. Blocks that both have stay the nodes that they are, so a caret in
 * one of them stays where it is; `sources` are the bytes of the document's blocks.
 */
export function mergeBlocks(tr: Transaction, sources: readonly string[], text: BlockText, schema: Schema): Transaction {
  const theirs = text.blocks.map(({ source }) => source);
  const starts = blockStarts(tr.doc);
  for (const { from, to, by } of changedStretches(sources, theirs).reverse()) {
    const nodes = text.blocks.slice(by.from, by.to).map(({ node }) => schema.nodeFromJSON(node));
    const [start = 0, end = start] = [starts[from], starts[to]];
    const [old, only] = [to - from === 1 ? tr.doc.child(from) : null, nodes.length === 1 ? nodes[0] : undefined];
    if (old && only && old.sameMarkup(only)) replaceInside(tr, start, old, only);
    else if (nodes.length > 0 || to - from < tr.doc.childCount) tr.replaceWith(start, end, nodes);
    else tr.replaceWith(start, end, schema.node("paragraph"));
  }
  return tr;
}

function blockStarts(document: ProseNode): number[] {
  const starts = [0];
  for (const block of document.children) starts.push((starts.at(-1) ?? 0) + block.nodeSize);
  return starts;
}

/** Of one block that was changed in its place only what differs. */
function replaceInside(tr: Transaction, at: number, old: ProseNode, next: ProseNode): void {
  const start = old.content.findDiffStart(next.content);
  const end = old.content.findDiffEnd(next.content);
  if (start === null || !end) return;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  tr.replace(at + 1 + start, at + 1 + end.a + overlap, next.slice(start, end.b + overlap));
}

type Stretch = { from: number; to: number; by: { from: number; to: number } };

/** The stretches in which two lists differ, by their longest common run of equals. */
export function changedStretches(ours: readonly string[], theirs: readonly string[]): Stretch[] {
  let head = 0;
  while (head < ours.length && head < theirs.length && ours[head] === theirs[head]) head += 1;
  let tail = 0;
  while (tail < ours.length - head && tail < theirs.length - head && ours.at(-1 - tail) === theirs.at(-1 - tail)) tail += 1;
  const [a, b] = [ours.slice(head, ours.length - tail), theirs.slice(head, theirs.length - tail)];
  const pairs = a.length * b.length > MOST_PAIRS ? [] : commonPairs(a, b);
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    if (x > i || y > j) stretches.push({ from: head + i, to: head + x, by: { from: head + j, to: head + y } });
    [i, j] = [x + 1, y + 1];
  }
  return stretches;
}

function commonPairs(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
