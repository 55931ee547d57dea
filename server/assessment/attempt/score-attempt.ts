import { add, compare, exact, multiply, subtract, toNumber, ZERO } from "@/lib/domain/exact-number";
import { lessHints } from "@/lib/domain/hint-cost";
import { questionResponseSchema, type QuestionResponse } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import type { RegradeRule } from "@/lib/schemas/regrade";
import type { QuestionScore } from "../scoring/score-question";
import { attemptParts, placesOf } from "./places";
import { NO_RULES, rescoreAnswer, scoreAnswer, type PlaceRules, type Said } from "./rescore-answer";
import type { ProgramResults } from "./reruns";
import { hintsAt, type TakenAttempt } from "./shown-hints";
import type { TakenQuiz } from "./taken-quiz";

/** An answer as it is kept, in the names of the attempt, with the points that it has once it has some. */
export type KeptAnswer = { place: number; response: unknown; points?: number | null; /** Of a program: see `withReruns`. */ rerun?: ProgramResults };

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

/** What a person gave to an answer, before its hints cost anything. */
export type GivenPoints = { place: number; points: number };

type Quiz = Pick<TakenQuiz, "questions" | "passingScore" | "shuffle" | "draws" | "sections">;

/**
 * The points of an attempt: the exact sum of those of the questions that it asks, where what was not answered has none. It
 * passes with at least the quiz's share of the points that there are, after what its lateness takes off in per cent; the
 * points are those before. Where a rule stands for a question it decides; where
 * none does, points that an answer has stay. What only a person can score has the points that are `given` to it; left
 * blank it has none, and nobody has to look at it. Hints that were shown cost their share of either. Pure: the same answers, rules and given points have the same points for ever.
 */
export function scoreAttempt(quiz: Quiz, attempt: TakenAttempt & { latePercent: number }, answers: readonly KeptAnswer[], { rules = NO_RULES, given = [] }: { rules?: PlaceRules; given?: readonly GivenPoints[] } = {}): AttemptResult {
  const kept = new Map(answers.map((answer) => [answer.place, answer]));
  const byHand = new Map(given.map(({ place, points }) => [place, points]));
  const asked = placesOf(quiz, attempt.seed).flatMap((place) => {
    const question = quiz.questions[place];
    return question && question.type !== "information" ? [{ place, ...scorePlace(question, kept.get(place), saidAt(attempt, place), { rule: rules.get(place), given: byHand.get(place) }) }] : [];
  });
  const scored = asked.flatMap(({ place, points }) => (points === null ? [] : [{ place, points }]));
  const waiting = asked.filter((each) => each.points === null);
  const sum = (worth: readonly number[]) => worth.map(exact).reduce(add, ZERO);
  const points = sum(scored.map((each) => each.points));
  const maxPoints = sum(asked.map((each) => each.maxPoints));
  const knownMax = subtract(maxPoints, sum(waiting.map((each) => each.maxPoints)));
  const passed = compare(multiply(points, exact(100 - attempt.latePercent)), multiply(maxPoints, exact(quiz.passingScore))) >= 0;
  return { points: toNumber(points), maxPoints: toNumber(maxPoints), passed, scores: scored.filter(({ place }) => kept.has(place)), toMark: waiting.map(({ place }) => place), knownMax: toNumber(knownMax) };
}

/** What each section of an attempt that has its points gave, and could: the same sum, section by section. Nothing of a quiz without sections. */
export function scoreSections(quiz: Quiz, attempt: TakenAttempt, answers: readonly KeptAnswer[], rules: PlaceRules = NO_RULES): { title: string; points: number; maxPoints: number }[] {
  const kept = new Map(answers.map((answer) => [answer.place, answer]));
  const sum = (worth: readonly number[]) => toNumber(worth.map(exact).reduce(add, ZERO));
  return attemptParts(quiz, attempt.seed).flatMap(({ section, places }) => {
    const scores = places.flatMap((place) => {
      const question = quiz.questions[place];
      return question && question.type !== "information" ? [scorePlace(question, kept.get(place), saidAt(attempt, place), { rule: rules.get(place) })] : [];
    });
    return section && scores.length > 0 ? [{ title: section.title, points: sum(scores.map(({ points }) => points ?? 0)), maxPoints: sum(scores.map(({ maxPoints }) => maxPoints)) }] : [];
  });
}

/** How the question at a place of an attempt was answered: in which names, and after how many of its hints. */
export function saidAt({ seed, hints }: TakenAttempt, place: number): Said {
  return { seed, hintsShown: hintsAt({ hints }, place) };
}

type Deciding = { rule?: RegradeRule | undefined; given?: number | undefined };

/**
 * What one question of an attempt gives, and what it could. An answer that a corrected key cannot score keeps what it had.
 * Null points: a person has to give them.
 */
export function scorePlace(question: Question, answer: KeptAnswer | undefined, said: Said, { rule, given }: Deciding): { points: number | null; maxPoints: number } {
  if (rule?.mode === "full") return { points: question.points, maxPoints: question.points };
  if (rule?.mode === "exclude") return { points: 0, maxPoints: 0 };
  const had = { points: answer ? pointsOf(question, answer, said, given) : 0, maxPoints: question.points };
  if (!rule) return had;
  if (!answer) return { points: 0, maxPoints: rule.question.points };
  const score = rescoreAnswer(question, rule.question, { response: questionResponseSchema.parse(answer.response), rerun: answer.rerun, ...said });
  return score.status === "scored" ? { points: atLeastNone(score), maxPoints: rule.question.points } : had;
}

function pointsOf(question: Question, { response, points }: KeptAnswer, said: Said, given: number | undefined): number | null {
  if (points !== null && points !== undefined) return points;
  const answer = questionResponseSchema.parse(response);
  const score = scoreAnswer(question, answer, said);
  if (score.status !== "manual" || isBlank(answer)) return atLeastNone(score);
  return given === undefined ? null : lessHints(question, Math.min(given, question.points), said.hintsShown);
}

/** An answer to what a person scores that says nothing. */
function isBlank(response: QuestionResponse): boolean {
  return response.type === "essay" ? response.text.trim() === "" : response.type === "file" && response.files.length === 0;
}

function atLeastNone(score: QuestionScore): number {
  return score.status === "scored" ? Math.max(0, score.score) : 0;
}
