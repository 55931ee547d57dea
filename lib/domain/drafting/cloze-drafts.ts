import type { QuestionInput } from "@/lib/schemas/questions";
import { sentencesOf, type Passage } from "./passage";
import { contentWords, fold } from "./words";

/** What it takes to make the same drafts again. */
type Wanted = { count: number; language: string; difficulty: number; seed: string };
export type ClozeDraft = { question: QuestionInput; quote: string };
type Said = { sentence: string; marked: readonly string[]; heading: string | null };
type Candidate = { sentence: string; term: string; start: number };

/** How texts in Spanish, English and Portuguese say what something is. */
const DEFINES = /(?<!\p{L})(?:es|son|significa|se llaman?|se define|consiste en|is|are|means|is called|refers to|consists of|é|são|chama-se|consiste em|define-se)(?!\p{L})/iu;
const SENTENCE = { min: 40, max: 300 };
const MOST_OPTIONS = 4;

/**
 * Questions without any model: sentences that say something (a definition, a number, a word that the text sets off or has
 * in its heading) with one of their words blanked, and as wrong choices words of the same kind from elsewhere in the text. Each sentence serves once and
 * each word once; the same text and seed give the same questions. An easy one offers choices, a hard one asks for the word.
 */
export function draftClozes(passages: readonly Passage[], { count, language, difficulty, seed }: Wanted): ClozeDraft[] {
  const random = seeded(seed);
  const frequency = countWords(passages);
  const terms = termsOf(passages);
  const sentences = passages
    .flatMap((passage) => sentencesOf(passage.text).map((sentence) => ({ sentence, marked: markedIn(sentence, passage, terms), heading: passage.heading })))
    .filter(({ sentence }) => sentence.length >= SENTENCE.min && sentence.length <= SENTENCE.max && !sentence.includes("[[") && !sentence.includes("]]") && !/[?¿]/u.test(sentence))
    .map((said) => ({ ...said, worth: worthOf(said) + random() / 100 }))
    .filter(({ worth }) => worth >= 1)
    .toSorted((one, other) => other.worth - one.worth);
  const pool = [...new Set([...terms.values(), ...sentences.flatMap((said) => candidateOf(said, frequency, new Set())?.term ?? [])])];
  const [usedTerms, usedSentences] = [new Set<string>(), new Set<string>()];
  const drafts: ClozeDraft[] = [];
  for (const said of sentences) {
    if (drafts.length >= count) break;
    const candidate = usedSentences.has(fold(said.sentence)) ? null : candidateOf(said, frequency, usedTerms);
    if (!candidate) continue;
    usedTerms.add(fold(candidate.term));
    usedSentences.add(fold(said.sentence));
    drafts.push(toDraft(candidate, difficulty < 0.67 ? distractorsOf(candidate, pool, random) : [], { language, difficulty, random }));
  }
  return drafts;
}

/** The words that the text sets off, longest first, that stand in a sentence of this passage. */
function markedIn(sentence: string, passage: Passage, terms: ReadonlyMap<string, string>): string[] {
  const own = passage.terms.flatMap((term) => terms.get(fold(term)) ?? []);
  return [...new Set(own)].filter((term) => onlyPlace(sentence, term) !== null).toSorted((one, other) => other.length - one.length);
}

/** A definition, a number, a word that is set off and one of the heading make a sentence worth asking. */
function worthOf({ sentence, marked, heading }: Said): number {
  const words = new Set(contentWords(sentence));
  const isOnTopic = heading !== null && contentWords(heading).some((word) => words.has(word));
  return (DEFINES.test(sentence) ? 2 : 0) + (/\d/.test(sentence) ? 1 : 0) + (marked.length > 0 ? 3 : 0) + (isOnTopic ? 1 : 0);
}

