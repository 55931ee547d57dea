import type { SchoolTypeface, Subset } from "@/server/documents";

/** In points, from the upper left corner. */
export type Box = { x: number; y: number; width: number; height: number };

export type SheetFont = Pick<SchoolTypeface, "name" | "weight">;
/** Letters that one font draws, at the place where it draws them. */
export type SheetRun = { text: string; subset: Subset; x: number; width: number };

/** `y` is the line that the letters stand on. */
export type SheetLine = { y: number; runs: SheetRun[] };

export type SheetText = { kind: "text"; part: string; tag: "H1" | "P"; text: string; font: SheetFont; size: number; color: string; lines: SheetLine[]; box: Box };
export type SheetMark =
  | SheetText
  /** It says nothing: readers pass over it. `d` is an SVG path, drawn from `at`. */
  | { kind: "shape"; d: string; fill: string | null; stroke: { color: string; width: number } | null; at?: { x: number; y: number; zoom: number } }
  | { kind: "picture"; part: string; picture: string; alt: string; box: Box }
  /** `d` draws the dark squares, from the box's corner. */
  | { kind: "qr"; part: string; d: string; alt: string; box: Box };

/**
 * A certificate on one sheet, every line broken and every place measured: the PDF and the designer's preview draw the
 * same. The order of the marks is the reading order. `scale` is below 1 where so much is said that it had to be set smaller;
 * `missing` are letters that no typeface of ours has.
 */
export type Sheet = { width: number; height: number; language: string; title: string; scale: number; missing: string[]; marks: SheetMark[] };
