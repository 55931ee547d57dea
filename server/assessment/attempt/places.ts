import { createHash } from "node:crypto";
import { sectionAt, sectionRanges } from "@/lib/domain/quiz-sections";
import type { QuizSection } from "@/lib/schemas/lesson-content";
import type { Question } from "@/lib/schemas/questions";
import { drawnPlaces, fixedCount, type TakenQuiz } from "./taken-quiz";

type Quiz = Pick<TakenQuiz, "questions" | "shuffle" | "draws" | "sections" | "sectionsInTurn">;

/** What of an attempt stands together: a section, or what stands before all of them, with the places in their order. */
export type AttemptPart = { section: QuizSection | null; places: number[] };

/** An attempt as far as its places ask: `section` is how many parts were left behind, of a quiz that opens one at a time. */
export type Placed = { seed: string; section: number };

/** The places of the questions that an attempt asks, in their order: see `attemptParts`. */
export function placesOf(quiz: Quiz, seed: string): number[] {
  return attemptParts(quiz, seed).flatMap(({ places }) => places);
}

/**
 * What an attempt asks, part by part, none of them empty: the questions that are fixed, as many of a section as it asks,
 * and those that its seed draws, shuffled where the quiz or the section is. Sections keep their order. Text between
 * questions stays where it is, questions stay between the same texts, and what was drawn under a title stays together.
 */
export function attemptParts(quiz: Quiz, seed: string): AttemptPart[] {
  const { sections = [], draws } = quiz;
  const drawn = drawnPlaces(quiz, seed);
  const inSection = draws.map((draw) => numberOf(sections, draw));
  return sectionRanges(sections, fixedCount(quiz))
    .map(({ from, to }, index): AttemptPart => {
      const section = sections[index - 1] ?? null;
      const chosen = section?.draw == null ? null : drawFixed(quiz, seed, { ...section, draw: section.draw, from, to });
      const drawsBefore = (place: number) => draws.flatMap(({ before, title }, draw) => (inSection[draw] === index - 1 && Math.max(from, Math.min(to, before)) === place ? [{ places: drawn[draw] ?? [], isAlone: title !== "" }] : []));
      const pieces = quiz.questions.slice(from, to).flatMap(({ type }, at) => [...drawsBefore(from + at), { places: chosen === null || chosen.has(from + at) ? [from + at] : [], isAlone: type === "information" }]);
      return { section, places: arrange([...pieces, ...drawsBefore(to)], quiz.shuffle || section?.shuffle ? seed : null) };
    })
    .filter(({ places }) => places.length > 0);
}

/** The part of an attempt in which its learner is, and null where all of it lies open to them. */
export function openPart(quiz: Quiz, { seed, section }: Placed): AttemptPart | null {
  if (!quiz.sectionsInTurn) return null;
  const parts = attemptParts(quiz, seed);
  return parts[Math.min(section, parts.length - 1)] ?? null;
}

/** Whether a place of an attempt may be answered now; null for one that it does not ask. */
export function stateAt(quiz: Quiz, { seed, section }: Placed, place: number): "open" | "closed" | "later" | null {
  const at = attemptParts(quiz, seed).findIndex(({ places }) => places.includes(place));
  if (at === -1) return null;
  return !quiz.sectionsInTurn || at === section ? "open" : at < section ? "closed" : "later";
}

/** The question at a place, as long as the attempt asks it and it may be answered now. */
export function askedAt(quiz: Quiz, attempt: Placed, place: number): Question | undefined {
  return stateAt(quiz, attempt, place) === "open" ? quiz.questions[place] : undefined;
}

/** Whether attempts of a quiz are asked different questions. */
export function asksSome({ draws, sections = [] }: Pick<TakenQuiz, "draws" | "sections">): boolean {
  return draws.length > 0 || sections.some(({ draw }) => draw !== null);
}

/** The section that holds a place of a quiz, asked or not. */
export function sectionHolding(quiz: Pick<TakenQuiz, "questions" | "draws" | "sections">, place: number): QuizSection | null {
  const { sections = [], draws } = quiz;
  const draw = draws.find(({ places }) => places.includes(place));
  return sections[draw ? numberOf(sections, draw) : sectionAt(sections, place)] ?? null;
}

/** The title under which a place was drawn, outside of all sections; null for what stands under none. */
export function sectionOf({ draws }: Pick<TakenQuiz, "draws">, place: number): string | null {
  return draws.find(({ places }) => places.includes(place))?.title || null;
}

/** The section in which a draw stands: the one that it names, else the one at its place; -1 before all. */
function numberOf(sections: readonly QuizSection[], { section, before }: Pick<TakenQuiz["draws"][number], "section" | "before">): number {
  const named = sections.findIndex(({ id }) => id === section);
  return named === -1 ? sectionAt(sections, before) : named;
}

/** The fixed questions of a section that an attempt is asked, and every text between them. */
function drawFixed({ questions }: Quiz, seed: string, { id, from, to, draw }: { id: string; from: number; to: number; draw: number }): Set<number> {
  const all = questions.slice(from, to).map(({ type }, index) => ({ place: from + index, isText: type === "information" }));
  const asked = all.filter(({ isText }) => !isText).map(({ place }) => ({ place, rank: digest(`${seed}\0section\0${id}\0${place}`) }));
  return new Set([...all.filter(({ isText }) => isText), ...asked.toSorted((one, other) => (one.rank < other.rank ? -1 : 1)).slice(0, draw)].map(({ place }) => place));
}

/** Pieces one after the other, shuffled between those that stand alone; a null seed keeps their order. */
function arrange(pieces: readonly { places: number[]; isAlone: boolean }[], seed: string | null): number[] {
  const ordered: number[] = [];
  let stretch: number[] = [];
  const flush = () => {
    ordered.push(...(seed === null ? stretch : stretch.toSorted((one, other) => (rank(seed, one) < rank(seed, other) ? -1 : 1))));
    stretch = [];
  };
  for (const { places, isAlone } of pieces) {
    if (!isAlone) {
      stretch.push(...places);
      continue;
    }
    flush();
    ordered.push(...places);
  }
  flush();
  return ordered;
}

function rank(seed: string, place: number): string {
  return digest(`${seed}\0place\0${place}`);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
