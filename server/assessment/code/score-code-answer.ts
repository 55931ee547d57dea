import { isCodeLanguage } from "@/lib/domain/code-languages";
import { DomainError } from "@/lib/errors";
import type { ResponseOf } from "@/lib/schemas/question-responses";
import type { QuestionOf } from "@/lib/schemas/questions";
import type { Ctx } from "@/server/platform/ctx";
import type { CodeStop } from "@/server/vendors";
import { scoreQuestion, type QuestionScore } from "../scoring/score-question";
import type { CodeTestResult } from "./run-code-tests";
import { runTestsInTurn } from "./run-tests-in-turn";

export type CodeAnswer = { language: string; source: string };

/** What whoever answered may see of a test: of a hidden one, whether it passed. */
export type ShownTest = { test: string; hidden: false; name: string; result: CodeTestResult } | { test: string; hidden: true; passed: boolean };

export type ScoredCode = { response: ResponseOf<"code">; score: QuestionScore; tests: ShownTest[]; stopped: CodeStop | null };

/** What a try came to: the visible tests alone. */
export type TriedCode = Pick<ScoredCode, "tests" | "stopped">;

type CodeQuestion = QuestionOf<"code">;
type CodeTestOf = CodeQuestion["tests"][number];

/**
 * Runs all tests of a question over an answer and scores what passed. Visible tests run first, so that nothing that a hidden
 * one was called with can be printed by them. Who may answer is the caller's to ask. Throws `invalid` for a language that
 * the question does not offer, `unavailable` when it cannot be run or too many runs are waiting.
 */
export async function scoreCodeAnswer(ctx: Pick<Ctx, "vendors">, question: CodeQuestion, answer: CodeAnswer, { hintsShown = 0 }: { hintsShown?: number } = {}): Promise<ScoredCode> {
  const ordered = [...question.tests].sort((one, other) => Number(one.hidden) - Number(other.hidden));
  const { results, stopped } = await runTests(ctx, question, answer, ordered);
  const found = new Map(ordered.map(({ id }, index) => [id, results[index]]));
  const response: ResponseOf<"code"> = { type: "code", results: question.tests.map(({ id }) => ({ test: id, passed: found.get(id)?.passed ?? false })) };
  const tests = question.tests.flatMap((test) => shown(test, found.get(test.id)));
  return { response, score: scoreQuestion(question, response, { hintsShown }), tests, stopped };
}

/** Runs the visible tests of a question over an answer: a try, not an answer. Throws as `scoreCodeAnswer` does. */
export async function tryCodeAnswer(ctx: Pick<Ctx, "vendors">, question: CodeQuestion, answer: CodeAnswer): Promise<TriedCode> {
  const visible = question.tests.filter(({ hidden }) => !hidden);
  const { results, stopped } = await runTests(ctx, question, answer, visible);
  return { tests: visible.flatMap((test, index) => shown(test, results[index])), stopped };
}

async function runTests(ctx: Pick<Ctx, "vendors">, question: CodeQuestion, { language, source }: CodeAnswer, tests: readonly CodeTestOf[]) {
  if (!question.languages.some((each) => each.language === language)) throw new DomainError("invalid", "validation.invalid", {}, { issues: [{ path: "language", message: "is not one of the question's" }] });
  if (!isCodeLanguage(language)) throw new DomainError("unavailable", "server.unavailable");
  return runTestsInTurn(ctx, { language, source, tests, timeLimitMs: question.timeLimitMs, memoryLimitMb: question.memoryLimitMb });
}

function shown({ id, hidden, name }: CodeTestOf, result: CodeTestResult | undefined): ShownTest[] {
  if (!result) return [];
  return [hidden ? { test: id, hidden, passed: result.passed } : { test: id, hidden, name, result }];
}
