import { createHash } from "node:crypto";
import type { Question } from "@/lib/schemas/questions";
import { drawnPlaces, fixedCount, type TakenQuiz } from "./taken-quiz";

type Quiz = Pick<TakenQuiz, "questions" | "shuffle" | "draws">;

/**
 * The places of the questions that an attempt asks, in their order: those that are fixed and those that its seed draws,
 * shuffled where the quiz is. Text between questions stays where it is, questions stay between the same texts, and what
 * was drawn for a section stays in it.
 */
export function placesOf(quiz: Quiz, seed: string): number[] {
  const ordered: number[] = [];
  let stretch: number[] = [];
  const flush = () => {
    ordered.push(...(quiz.shuffle ? stretch.toSorted((one, other) => (rank(seed, one) < rank(seed, other) ? -1 : 1)) : stretch));
    stretch = [];
  };
  for (const { places, isAlone } of partsOf(quiz, seed)) {
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

/** The question at a place, as long as the attempt asks it. */
export function askedAt(quiz: Quiz, seed: string, place: number): Question | undefined {
  return placesOf(quiz, seed).includes(place) ? quiz.questions[place] : undefined;
}

/** The title of the section that a place was drawn for; null for what stands in none. */
export function sectionOf({ draws }: Pick<TakenQuiz, "draws">, place: number): string | null {
  return draws.find(({ places }) => places.includes(place))?.title || null;
}

/** What a quiz consists of, in its author's order: questions and texts, and before each what the draws there took. */
function partsOf(quiz: Quiz, seed: string): { places: number[]; isAlone: boolean }[] {
  const drawn = drawnPlaces(quiz, seed);
  const drawsBefore = (place: number) => quiz.draws.flatMap(({ before, title }, index) => (before === place ? [{ places: drawn[index] ?? [], isAlone: title !== "" }] : []));
  const fixed = fixedCount(quiz);
  const parts = quiz.questions.slice(0, fixed).flatMap(({ type }, place) => [...drawsBefore(place), { places: [place], isAlone: type === "information" }]);
  return [...parts, ...drawsBefore(fixed)];
}

function rank(seed: string, place: number): string {
  return createHash("sha256").update(`${seed}\0place\0${place}`).digest("hex");
}
