import { isDeepStrictEqual } from "node:util";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { Question, QuestionOf } from "@/lib/schemas/questions";
import type { RegradeRule } from "@/lib/schemas/regrade";
import { toStored } from "../present-question";
import { scoreQuestion, SCORING_VERSION, type QuestionScore } from "../scoring/score-question";

/** What scores places of an attempt in place of their questions' own keys. */
export type PlaceRules = ReadonlyMap<number, RegradeRule>;

export const NO_RULES: PlaceRules = new Map();

/** The score of one answer of an attempt; a program's by what the runner found, none before it ran. */
export function scoreAnswer(question: Question, response: QuestionResponse, seed: string): QuestionScore {
  if (response.type === "program") return scoreQuestion(question, { type: "code", results: response.results ?? [] });
  return scoreQuestion(question, toStored(question, response, { seed }));
}

/**
 * The score of an answer that was given to `asked`, by the key of `fixed`. Refused where the answer says nothing about
 * that one, such as a program whose tests became others.
 */
export function rescoreAnswer(asked: Question, fixed: Question, response: QuestionResponse, seed: string): QuestionScore {
  if (response.type !== "program") return scoreQuestion(fixed, toStored(asked, response, { seed }));
  if (asked.type === "code" && fixed.type === "code" && isDeepStrictEqual(verdictsOf(asked), verdictsOf(fixed))) return scoreAnswer(fixed, response, seed);
  return { status: "refused", version: SCORING_VERSION, reason: "The program ran over other tests." };
}

/** What its tests ask of a program: their weights and names may change without another run. */
function verdictsOf({ tests, timeLimitMs, memoryLimitMb }: QuestionOf<"code">): unknown {
  return { tests: tests.map(({ id, function: called, args, expected, error }) => ({ id, called, args, expected, error })), timeLimitMs, memoryLimitMb };
}
