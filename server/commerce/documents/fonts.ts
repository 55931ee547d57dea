import { Font } from "@react-pdf/renderer";
import { readTypeface, type Typeface } from "@/server/documents";

/** Latin first; its extension for the letters of other European names. */
export const SANS = ["Schibsted", "Schibsted extended"];
export const SERIF = ["Piazzolla", "Piazzolla extended"];

let isRegistered = false;

/** Registers the school's typefaces with the PDF renderer, once a process. */
export function registerFonts(): void {
  if (isRegistered) return;
  isRegistered = true;
  for (const [family, name, weights] of [
    ["Schibsted", "schibsted-grotesk", [400, 600]],
    ["Piazzolla", "piazzolla", [600]],
  ] as const) {
    register(family, weights.map((weight) => ({ name, subset: "latin", weight })));
    register(`${family} extended`, weights.map((weight) => ({ name, subset: "latin-ext", weight })));
  }
  // Hyphens in a course's title or an order's number would change what is printed.
  Font.registerHyphenationCallback((word) => [word]);
}

function register(family: string, typefaces: readonly Typeface[]): void {
  Font.register({ family, fonts: typefaces.map((typeface) => ({ src: `data:font/ttf;base64,${readTypeface(typeface).toString("base64")}`, fontWeight: typeface.weight })) });
}
