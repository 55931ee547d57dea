import { isDeepStrictEqual } from "node:util";
import { DomainError } from "@/lib/errors";
import type { Json } from "@/lib/json";
import { questionResponseSchema, type QuestionResponse } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import type { SaveAnswerInput } from "@/lib/schemas/assessment";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { areFilesFor } from "../attempt/answer-files";
import { loadQuiz } from "../attempt/load-quiz";
import { laterThan, lockOwnAttempt } from "../attempt/own-attempt";
import { askedAt, stateAt } from "../attempt/places";
import { isProgramFor } from "../attempt/program-answer";
import { scoreAnswer } from "../attempt/rescore-answer";
import { isOver } from "../attempt/submit-in-tx";

/**
 * `saved`: it is kept and will be scored; `until` says when the attempt ends, where that is later than the page was told. `outdated`: a later one is kept already, and is `current`. `ended`: the
 * attempt is submitted, and this answer does not count. `closed`: its section was left, and what is kept of it stays as it is.
 */
export type SavedAnswer = { state: "saved"; sequence: number; until?: string } | { state: "outdated"; sequence: number; current: QuestionResponse } | { state: "ended" } | { state: "closed" };

/**
 * Keeps an answer of one's own open attempt, in place of an earlier one and never of a later one; sent again it changes
 * nothing. Once the time is up, and the grace after it, the attempt is submitted without it. Throws
 * `assessment.answer_refused` for what does not answer the question, so that whatever was kept can be scored.
 */
export async function saveAnswer(ctx: Ctx, { attemptId, place, response, sequence, dueAt }: SaveAnswerInput): Promise<SavedAnswer> {
  return inTransaction(ctx, async (tx) => {
    const attempt = await lockOwnAttempt(ctx, tx, attemptId);
    if (await isOver(ctx, tx, attempt)) return { state: "ended" };
    const quiz = await loadQuiz(tx, attempt.revisionId);
    if (stateAt(quiz, attempt, place) === "closed") return { state: "closed" };
    const question = askedAt(quiz, attempt, place);
    if (!question || !(await fits(tx, question, { attemptId, place, response, seed: attempt.seed }))) throw new DomainError("invalid", "assessment.answer_refused", {}, { issues: [{ path: question ? "response" : "place", message: "does not answer the question" }] });
    const saved = await keep(tx, { attemptId, place, response, sequence }, ctx.clock.now());
    const until = laterThan(attempt, dueAt);
    return saved.state === "saved" && until !== null ? { ...saved, until } : saved;
  });
}

type Given = { attemptId: string; place: number; response: QuestionResponse; seed: string };

async function fits(tx: Tx, question: Question, { response, seed, ...where }: Given): Promise<boolean> {
  if (response.type === "program") return isProgramFor(question, response);
  if (question.type === "essay") return response.type === "essay";
  if (question.type === "file") return response.type === "file" && areFilesFor(tx, question, { ...where, response });
  // What a sandbox found is our runner's to say, never a browser's.
  return question.type !== "information" && question.type !== "code" && scoreAnswer(question, response, { seed, hintsShown: 0 }).status === "scored";
}

async function keep(tx: Tx, { attemptId, place, response, sequence }: SaveAnswerInput, savedAt: Date): Promise<SavedAnswer> {
  const where = { attemptId_place: { attemptId, place } };
  const stored = await tx.quizAnswer.findUnique({ where, select: { sequence: true, response: true } });
  const json: Json = JSON.parse(JSON.stringify(response));
  if (stored && stored.sequence >= sequence) {
    const current = questionResponseSchema.parse(stored.response);
    const isSame = stored.sequence === sequence && isDeepStrictEqual(stored.response, json);
    return isSame ? { state: "saved", sequence } : { state: "outdated", sequence: stored.sequence, current };
  }
  const data = { response: json ?? {}, sequence, savedAt };
  await tx.quizAnswer.upsert({ where, create: { attemptId, place, ...data }, update: data, select: { place: true } });
  return { state: "saved", sequence };
}
