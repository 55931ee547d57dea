import { clamp, compare, exact, multiply, ONE, roundHalfAway, subtract, toNumber, ZERO } from "@/lib/domain/exact-number";
import { hintShare, lessHints } from "@/lib/domain/hint-cost";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { Question, QuestionOf } from "@/lib/schemas/questions";
import type { RichText } from "@/lib/schemas/question-parts";
import { runProgram } from "../qti/run-program";
import { isMarked } from "./is-marked";
import { scoreBoolean, scoreMultiple, scoreSingle } from "./score-choice";
import { scoreCloze } from "./score-cloze";
import { scoreCode, scoreHotspot, scoreMatching, scoreOrdering } from "./score-arrangement";
import { scoreNumeric } from "./score-numeric";
import { scoreText } from "./score-text";
import { ResponseRefused, texts, type PartialScore } from "./partial-score";

/** Changes whenever the same question and response could get another score. */
export const SCORING_VERSION = 1;

export type QuestionScore =
  | {
      status: "scored";
      version: typeof SCORING_VERSION;
      /** Points, to six decimals, a half away from zero. */
      score: number;
      maxScore: number;
      /** What each part gave, as shares of it. */
      parts: { id: string; credit: number }[];
      feedback: RichText[];
    }
  /** A person scores it. */
  | { status: "manual"; version: typeof SCORING_VERSION; maxScore: number }
  | { status: "refused"; version: typeof SCORING_VERSION; reason: string };

/**
 * The score of a response. Pure and exact: credits are fractions until the end, so the same question and response score
 * the same everywhere and for ever under one version. Never below zero, except where a QTI item says so, nor above the
 * question's points. What cannot be scored surely (a response that does not fit the question) is refused, never guessed.
 * `hintsShown` counts the hints, first to last, whose cost is taken off.
 */
export function scoreQuestion(question: Question, response: QuestionResponse, { hintsShown = 0 }: { hintsShown?: number } = {}): QuestionScore {
  try {
    if (question.type === "qti") return scoreQti(question, response, hintsShown);
    if (isMarked(question)) return { status: "manual", version: SCORING_VERSION, maxScore: question.points };
    const { credit, parts, feedback } = creditFor(question, response);
    const share = clamp(subtract(credit, hintShare(question, hintsShown)), ZERO, ONE);
    return {
      status: "scored",
      version: SCORING_VERSION,
      score: toNumber(roundHalfAway(multiply(exact(question.points), share), 6)),
      maxScore: question.points,
      parts: parts.map(({ id, credit: part }) => ({ id, credit: toNumber(roundHalfAway(part, 6)) })),
      feedback: [...feedback, ...texts(compare(credit, ONE) >= 0 ? question.feedback.correct : question.feedback.incorrect, question.feedback.general)],
    };
  } catch (error) {
    if (error instanceof ResponseRefused) return { status: "refused", version: SCORING_VERSION, reason: error.message };
    throw error;
  }
}

function creditFor(question: Exclude<Question, { type: "qti" | "essay" | "file" }>, response: QuestionResponse): PartialScore {
  switch (question.type) {
    case "single":
      return scoreSingle(question, expectType(response, "single"));
    case "multiple":
      return scoreMultiple(question, expectType(response, "multiple"));
    case "boolean":
      return scoreBoolean(question, expectType(response, "boolean"));
    case "shortText":
      return scoreText(question, expectType(response, "shortText").text);
    case "numeric":
      return scoreNumeric(question, expectType(response, "numeric").text);
    case "cloze":
      return scoreCloze(question, expectType(response, "cloze"));
    case "matching":
      return scoreMatching(question, expectType(response, "matching"));
    case "ordering":
      return scoreOrdering(question, expectType(response, "ordering"));
    case "hotspot":
      return scoreHotspot(question, expectType(response, "hotspot"));
    case "code":
      return scoreCode(question, expectType(response, "code"));
    case "information":
      return { credit: ZERO, parts: [], feedback: [] };
  }
}

function scoreQti(question: QuestionOf<"qti">, response: QuestionResponse, hintsShown: number): QuestionScore {
  const { program, points, feedbacks } = question;
  const { responses, seed } = expectType(response, "qti");
  const result = runProgram(program, responses, { seed });
  if (result.status === "refused") return { status: "refused", version: SCORING_VERSION, reason: result.reason };
  const shown = feedbacks.filter(({ outcome, identifier, show }) => [result.outcomes[outcome]].flat().some((value) => value === identifier) === show);
  return { status: "scored", version: SCORING_VERSION, score: lessHints(question, result.score, hintsShown), maxScore: result.maxScore ?? points, parts: [], feedback: shown.map(({ text }) => text) };
}

function expectType<Type extends QuestionResponse["type"]>(response: QuestionResponse, type: Type): Extract<QuestionResponse, { type: Type }> {
  if (!isOf(response, type)) throw new ResponseRefused(`A response of type ${response.type} does not answer a question of type ${type}.`);
  return response;
}

function isOf<Type extends QuestionResponse["type"]>(response: QuestionResponse, type: Type): response is Extract<QuestionResponse, { type: Type }> {
  return response.type === type;
}
