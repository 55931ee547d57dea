import { readTypeface, type Subset, type Typeface } from "@/server/documents";

export type Style = Pick<Typeface, "name" | "weight"> & { size: number; color: string };
/** In points. Text that is aligned to the right must be of letters that one font has. */
export type Place = { x: number; y: number; width: number; align?: "right" };

/** The letters of the first subset, as its package names them; every other one is looked for in the extension. */
const LATIN = /[\u{0}-\u{ff}\u{131}\u{152}\u{153}\u{2bb}\u{2bc}\u{2c6}\u{2da}\u{2dc}\u{2000}-\u{206f}\u{20ac}\u{2122}\u{2212}]/u;

/** Pieces of a text that one font can draw each. */
export function runsOf(text: string): { subset: Subset; text: string }[] {
  const runs: { subset: Subset; text: string }[] = [];
  for (const letter of text.normalize("NFC")) {
    const subset = LATIN.test(letter) ? "latin" : "latin-ext";
    const last = runs.at(-1);
    if (last?.subset === subset) last.text += letter;
    else runs.push({ subset, text: letter });
  }
  return runs;
}

/** Draws a text that wraps inside its place; answers where the next one may begin. */
export function drawText(doc: PDFKit.PDFDocument, text: string, { name, weight, size, color }: Style, { x, y, width, align }: Place): number {
  const runs = runsOf(text);
  for (const [index, run] of runs.entries()) {
    doc.font(readTypeface({ name, weight, subset: run.subset })).fontSize(size).fillColor(color);
    const options = { width, ...(align && { align }), lineGap: size * 0.12, continued: index < runs.length - 1 };
    if (index === 0) doc.text(run.text, x, y, options);
    else doc.text(run.text, options);
  }
  return doc.y;
}

/** The largest of the sizes at which a text stands on one line; the smallest where none does. */
export function fittingSize(doc: PDFKit.PDFDocument, text: string, style: Omit<Style, "size">, width: number, sizes: readonly [number, ...number[]]): number {
  const widthAt = (size: number): number => runsOf(text).reduce((sum, run) => sum + doc.font(readTypeface({ ...style, subset: run.subset })).fontSize(size).widthOfString(run.text), 0);
  return sizes.find((size) => widthAt(size) <= width) ?? Math.min(...sizes);
}
