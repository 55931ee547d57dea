import { parse, type GIFTQuestion } from "gift-pegjs";
import { ImportRefused } from "../import-report";
import { splitGift } from "./split-gift";

export type GiftEntry = { line: number; entry: GIFTQuestion; note: string | null } | { line: number; error: string };

const MAX_FILE = 1_000_000;
/** The grammar's time grows with the square of an entry, so an entry is short. */
const MAX_ENTRY = 50_000;

/**
 * The entries of a GIFT file (https://docs.moodle.org/en/GIFT_format) in the form of the grammar's own syntax tree, each
 * parsed alone, so that an error concerns one entry. Throws ImportRefused when the file is too large.
 */
export function parseGift(source: string): GiftEntry[] {
  if (source.length > MAX_FILE) throw new ImportRefused(`A GIFT file has at most ${MAX_FILE / 1_000_000} MB.`);
  return splitGift(source.replace(/^\uFEFF/, "")).flatMap(({ text, line }) => parseEntry(text, line));
}

function parseEntry(text: string, line: number): GiftEntry[] {
  if (text.length > MAX_ENTRY) return [{ line, error: `An entry has at most ${MAX_ENTRY} characters.` }];
  try {
    return parse(text).map((entry) => ({ line, entry, note: null }));
  } catch (error) {
    const escaped = escapeColons(text);
    const again = escaped === text ? null : tryParse(escaped);
    if (again) return again.map((entry) => ({ line, entry, note: "Colons without a backslash were read as text." }));
    return [{ line, error: messageOf(error) }];
  }
}

function tryParse(text: string): GIFTQuestion[] | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** Moodle takes a colon as text where the grammar wants a backslash, outside of names, comments and numbers. */
function escapeColons(text: string): string {
  return text.replaceAll(/^\/\/.*$|^\s*::.*?[^\\]::|\{\s*#[^}]*\}|\\.|:/gms, (part) => (part === ":" ? "\\:" : part));
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const found = /but (.+) found\.$/s.exec(error.message)?.[1];
  return `It is not GIFT${found ? `: ${found} is not expected here` : ""}.`;
}
