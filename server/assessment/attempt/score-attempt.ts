import { add, compare, exact, multiply, toNumber, ZERO } from "@/lib/domain/exact-number";
import { questionResponseSchema, type QuestionResponse } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import { toStored } from "../present-question";
import { scoreQuestion, type QuestionScore } from "../scoring/score-question";
import { placesOf } from "./places";
import type { TakenQuiz } from "./taken-quiz";

/** An answer as it is kept, in the names of the attempt. */
export type KeptAnswer = { place: number; response: unknown };

export type AttemptResult = {
  points: number;
  maxPoints: number;
  passed: boolean;
  /** Points by place, of what was answered. */
  scores: { place: number; points: number }[];
};

/**
 * The points of an attempt: the exact sum of those of the questions that it asks, where what was not answered has none. It passes
 * with at least the quiz's share of the points that there are. Pure: the same answers have the same points for ever.
 */
export function scoreAttempt(quiz: Pick<TakenQuiz, "questions" | "passingScore" | "shuffle" | "draws">, seed: string, answers: readonly KeptAnswer[]): AttemptResult {
  const asked = new Set(placesOf(quiz, seed));
  const scores = answers.flatMap(({ place, response }) => {
    const question = asked.has(place) ? quiz.questions[place] : undefined;
    return question ? [{ place, points: pointsOf(scoreAnswer(question, questionResponseSchema.parse(response), seed)) }] : [];
  });
  const points = scores.map((score) => exact(score.points)).reduce(add, ZERO);
  const maxPoints = quiz.questions.filter(({ type }, place) => asked.has(place) && type !== "information").map((question) => exact(question.points)).reduce(add, ZERO);
  const passed = compare(multiply(points, exact(100)), multiply(maxPoints, exact(quiz.passingScore))) >= 0;
  return { points: toNumber(points), maxPoints: toNumber(maxPoints), passed, scores };
}

/** The score of one answer of an attempt; a program's by what the runner found, none before it ran. */
export function scoreAnswer(question: Question, response: QuestionResponse, seed: string): QuestionScore {
  if (response.type === "program") return scoreQuestion(question, { type: "code", results: response.results ?? [] });
  return scoreQuestion(question, toStored(question, response, { seed }));
}

function pointsOf(score: QuestionScore): number {
  return score.status === "scored" ? Math.max(0, score.score) : 0;
}
