import { add, compare, exact, multiply, toNumber, ZERO } from "@/lib/domain/exact-number";
import { questionResponseSchema } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import type { RegradeRule } from "@/lib/schemas/regrade";
import type { QuestionScore } from "../scoring/score-question";
import { placesOf } from "./places";
import { NO_RULES, rescoreAnswer, scoreAnswer, type PlaceRules } from "./rescore-answer";
import type { TakenQuiz } from "./taken-quiz";

/** An answer as it is kept, in the names of the attempt, with the points that it has once it has some. */
export type KeptAnswer = { place: number; response: unknown; points?: number | null };

export type AttemptResult = {
  points: number;
  maxPoints: number;
  passed: boolean;
  /** Points by place, of what was answered. */
  scores: { place: number; points: number }[];
};

type Quiz = Pick<TakenQuiz, "questions" | "passingScore" | "shuffle" | "draws">;

/**
 * The points of an attempt: the exact sum of those of the questions that it asks, where what was not answered has none. It
 * passes with at least the quiz's share of the points that there are. Where a rule stands for a question it decides; where
 * none does, points that an answer has stay. Pure: the same answers and rules have the same points for ever.
 */
export function scoreAttempt(quiz: Quiz, seed: string, answers: readonly KeptAnswer[], rules: PlaceRules = NO_RULES): AttemptResult {
  const given = new Map(answers.map((answer) => [answer.place, answer]));
  const scored = placesOf(quiz, seed).flatMap((place) => {
    const question = quiz.questions[place];
    return question && question.type !== "information" ? [{ place, ...scorePlace(question, given.get(place), seed, rules.get(place)) }] : [];
  });
  const points = scored.map((each) => exact(each.points)).reduce(add, ZERO);
  const maxPoints = scored.map((each) => exact(each.maxPoints)).reduce(add, ZERO);
  const passed = compare(multiply(points, exact(100)), multiply(maxPoints, exact(quiz.passingScore))) >= 0;
  return { points: toNumber(points), maxPoints: toNumber(maxPoints), passed, scores: scored.filter(({ place }) => given.has(place)).map(({ place, points: each }) => ({ place, points: each })) };
}

/** What one question of an attempt gives, and what it could. An answer that a corrected key cannot score keeps what it had. */
export function scorePlace(question: Question, answer: KeptAnswer | undefined, seed: string, rule: RegradeRule | undefined): { points: number; maxPoints: number } {
  if (rule?.mode === "full") return { points: question.points, maxPoints: question.points };
  if (rule?.mode === "exclude") return { points: 0, maxPoints: 0 };
  const had = { points: answer ? pointsOf(question, answer, seed) : 0, maxPoints: question.points };
  if (!rule) return had;
  if (!answer) return { points: 0, maxPoints: rule.question.points };
  const score = rescoreAnswer(question, rule.question, questionResponseSchema.parse(answer.response), seed);
  return score.status === "scored" ? { points: atLeastNone(score), maxPoints: rule.question.points } : had;
}

function pointsOf(question: Question, { response, points }: KeptAnswer, seed: string): number {
  return points ?? atLeastNone(scoreAnswer(question, questionResponseSchema.parse(response), seed));
}

function atLeastNone(score: QuestionScore): number {
  return score.status === "scored" ? Math.max(0, score.score) : 0;
}
