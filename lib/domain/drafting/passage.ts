/** A part of a source text, and where it stands in it. */
export type Passage = {
  text: string;
  /** The heading over it. */
  heading: string | null;
  /** Of the video in which it is said. */
  second: number | null;
  /** Of the PDF, from 1. */
  page: number | null;
  /** Words that the text itself sets off. */
  terms: string[];
};

/** As much of a source as is read, in characters: a chapter of a book, or three hours of speech. */
export const MAX_SOURCE_CHARS = 60_000;
const MAX_PASSAGE_CHARS = 1_200;
const MAX_BATCH_CHARS = 6_000;
const MAX_BATCH_QUESTIONS = 8;

/**
 * Joins small neighbours of one place (what is said in a video has been joined by time) and cuts long ones at the end of a sentence, so that each passage can be quoted and
 * shown by itself. `isCut` when the text is longer than what is read.
 */
export function toPassages(parts: readonly Passage[]): { passages: Passage[]; isCut: boolean } {
  const passages: Passage[] = [];
  let room = MAX_SOURCE_CHARS;
  let isCut = false;
  for (const part of parts.flatMap(cutLong)) {
    if (part.text.length > room) {
      isCut = true;
      break;
    }
    room -= part.text.length;
    const last = passages.at(-1);
    if (last && last.heading === part.heading && last.page === part.page && last.second === null && last.text.length + part.text.length < MAX_PASSAGE_CHARS) {
      last.text = `${last.text}\n${part.text}`;
      last.terms = [...new Set([...last.terms, ...part.terms])];
    } else passages.push({ ...part });
  }
  return { passages, isCut };
}

function cutLong(part: Passage): Passage[] {
  const text = part.text.trim();
  if (text === "") return [];
  if (text.length <= MAX_PASSAGE_CHARS) return [{ ...part, text }];
  const pieces: string[] = [""];
  for (const sentence of sentencesOf(text)) {
    const last = pieces.at(-1) ?? "";
    if (last !== "" && last.length + sentence.length >= MAX_PASSAGE_CHARS) pieces.push(sentence);
    else pieces[pieces.length - 1] = last === "" ? sentence : `${last} ${sentence}`;
  }
  // A "sentence" without an end, as of a table or an attack, is cut where it is too long.
  return pieces.flatMap((piece) => chunk(piece, MAX_PASSAGE_CHARS)).map((piece) => ({ ...part, text: piece }));
}

/** By characters: half of an emoji is none. */
function chunk(text: string, size: number): string[] {
  if (text.length <= size) return [text];
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) => characters.slice(index * size, (index + 1) * size).join(""));
}

/** The sentences of a text, without their line ends. A point between digits ends nothing. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])["”»)]?\s+(?=[\p{Lu}\d¿¡"“«(])|\n+/u)
    .map((sentence) => sentence.replaceAll(/\s+/gu, " ").trim())
    .filter((sentence) => sentence !== "");
}

export type Batch = {
  /** Numbers of its first passage and of the one behind its last. */
  from: number;
  to: number;
  /** How many questions are asked of it. */
  count: number;
};

/** Deals so many questions out over the passages, a batch for each question to a model: long ones get more. */
export function toBatches(passages: readonly Pick<Passage, "text">[], count: number): Batch[] {
  const groups: { from: number; to: number; chars: number }[] = [];
  passages.forEach(({ text }, index) => {
    const last = groups.at(-1);
    if (last && last.chars + text.length <= MAX_BATCH_CHARS) {
      last.to = index + 1;
      last.chars += text.length;
    } else groups.push({ from: index, to: index + 1, chars: text.length });
  });
  const total = groups.reduce((sum, { chars }) => sum + chars, 0);
  let dealt = 0;
  let seen = 0;
  const shares = groups.map(({ from, to, chars }) => {
    seen += chars;
    const share = Math.round((count * seen) / Math.max(1, total)) - dealt;
    dealt += share;
    return { from, to, count: share };
  });
  return shares.flatMap(({ from, to, count: share }) => {
    const turns = Math.ceil(share / MAX_BATCH_QUESTIONS);
    return Array.from({ length: turns }, (_, turn) => ({ from, to, count: Math.floor(share / turns) + (turn < share % turns ? 1 : 0) }));
  });
}
