import { parseMarkdown } from "./markdown-grammar";
import type { MarkdownStyle } from "./markdown-style";
import type { BlockText, SourceBlock } from "./read-blocks";

/** A block as it is to be written. */
export type Piece = {
  type: string;
  source: string;
  /** Which block of the text that was read it is, unchanged; null for a new or changed one. */
  origin: number | null;
  /** The same block in our own words, and in another style where its neighbour needs one. */
  rewrite: (style?: Partial<MarkdownStyle>) => string;
};

/** A text, and for each piece where it begins and ends in it; null for one that writes nothing. */
export type WrittenText = { markdown: string; places: ({ start: number; end: number } | null)[] };

type Placed = Piece & {
  slot: number | null;
  /** It may be what it is only because of the block that it stood below. */
  isTight?: boolean;
};
const LISTS = ["bulletList", "orderedList"];
const INDENTED = /^(?: {4}| {0,3}\t)/;
/** Blocks that may reach beyond their end when they were written by hand: an open fence, an open comment. */
const OPEN = ["sourceBlock", "codeBlock", "mathBlock"];

/**
 * Puts blocks together. Neighbours that were neighbours keep the bytes between them, also when one of them was changed in
 * its place; others stand apart by an empty line. Where two would run into each other (two lists, code after a list), one
 * is written in another way.
 */
export function joinSeams(pieces: readonly Piece[], { blocks, tail, style }: BlockText): WrittenText {
  const places: WrittenText["places"] = pieces.map(() => null);
  const written = pieces.map((piece, index) => ({ piece, index })).filter(({ piece }) => piece.source !== "");
  if (written.length === 0) return { markdown: blocks.length === 0 ? tail : "", places };
  const placed = place(written.map(({ piece }) => piece), blocks.length);
  const sources: string[] = [];
  const gaps: string[] = [];
  // Whether the left one stands where it stood, behind the bytes that were before it: then so does what follows it.
  let stands = placed[0]?.origin === 0;
  placed.forEach((right, index) => {
    const left = placed[index - 1];
    const isTight = right.origin !== null && leansOn(blocks[right.origin], blocks[right.origin - 1]);
    if (!left) {
      sources.push(isTight ? right.rewrite() : right.source);
      gaps.push(right.slot === 0 ? (blocks[0]?.before ?? "") : "");
      return;
    }
    const kept = right.slot === null || left.slot !== right.slot - 1 ? null : (blocks[right.slot]?.before ?? null);
    const before = placed[index - 2];
    // Another way to write the left one must not undo what keeps it apart from the one before it.
    const fits = (source: string): boolean => before === undefined || holds({ ...before, source: sources[index - 2] ?? "" }, gaps[index - 1] ?? "", { ...left, source });
    const seam = seamOf({ ...left, source: sources[index - 1] ?? left.source, fits, stands }, { ...right, isTight }, kept, style.lineEnd);
    stands = seam.gap === kept && seam.left === (sources[index - 1] ?? left.source) && seam.right === right.source && right.origin === right.slot;
    sources[index - 1] = seam.left;
    sources.push(seam.right);
    gaps.push(seam.gap);
  });
  let markdown = "";
  sources.forEach((source, index) => {
    const start = markdown.length + (gaps[index] ?? "").length;
    markdown += (gaps[index] ?? "") + source;
    const at = written[index]?.index;
    if (at !== undefined) places[at] = { start, end: start + source.length };
  });
  return { markdown: markdown + tail, places };
}

/** Whether a block may be what it is only because of the one above it; below indented code micromark lets no list begin that could not interrupt a paragraph. */
function leansOn(block: SourceBlock | undefined, above: SourceBlock | undefined): boolean {
  return block !== undefined && above !== undefined && (!/\n[ \t]*\r?\n/.test(block.before) || INDENTED.test(above.source));
}

/**
 * Which place of the text that was read each piece takes: its own, or, when as many new pieces stand between two old ones
 * as there were, that of the one it replaced.
 */
