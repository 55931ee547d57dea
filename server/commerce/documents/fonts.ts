import { readFileSync } from "node:fs";
import path from "node:path";
import { Font } from "@react-pdf/renderer";
import { sfntOfWoff } from "./sfnt-of-woff";

/** Latin first; its extension for the letters of other European names. */
export const SANS = ["Schibsted", "Schibsted extended"];
export const SERIF = ["Piazzolla", "Piazzolla extended"];

let isRegistered = false;

/**
 * Registers the school's typefaces with the PDF renderer, once a process. Files come from the packages, never the network,
 * and are unpacked here: from a packed font the renderer unpacks the whole table of outlines again for each glyph that it
 * embeds, which took three quarters of the time of a receipt.
 */
export function registerFonts(): void {
  if (isRegistered) return;
  isRegistered = true;
  for (const [family, name, weights] of [
    ["Schibsted", "schibsted-grotesk", [400, 600]],
    ["Piazzolla", "piazzolla", [600]],
  ] as const) {
    register(family, name, "latin", weights);
    register(`${family} extended`, name, "latin-ext", weights);
  }
  // Hyphens in a course's title or an order's number would change what is printed.
  Font.registerHyphenationCallback((word) => [word]);
}

function register(family: string, name: string, subset: string, weights: readonly number[]): void {
  const folder = path.join(process.cwd(), "node_modules", "@fontsource", name, "files");
  Font.register({
    family,
    fonts: weights.map((fontWeight) => ({ src: dataUrlOf(path.join(folder, `${name}-${subset}-${fontWeight}-normal.woff`)), fontWeight })),
  });
}

function dataUrlOf(woffFile: string): string {
  return `data:font/ttf;base64,${sfntOfWoff(readFileSync(woffFile)).toString("base64")}`;
}
