import { z } from "zod";
import { decodeText } from "../../lib/decode-text.ts";
import { questionResponseSchema } from "../../lib/schemas/question-responses.ts";
import { questionSchema } from "../../lib/schemas/questions.ts";
import { runProgram, scoreQuestion } from "../../server/assessment/index.ts";
import { ImportRefused, parseXml, readScorableItem } from "../../server/content-formats/index.ts";

export type ScoredCase = { name: string; score: number; maxScore?: number; outcomes?: Record<string, unknown> } | { name: string; refused: string };
type Case = z.infer<typeof caseSchema>;

/** `responses` by identifier for a QTI item, `response` for a question of ours; further fields are for others. */
const caseSchema = z.object({ name: z.string(), seed: z.number().int().min(0).optional(), responses: z.record(z.string(), z.unknown()).optional(), response: z.unknown().optional(), hintsShown: z.int().min(0).optional() });
const casesSchema = z.union([z.object({ seed: z.number().int().min(0).optional(), cases: z.array(caseSchema) }), z.array(caseSchema).transform((cases) => ({ seed: undefined, cases }))]);

/**
 * The score of each case of a QTI item, or of a question as `question import` prints it (alone or the only one of the
 * list), or why it is refused.
 */
export function scoreCases(item: Uint8Array, caseFile: Uint8Array): ScoredCase[] {
  const parsed = casesSchema.safeParse(readJson(caseFile));
  if (!parsed.success) return [{ name: "cases", refused: `The cases cannot be read: ${z.prettifyError(parsed.error)}` }];
  const { cases, seed } = parsed.data;
  const { text } = decodeText(item);
  const score = /^\s*</.test(text) ? qtiScorer(text, seed) : questionScorer(text);
  return cases.map(score);
}

function qtiScorer(xml: string, seed: number | undefined): (each: Case) => ScoredCase {
  try {
    const { program } = readScorableItem(parseXml(xml));
    return ({ name, responses = {}, seed: own = seed }) => {
      const result = runProgram(program, responses, { seed: own ?? null });
      if (result.status === "refused") return { name, refused: result.reason };
      return { name, score: result.score, ...(result.maxScore === null ? {} : { maxScore: result.maxScore }), outcomes: result.outcomes };
    };
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    return ({ name }) => ({ name, refused: error.message });
  }
}

function questionScorer(json: string): (each: Case) => ScoredCase {
  const given = readJson(new TextEncoder().encode(json));
  const wrapped = z.object({ questions: z.array(z.unknown()).length(1) }).safeParse(given);
  const alone = z.looseObject({ source: z.unknown().optional() }).safeParse(wrapped.success ? wrapped.data.questions[0] : given);
  const { source: _source, ...fields } = alone.success ? alone.data : {};
  const question = questionSchema.safeParse(fields);
  if (!question.success) return ({ name }) => ({ name, refused: `It is neither a QTI item nor a question: ${z.prettifyError(question.error)}` });
  return ({ name, response, hintsShown = 0 }) => {
    const answered = questionResponseSchema.safeParse(response);
    if (!answered.success) return { name, refused: `The response cannot be read: ${z.prettifyError(answered.error)}` };
    const result = scoreQuestion(question.data, answered.data, { hintsShown });
    if (result.status === "scored") return { name, score: result.score, maxScore: result.maxScore };
    return { name, refused: result.status === "manual" ? "A person scores it." : result.reason };
  };
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(bytes).text);
  } catch {
    return null;
  }
}