function place(pieces: readonly Piece[], count: number): Placed[] {
  const placed: Placed[] = pieces.map((piece) => ({ ...piece, slot: null }));
  let lastIndex = -1;
  let lastSlot = -1;
  const settle = (index: number, slot: number): void => {
    if (index - lastIndex === slot - lastSlot) for (let step = 1; lastIndex + step < index; step += 1) assign(placed, lastIndex + step, lastSlot + step);
    assign(placed, index, slot);
    [lastIndex, lastSlot] = [index, slot];
  };
  pieces.forEach(({ origin }, index) => {
    if (origin !== null && origin > lastSlot) settle(index, origin);
  });
  settle(pieces.length, count);
  return placed;
}

function assign(placed: Placed[], index: number, slot: number): void {
  const piece = placed[index];
  if (piece) piece.slot = slot;
}

/** `fits` says whether it may be written in another way, `stands` whether it is where it was. */
type Left = Placed & { fits: (source: string) => boolean; stands: boolean };
type Seam = { left: string; gap: string; right: string };

function seamOf(left: Left, right: Placed, kept: string | null, lineEnd: string): Seam {
  const apart = lineEnd + lineEnd;
  if (kept !== null && left.stands && left.origin === left.slot && right.origin === right.slot) return { left: left.source, gap: kept, right: right.source };
  const gaps = kept === null || kept === apart ? [apart] : [kept, apart];
  if (gaps.length === 1 && isCertain(left, right)) return { left: left.source, gap: apart, right: right.source };
  for (const { leftSource, rightSource } of ways(left, right)) {
    const gap = gaps.find((candidate) => holds({ ...left, source: leftSource }, candidate, { ...right, source: rightSource }));
    if (gap !== undefined) return { left: leftSource, gap, right: rightSource };
  }
  return { left: left.source, gap: `${apart}<!-- -->${apart}`, right: right.source };
}

/** Two blocks that an empty line keeps apart, whatever they say. */
function isCertain(left: Placed, right: Placed): boolean {
  if (right.isTight || /^[ \t]/.test(right.source)) return false;
  if (left.type === "sourceBlock" || right.type === "sourceBlock" || (OPEN.includes(left.type) && left.origin !== null)) return false;
  return !(LISTS.includes(left.type) && LISTS.includes(right.type));
}

function* ways(left: Left, right: Placed): Generator<{ leftSource: string; rightSource: string }> {
  yield { leftSource: left.source, rightSource: right.source };
  const rights = [right.source, ...rewritings(right)];
  for (const rightSource of rights.slice(1)) yield { leftSource: left.source, rightSource };
  for (const leftSource of rewritings(left)) if (left.fits(leftSource)) for (const rightSource of rights) yield { leftSource, rightSource };
}

function rewritings(piece: Piece): string[] {
  return [piece.rewrite(), piece.rewrite({ bullet: "*", bulletOrdered: ")" }), piece.rewrite({ bullet: "-", bulletOrdered: "." })];
}

/** What each of the editor's blocks is to the parser. */
const READ_AS: Readonly<Record<string, string>> = {
  paragraph: "paragraph", heading: "heading", horizontalRule: "thematicBreak", bulletList: "list", orderedList: "list", blockquote: "blockquote",
  callout: "blockquote", codeBlock: "code", mathBlock: "math", table: "table",
};

/** Whether the right block begins where it stands, none reaches over that place, and the two at the seam are what they were. */
function holds(left: Placed, gap: string, right: Placed): boolean {
  const seam = left.source.length + gap.length;
  const start = seam + (/^[ \t]*/.exec(right.source)?.[0].length ?? 0);
  const children = parseMarkdown(left.source + gap + right.source).children.map(({ type, position }) => ({ type, from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 }));
  const before = children.findLast(({ from }) => from < seam);
  const after = children.find(({ from }) => from >= seam);
  if (!before || !after || before.to > left.source.length || after.from > start) return false;
  return isReadAs(left, before.type) && isReadAs(right, after.type);
}

function isReadAs({ type }: Piece, read: string): boolean {
  const expected = READ_AS[type];
  return expected === undefined || expected === read;
}
