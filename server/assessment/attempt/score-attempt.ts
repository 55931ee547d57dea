import { add, compare, exact, multiply, subtract, toNumber, ZERO } from "@/lib/domain/exact-number";
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
  /** Points by place, of what was answered and scored. */
  scores: { place: number; points: number }[];
  /** The places of the answers that wait for a person, without points so far. */
  toMark: number[];
  /** What all but those is worth. */
  knownMax: number;
};

/** What a person gave to an answer. */
export type GivenPoints = { place: number; points: number };

/**
 * The points of an attempt: the exact sum of those of the questions that it asks, where what was not answered has none. It passes
 * with at least the quiz's share of the points that there are. What only a person can score has the points that are
 * `given` to it; left blank it has none, and nobody has to look at it. Pure: the same answers and given points have the
 * same points for ever.
 */
export function scoreAttempt(quiz: Pick<TakenQuiz, "questions" | "passingScore" | "shuffle" | "draws">, seed: string, answers: readonly KeptAnswer[], given: readonly GivenPoints[] = []): AttemptResult {
  const asked = new Set(placesOf(quiz, seed));
  const byHand = new Map(given.map(({ place, points }) => [place, points]));
  const answered = answers.flatMap(({ place, response }) => {
    const question = asked.has(place) ? quiz.questions[place] : undefined;
    return question ? [{ place, worth: question.points, points: pointsFor(question, questionResponseSchema.parse(response), seed, byHand.get(place)) }] : [];
  });
  const scores = answered.flatMap(({ place, points }) => (points === null ? [] : [{ place, points }]));
  const waiting = answered.filter(({ points }) => points === null);
  const points = scores.map((score) => exact(score.points)).reduce(add, ZERO);
  const maxPoints = quiz.questions.filter(({ type }, place) => asked.has(place) && type !== "information").map((question) => exact(question.points)).reduce(add, ZERO);
  const knownMax = subtract(maxPoints, waiting.map(({ worth }) => exact(worth)).reduce(add, ZERO));
  const passed = compare(multiply(points, exact(100)), multiply(maxPoints, exact(quiz.passingScore))) >= 0;
  return { points: toNumber(points), maxPoints: toNumber(maxPoints), passed, scores, toMark: waiting.map(({ place }) => place), knownMax: toNumber(knownMax) };
}

/** Null while a person has not given any. */
function pointsFor(question: Question, response: QuestionResponse, seed: string, given: number | undefined): number | null {
  const score = scoreAnswer(question, response, seed);
  if (score.status !== "manual" || isBlank(response)) return pointsOf(score);
  return given === undefined ? null : Math.min(given, question.points);
}

/** An answer to what a person scores that says nothing. */
function isBlank(response: QuestionResponse): boolean {
  return response.type === "essay" ? response.text.trim() === "" : response.type === "file" && response.files.length === 0;
}

/** The score of one answer of an attempt; a program's by what the runner found, none before it ran. */
export function scoreAnswer(question: Question, response: QuestionResponse, seed: string): QuestionScore {
  if (response.type === "program") return scoreQuestion(question, { type: "code", results: response.results ?? [] });
  return scoreQuestion(question, toStored(question, response, { seed }));
}

function pointsOf(score: QuestionScore): number {
  return score.status === "scored" ? Math.max(0, score.score) : 0;
}
