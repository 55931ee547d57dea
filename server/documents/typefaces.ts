import { readFileSync } from "node:fs";
import path from "node:path";
import { sfntOfWoff } from "./sfnt-of-woff";

/** Latin first; its extension for the letters of other European names. */
type LatinSubset = "latin" | "latin-ext";
/** Other scripts are only in the typeface with serifs. */
type OtherSubset = "vietnamese" | "cyrillic" | "cyrillic-ext" | "greek" | "greek-ext";
export type Subset = LatinSubset | OtherSubset;
export type Typeface = { weight: 400 | 600 } & ({ name: "schibsted-grotesk"; subset: LatinSubset } | { name: "piazzolla"; subset: Subset });

const read = new Map<string, Buffer>();

/**
 * One of the school's typefaces as a plain font, read and unpacked once a process. Files come from the packages, never
 * the network, and are unpacked here: from a packed font a renderer unpacks the whole table of outlines again for each
 * glyph that it embeds, which took three quarters of the time of a receipt.
 */
export function readTypeface({ name, subset, weight }: Typeface): Buffer {
  const file = path.join(process.cwd(), "node_modules", "@fontsource", name, "files", `${name}-${subset}-${weight}-normal.woff`);
  const font = read.get(file) ?? sfntOfWoff(readFileSync(file));
  read.set(file, font);
  return font;
}
