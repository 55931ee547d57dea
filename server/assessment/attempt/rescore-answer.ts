import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import type { RegradeRule } from "@/lib/schemas/regrade";
import { toStored } from "../present-question";
import { scoreQuestion, SCORING_VERSION, type QuestionScore } from "../scoring/score-question";
import { haveSameTests, type ProgramResults } from "./reruns";

/** What scores places of an attempt in place of their questions' own keys. */
export type PlaceRules = ReadonlyMap<number, RegradeRule>;

export const NO_RULES: PlaceRules = new Map();

/** In the names that a seed gave, after so many of its question's hints. */
export type Said = { seed: string; hintsShown: number };

/** `rerun` is what the program of an answer gave under the tests of the key that scores it now. */
type Rescored = Said & { response: QuestionResponse; rerun?: ProgramResults | undefined };

/** The score of one answer of an attempt; a program's by what the runner found, none before it ran. */
export function scoreAnswer(question: Question, response: QuestionResponse, { seed, hintsShown }: Said): QuestionScore {
  if (response.type === "program") return scoreQuestion(question, { type: "code", results: response.results ?? [] }, { hintsShown });
  return scoreQuestion(question, toStored(question, response, { seed }), { hintsShown });
}

/**
 * The score of an answer that was given to `asked`, by the key of `fixed`. Refused where the answer says nothing about
 * that one, such as a program whose tests became others and that has no `rerun` over them. Its hints cost the share that they
 * were said to cost.
 */
export function rescoreAnswer(asked: Question, corrected: Question, { response, rerun, ...said }: Rescored): QuestionScore {
  const fixed = { ...corrected, hints: asked.hints };
  if (response.type !== "program") return scoreQuestion(fixed, toStored(asked, response, said), said);
  if (asked.type === "code" && fixed.type === "code" && haveSameTests(asked, fixed)) return scoreAnswer(fixed, response, said);
  if (rerun && fixed.type === "code") return scoreQuestion(fixed, { type: "code", results: rerun }, said);
  return { status: "refused", version: SCORING_VERSION, reason: "The program ran over other tests." };
}
