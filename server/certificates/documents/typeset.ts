import { readTypeface, type Subset, type Typeface } from "@/server/documents";
import { directionOf, isShaped, runsOf } from "./script-runs";
import type { Box, SheetFont, SheetLine, SheetText } from "./sheet";

export type Style = SheetFont & { size: number; color: string };
export type Align = "left" | "center";
/** The width of letters of one font, in points, and whether it has them. */
export type Measurer = { width(text: string, font: SheetFont, subset: Subset, size: number): number; has(letter: string, font: SheetFont, subset: Subset): boolean };
export type Block = { part: string; tag: "H1" | "P"; text: string; style: Style; align: Align };

/** Of the size: from one line to the next, and from a line's top to where its letters stand. */
const LEADING = 1.24;
const ASCENT = 0.95;

/** The font that draws these letters: scripts other than Latin are only in the typeface with serifs, or in one of their own. */
export function typefaceOf({ name, weight }: SheetFont, subset: Subset): Typeface {
  switch (subset) {
    case "arabic":
      return { name: "noto-naskh-arabic", weight, subset };
    case "hebrew":
      return { name: "noto-sans-hebrew", weight, subset };
    case "devanagari":
      return { name: "noto-sans-devanagari", weight, subset };
    case "cjk":
      return { name: "lxgw-wenkai", weight, subset };
    case "latin":
    case "latin-ext":
      return { name, weight, subset };
    default:
      return { name: "piazzolla", weight, subset };
  }
}

/** Letters that take their form from each other are set in one piece: the package would set each word by itself. */
export function settingOf(subset: Subset): { features?: [] } {
  return isShaped(subset) ? { features: [] } : {};
}

/** Measures with a document's fonts, which it reads once each, however often the letters change. */
export function measurerOf(doc: PDFKit.PDFDocument): Measurer {
  return {
    width: (text, font, subset, size) => takeFont(doc, font, subset).fontSize(size).widthOfString(text, settingOf(subset)),
    has(letter, font, subset) {
      takeFont(doc, font, subset);
      const taken: unknown = Reflect.get(doc, "_font");
      const opened: unknown = typeof taken === "object" && taken !== null ? Reflect.get(taken, "font") : null;
      const known: unknown = typeof opened === "object" && opened !== null ? Reflect.get(opened, "hasGlyphForCodePoint") : null;
      if (typeof known !== "function") throw new Error("pdfkit keeps its fonts in another way");
      return known.call(opened, letter.codePointAt(0)) === true;
    },
  };
}

/** Under a name of its own, so that a document embeds each font once. */
export function takeFont(doc: PDFKit.PDFDocument, font: SheetFont, subset: Subset): PDFKit.PDFDocument {
  const typeface = typefaceOf(font, subset);
  return doc.registerFont(`${typeface.name}-${typeface.subset}-${typeface.weight}`, readTypeface(typeface)).font(`${typeface.name}-${typeface.subset}-${typeface.weight}`);
}

/** Sets a text in lines below `y`, none of them wider than the place; `box` is what it takes up. */
export function setText(measure: Measurer, { part, tag, text, style, align }: Block, { x, y, width }: Omit<Box, "height">): SheetText {
  const { size, color, name, weight } = style;
  const direction = directionOf(text);
  const lines = breakLines(measure, text, style, width).map((line, index): SheetLine => {
    let at = x + (align === "center" ? (width - widthOf(measure, line, style)) / 2 : 0);
    const runs = runsOf(line, direction).map((run) => {
      const placed = { ...run, x: at, width: measure.width(run.text, style, run.subset, size) };
      at += placed.width;
      return placed;
    });
    return { y: y + size * (index * LEADING + ASCENT), runs };
  });
  return { kind: "text", part, tag, text, font: { name, weight }, size, color, lines, box: { x, y, width, height: lines.length * size * LEADING } };
}

/** The largest of the sizes at which a text stands on one line; the smallest where none does. */
export function fittingSize(measure: Measurer, text: string, style: Omit<Style, "size">, width: number, sizes: readonly [number, ...number[]]): number {
  return sizes.find((size) => widthOf(measure, text, { ...style, size }) <= width) ?? Math.min(...sizes);
}

/** The letters of a text that none of our typefaces draws. */
export function missingLetters(measure: Measurer, text: string, style: SheetFont): string[] {
  return runsOf(text).flatMap((run) => [...run.text].filter((letter) => !/\s|\p{Cf}/u.test(letter) && !measure.has(letter, style, run.subset)));
}

function widthOf(measure: Measurer, text: string, style: Style): number {
  return runsOf(text).reduce((sum, run) => sum + measure.width(run.text, style, run.subset, style.size), 0);
}

/** Breaks between words, and inside of one only where it is wider than the place by itself. */
function breakLines(measure: Measurer, text: string, style: Style, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(measure, longer, style) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(measure, word, style, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return line === "" ? lines : [...lines, line];
}

const letters = new Intl.Segmenter("und", { granularity: "grapheme" });

function breakWord(measure: Measurer, word: string, style: Style, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  if (widthOf(measure, word, style) <= width) return [word];
  for (const { segment } of letters.segment(word)) {
    if (piece !== "" && widthOf(measure, piece + segment, style) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, piece];
}
