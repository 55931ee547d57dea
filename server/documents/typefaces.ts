import { readFileSync } from "node:fs";
import path from "node:path";
import { sfntOfWoff } from "./sfnt-of-woff";

/** Latin first; its extension for the letters of other European names. */
type LatinSubset = "latin" | "latin-ext";
/** Other scripts are only in the typeface with serifs. */
type OtherSubset = "vietnamese" | "cyrillic" | "cyrillic-ext" | "greek" | "greek-ext";
/** Each in a typeface of its own, read only where a text has its letters. */
type ScriptTypeface = { name: "noto-naskh-arabic"; subset: "arabic" } | { name: "noto-sans-hebrew"; subset: "hebrew" } | { name: "noto-sans-devanagari"; subset: "devanagari" } | { name: "lxgw-wenkai"; subset: "cjk" };
type Weight = { weight: 400 | 600 };
export type Subset = LatinSubset | OtherSubset | ScriptTypeface["subset"];
export type SchoolTypeface = Weight & ({ name: "schibsted-grotesk"; subset: LatinSubset } | { name: "piazzolla"; subset: LatinSubset | OtherSubset });
export type Typeface = SchoolTypeface | (Weight & ScriptTypeface);

const read = new Map<string, Buffer>();

/**
 * One of the school's typefaces as a plain font, read and unpacked once a process. Files come from the packages, never
 * the network, and are unpacked here: from a packed font a renderer unpacks the whole table of outlines again for each
 * glyph that it embeds, which took three quarters of the time of a receipt.
 */
export function readTypeface(typeface: Typeface): Buffer {
  const file = path.join(process.cwd(), "node_modules", "@fontsource", typeface.name, "files", fileOf(typeface));
  const font = read.get(file) ?? sfntOfWoff(readFileSync(file));
  read.set(file, font);
  return font;
}

/** Chinese, Japanese and Korean come in one file, which its package names after Latin, in one weight of ours. */
function fileOf({ name, subset, weight }: Typeface): string {
  return subset === "cjk" ? `${name}-latin-500-normal.woff` : `${name}-${subset}-${weight}-normal.woff`;
}
