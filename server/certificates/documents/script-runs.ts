import bidiFactory from "bidi-js";
import type { Subset } from "@/server/documents";

/** Letters that one font draws, in the order in which they are said; a run from right to left is turned by its font. */
export type Run = { subset: Subset; text: string };
export type Direction = "ltr" | "rtl";

const bidi = bidiFactory();

/** The letters of each subset, as its package names them. What is in none is looked for in Latin's extension. */
const LETTERS: readonly (readonly [Subset, RegExp])[] = [
  ["latin", /[\u{0}-\u{ff}\u{131}\u{152}\u{153}\u{2bb}\u{2bc}\u{2c6}\u{2da}\u{2dc}\u{2000}-\u{206f}\u{20ac}\u{2122}\u{2212}]/u],
  ["vietnamese", /[\u{1a0}\u{1a1}\u{1af}\u{1b0}\u{1ea0}-\u{1ef9}\u{20ab}]/u],
  ["cyrillic", /[\u{400}-\u{45f}\u{490}\u{491}\u{4b0}\u{4b1}\u{2116}]/u],
  ["cyrillic-ext", /[\u{460}-\u{52f}\u{1c80}-\u{1c8a}\u{20b4}\u{2de0}-\u{2dff}\u{a640}-\u{a69f}]/u],
  ["greek", /[\u{370}-\u{377}\u{37a}-\u{37f}\u{384}-\u{38a}\u{38c}\u{38e}-\u{3a1}\u{3a3}-\u{3ff}]/u],
  ["greek-ext", /[\u{1f00}-\u{1fff}]/u],
  ["arabic", /\p{Script_Extensions=Arabic}/u],
  ["hebrew", /\p{Script_Extensions=Hebrew}/u],
  ["devanagari", /\p{Script_Extensions=Devanagari}/u],
  ["cjk", /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\p{Script_Extensions=Bopomofo}\u{3000}-\u{303f}\u{ff00}-\u{ffef}]/u],
];

/** Letters that take another form by their neighbours: their font draws a whole run at once, its spaces too. */
const SHAPED: ReadonlySet<Subset> = new Set(["arabic", "hebrew", "devanagari"]);
const TURNED: ReadonlySet<Subset> = new Set(["arabic", "hebrew"]);
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** What stays with the letter before it: marks, and the joiners between letters. */
const CLINGS = /[\p{M}\u{200c}\u{200d}]/u;

export function isShaped(subset: Subset): boolean {
  return SHAPED.has(subset);
}

/** In which direction a text is written as a whole: by its first letter that has one. */
export function directionOf(text: string): Direction {
  return RIGHT_TO_LEFT.test(text) && (bidi.getEmbeddingLevels(text).paragraphs[0]?.level ?? 0) % 2 === 1 ? "rtl" : "ltr";
}

/**
 * Pieces of a line that one font can draw each, from left to right as they stand on the paper (Unicode's bidirectional
 * algorithm, UAX #9), in a text of this direction.
 */
export function runsOf(line: string, direction: Direction = directionOf(line)): Run[] {
  const said = line.normalize("NFC");
  const levels = RIGHT_TO_LEFT.test(said) ? bidi.getEmbeddingLevels(said, direction).levels : null;
  const runs: (Run & { level: number })[] = [];
  let at = 0;
  for (const letter of said) {
    const level = levels?.[at] ?? 0;
    at += letter.length;
    const last = runs.at(-1);
    const subset = subsetOf(letter, last?.level === level ? last.subset : null);
    if (last?.subset === subset && last.level === level) last.text += letter;
    else runs.push({ subset, text: letter, level });
  }
  return placed(runs).map(({ subset, text, level }) => ({ subset, text: level % 2 === 1 && !TURNED.has(subset) ? turned(text) : text }));
}

function subsetOf(letter: string, before: Subset | null): Subset {
  if (before !== null && (CLINGS.test(letter) || (isShaped(before) && letter === " "))) return before;
  return LETTERS.find(([, letters]) => letters.test(letter))?.[0] ?? "latin-ext";
}

/** Rule L2: from the highest level down to the lowest odd one, what stands together at that level or above is turned. */
function placed<T extends { level: number }>(runs: readonly T[]): T[] {
  const order = [...runs];
  const levels = runs.map(({ level }) => level);
  for (let level = Math.max(0, ...levels); level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).toReversed());
      start = end;
    }
  }
  return order;
}

/** Signs between words from right to left: the last one first, and brackets the other way round. */
function turned(text: string): string {
  return [...text].toReversed().map((sign) => bidi.getMirroredCharacter(sign) ?? sign).join("");
}
