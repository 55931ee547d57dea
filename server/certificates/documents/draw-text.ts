import { readTypeface, type Subset, type Typeface } from "@/server/documents";

export type Style = Pick<Typeface, "name" | "weight"> & { size: number; color: string };
/** In points. Text that is aligned to the right must be of letters that one font has. */
export type Place = { x: number; y: number; width: number; align?: "right" };

/** The letters of each subset, as its package names them. What is in none is looked for in Latin's extension. */
const LETTERS: readonly (readonly [Subset, RegExp])[] = [
  ["latin", /[\u{0}-\u{ff}\u{131}\u{152}\u{153}\u{2bb}\u{2bc}\u{2c6}\u{2da}\u{2dc}\u{2000}-\u{206f}\u{20ac}\u{2122}\u{2212}]/u],
  ["vietnamese", /[\u{1a0}\u{1a1}\u{1af}\u{1b0}\u{1ea0}-\u{1ef9}\u{20ab}]/u],
  ["cyrillic", /[\u{400}-\u{45f}\u{490}\u{491}\u{4b0}\u{4b1}\u{2116}]/u],
  ["cyrillic-ext", /[\u{460}-\u{52f}\u{1c80}-\u{1c8a}\u{20b4}\u{2de0}-\u{2dff}\u{a640}-\u{a69f}]/u],
  ["greek", /[\u{370}-\u{377}\u{37a}-\u{37f}\u{384}-\u{38a}\u{38c}\u{38e}-\u{3a1}\u{3a3}-\u{3ff}]/u],
  ["greek-ext", /[\u{1f00}-\u{1fff}]/u],
];

/** Pieces of a text that one font can draw each. A mark stays with the letter that it stands on. */
export function runsOf(text: string): { subset: Subset; text: string }[] {
  const runs: { subset: Subset; text: string }[] = [];
  for (const letter of text.normalize("NFC")) {
    const last = runs.at(-1);
    const subset = last && /\p{M}/u.test(letter) ? last.subset : (LETTERS.find(([, letters]) => letters.test(letter))?.[0] ?? "latin-ext");
    if (last?.subset === subset) last.text += letter;
    else runs.push({ subset, text: letter });
  }
  return runs;
}

/** Draws a text that wraps inside its place; answers where the next one may begin. */
export function drawText(doc: PDFKit.PDFDocument, text: string, { size, color, ...style }: Style, { x, y, width, align }: Place): number {
  const runs = runsOf(text);
  for (const [index, run] of runs.entries()) {
    takeFont(doc, style, run.subset).fontSize(size).fillColor(color);
    const options = { width, ...(align && { align }), lineGap: size * 0.12, continued: index < runs.length - 1 };
    if (index === 0) doc.text(run.text, x, y, options);
    else doc.text(run.text, options);
  }
  return doc.y;
}

/** The largest of the sizes at which a text stands on one line; the smallest where none does. */
export function fittingSize(doc: PDFKit.PDFDocument, text: string, style: Omit<Style, "size">, width: number, sizes: readonly [number, ...number[]]): number {
  const widthAt = (size: number): number => runsOf(text).reduce((sum, run) => sum + takeFont(doc, style, run.subset).fontSize(size).widthOfString(run.text), 0);
  return sizes.find((size) => widthAt(size) <= width) ?? Math.min(...sizes);
}

/** Under a name of its own, so that a document reads and embeds each font once, however often the letters change. */
function takeFont(doc: PDFKit.PDFDocument, { name, weight }: Pick<Typeface, "name" | "weight">, subset: Subset): PDFKit.PDFDocument {
  const typeface = typefaceOf(name, weight, subset);
  const key = `${typeface.name}-${typeface.subset}-${weight}`;
  return doc.registerFont(key, readTypeface(typeface)).font(key);
}

function typefaceOf(name: Typeface["name"], weight: Typeface["weight"], subset: Subset): Typeface {
  if (name === "schibsted-grotesk" && (subset === "latin" || subset === "latin-ext")) return { name, weight, subset };
  return { name: "piazzolla", weight, subset };
}
