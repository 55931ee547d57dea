import { createHash } from "node:crypto";
import type { QuizContent } from "@/lib/schemas/lesson-content";

/**
 * The places of a quiz's questions in the order in which an attempt asks them: by the seed where the quiz is shuffled.
 * Text between questions stays where it is, and questions stay between the same texts.
 */
export function placesOf({ questions, shuffle }: Pick<QuizContent, "questions" | "shuffle">, seed: string): number[] {
  const places = questions.map((_question, place) => place);
  if (!shuffle) return places;
  const isText = (place: number) => questions[place]?.type === "information";
  const ordered: number[] = [];
  let stretch: number[] = [];
  const flush = () => {
    ordered.push(...stretch.toSorted((one, other) => (rank(seed, one) < rank(seed, other) ? -1 : 1)));
    stretch = [];
  };
  for (const place of places) {
    if (!isText(place)) {
      stretch.push(place);
      continue;
    }
    flush();
    ordered.push(place);
  }
  flush();
  return ordered;
}

function rank(seed: string, place: number): string {
  return createHash("sha256").update(`${seed}\0place\0${place}`).digest("hex");
}