/** The word to blank: what is set off, else a number, else what the text is about; never one that was asked for before. */
function candidateOf({ sentence, marked }: Said, frequency: ReadonlyMap<string, number>, used: ReadonlySet<string>): Candidate | null {
  for (const term of [...marked, ...numbersOf(sentence), ...wordsOf(sentence, frequency)]) {
    const start = used.has(fold(term)) ? null : onlyPlace(sentence, term);
    if (start !== null) return { sentence, term, start };
  }
  return null;
}

/** Where a term stands as a whole word; null where it does not, or more than once: the rest would tell it. */
function onlyPlace(sentence: string, term: string): number | null {
  const places = [...sentence.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${term.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "giu"))];
  return places.length === 1 ? (places[0]?.index ?? null) : null;
}

function numbersOf(sentence: string): string[] {
  return [...sentence.matchAll(/(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)*(?![\p{L}\p{N}])/gu)].map(([number]) => number);
}

/** The words that carry meaning, those first that the text uses most: what it is about. */
function wordsOf(sentence: string, frequency: ReadonlyMap<string, number>): string[] {
  const words = [...sentence.matchAll(/\p{L}{5,}/gu)].map(([word]) => word).filter((word) => contentWords(word).length === 1);
  const weightOf = (word: string): number => Math.min(6, frequency.get(fold(word)) ?? 0) * 10 + Math.min(12, word.length);
  return words.toSorted((one, other) => weightOf(other) - weightOf(one));
}

function countWords(passages: readonly Passage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of passages) for (const word of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function termsOf(passages: readonly Passage[]): Map<string, string> {
  const terms = passages.flatMap((passage) => passage.terms).filter((term) => term.length >= 2 && term.length <= 60 && term.split(/\s+/u).length <= 4 && !/[[\]\n]/.test(term) && contentWords(term).length > 0);
  return new Map(terms.map((term) => [fold(term), term]));
}

/** Words of the same kind, and of about the same length, that are not in the sentence. */
function distractorsOf({ sentence, term }: Candidate, pool: readonly string[], random: () => number): string[] {
  const isNumber = (text: string): boolean => /^\d/.test(text);
  const folded = ` ${fold(sentence)} `;
  const fitting = pool.filter((other) => isNumber(other) === isNumber(term) && !folded.includes(` ${fold(other)} `));
  const ranked = fitting.map((other) => ({ other, rank: Math.abs(other.length - term.length) + random() * 4 })).toSorted((one, two) => one.rank - two.rank);
  const isCapital = /^\p{Lu}/u.test(term);
  const shaped = ranked.map(({ other }) => (isCapital ? other.charAt(0).toUpperCase() + other.slice(1) : other));
  return [...new Map(shaped.map((each) => [fold(each), each])).values()].slice(0, MOST_OPTIONS - 1);
}

function toDraft({ sentence, term, start }: Candidate, distractors: readonly string[], { language, difficulty, random }: { language: string; difficulty: number; random: () => number }): ClozeDraft {
  const right = sentence.slice(start, start + term.length);
  const options = [{ text: right, correct: true }, ...distractors.map((text) => ({ text, correct: false }))].map((option) => ({ ...option, rank: random() })).toSorted((one, other) => one.rank - other.rank);
  const gap =
    distractors.length >= 2
      ? { kind: "choice" as const, id: "g1", options: options.map(({ text, correct }, index) => ({ id: `o${index + 1}`, text: { format: "plain" as const, text }, correct })) }
      : { kind: "text" as const, id: "g1", accepted: [{ match: "exact" as const, text: right }], ignoreAccents: true };
  const prompt = { format: "plain" as const, text: `${sentence.slice(0, start)}[[g1]]${sentence.slice(start + term.length)}` };
  return { quote: sentence, question: { type: "cloze", prompt, gaps: [gap], language, difficulty } };
}

/** Numbers from 0 to 1 that follow from a text alone (FNV-1a, then mulberry32). */
function seeded(seed: string): () => number {
  let state = 0x81_1c_9d_c5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
