import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { questionResponseSchema, testResultsSchema, type ResponseOf } from "@/lib/schemas/question-responses";
import type { Question, QuestionOf } from "@/lib/schemas/questions";
import type { RegradeRule, RegradeRules } from "@/lib/schemas/regrade";
import type { Reader } from "@/server/platform/db/tx";
import { loadQuiz } from "./load-quiz";
import type { PlaceRules } from "./rescore-answer";
import type { TakenQuiz } from "./taken-quiz";

/** Which tests a program passed. */
export type ProgramResults = ResponseOf<"code">["results"];

/** A question whose tests a program that answered an earlier form of it has to run, and their name. */
export type Rerun = { question: QuestionOf<"code">; tests: string };

/** A question's place in a revision whose programs have to run under other tests. */
export type AskedRerun = Rerun & { revisionId: string; place: number };

/** What its tests ask of a program: their weights and names may change without another run. */
function verdictsOf({ tests, timeLimitMs, memoryLimitMb }: QuestionOf<"code">): unknown {
  return { tests: tests.map(({ id, function: called, args, expected, error }) => ({ id, called, args, expected, error })), timeLimitMs, memoryLimitMb };
}

/** Whether two code questions ask the same of a program. */
export function haveSameTests(one: QuestionOf<"code">, other: QuestionOf<"code">): boolean {
  return isDeepStrictEqual(verdictsOf(one), verdictsOf(other));
}

/** What has to run again before a rule can score the programs that answered a question; null when they ran over its tests already. */
export function rerunOf(asked: Question | undefined, rule: RegradeRule | undefined): Rerun | null {
  if (asked?.type !== "code" || rule?.mode !== "key" || rule.question.type !== "code" || haveSameTests(asked, rule.question)) return null;
  return { question: rule.question, tests: createHash("sha256").update(JSON.stringify(verdictsOf(rule.question))).digest("hex").slice(0, 40) };
}

type Answer = { attemptId: string; place: number; response: unknown };

/**
 * Answers with what their programs gave under the tests of the rules that score them, as far as those ran. One that says
 * nothing passes none. No statement where no rule has other tests than the question that was asked.
 */
export async function withReruns<T extends Answer>(db: Reader, { questions }: Pick<TakenQuiz, "questions">, rules: PlaceRules, answers: readonly T[]): Promise<(T & { rerun?: ProgramResults })[]> {
  const asked = new Map([...rules].flatMap(([place, rule]) => {
    const rerun = rerunOf(questions[place], rule);
    return rerun ? [[place, rerun] as const] : [];
  }));
  const concerned = answers.filter(({ place }) => asked.has(place));
  if (concerned.length === 0) return [...answers];
  const rows = await db.programRun.findMany({ where: { attemptId: { in: [...new Set(concerned.map(({ attemptId }) => attemptId))] }, tests: { in: [...asked.values()].map(({ tests }) => tests) } }, select: { attemptId: true, place: true, tests: true, results: true } });
  const found = new Map(rows.map(({ attemptId, place, tests, results }) => [`${attemptId} ${place} ${tests}`, results]));
  return answers.map((answer) => {
    const rerun = asked.get(answer.place);
    if (!rerun) return answer;
    if (isBlankProgram(answer.response)) return { ...answer, rerun: rerun.question.tests.map(({ id }) => ({ test: id, passed: false })) };
    const results = found.get(`${answer.attemptId} ${answer.place} ${rerun.tests}`);
    // A program in a language that the question lost has a run without results: it keeps what it had.
    return results === undefined || results === null ? answer : { ...answer, rerun: testResultsSchema.parse(results) };
  });
}

function isBlankProgram(response: unknown): boolean {
  const { data } = questionResponseSchema.safeParse(response);
  return data?.type === "program" && data.source.trim() === "";
}

/** What rules ask to run again, by revision and place. */
export async function loadAskedReruns(db: Reader, { rules, places }: RegradeRules): Promise<AskedRerun[]> {
  const asked: AskedRerun[] = [];
  for (const [revisionId, at] of Object.entries(places)) {
    if (!Object.values(at).some((index) => rules[index]?.mode === "key")) continue;
    const { questions } = await loadQuiz(db, revisionId);
    for (const [place, index] of Object.entries(at)) {
      const rerun = rerunOf(questions[Number(place)], rules[index]);
      if (rerun) asked.push({ revisionId, place: Number(place), ...rerun });
    }
  }
  return asked;
}
