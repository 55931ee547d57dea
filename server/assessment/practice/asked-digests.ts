import { placesOf } from "../attempt/places";
import type { TakenQuiz } from "../attempt/taken-quiz";
import { digestOf } from "../cards/is-reviewable";

/** The questions that attempts asked, by their digests. `quizzes` are those of their revisions. */
export function askedDigests(attempts: readonly { revisionId: string; seed: string }[], quizzes: ReadonlyMap<string, TakenQuiz>): Set<string> {
  return new Set(attempts.flatMap(({ revisionId, seed }) => {
    const quiz = quizzes.get(revisionId);
    return quiz ? placesOf(quiz, seed).flatMap((place) => (quiz.questions[place] ? [digestOf(quiz.questions[place])] : [])) : [];
  }));
}
