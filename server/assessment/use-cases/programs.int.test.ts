import { describe, expect, it } from "vitest";
import { system } from "@/server/access";
import { CodeRunnerBusy, type CodeRunner, type Vendors } from "@/server/vendors";
import { localCodeRunner } from "@/server/vendors/code-runner/local-code-runner";
import type { QuizContentInput } from "@/tests/factories/make-course";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryLimits } from "@/tests/harness/in-memory-vendors";
import { quizScene } from "@/tests/harness/quiz-scene";
import { testCtx } from "@/tests/harness/test-ctx";
import { getAttemptReview } from "../queries/get-attempt-review";
import { checkProgram } from "./check-program";
import { executeProgram } from "./execute-program";
import { saveAnswer } from "./save-answer";
import { settleAttempt } from "./settle-attempt";
import { submitAttempt } from "./submit-attempt";
import { submitDueAttempt } from "./submit-due-attempt";
import { tryProgram } from "./try-program";

const text = (words: string) => ({ format: "plain" as const, text: words });
const QUESTIONS: QuizContentInput["questions"] = [
  { type: "boolean", prompt: text("¿Es cierto?"), correct: true },
  {
    type: "code", prompt: text("Escribe double."), points: 3, timeLimitMs: 2_000, memoryLimitMb: 32,
    languages: [{ language: "javascript", starter: "function double(n) {}", solution: "SECRET-solution" }, { language: "sql" }, { language: "cobol" }],
    tests: [
      { id: "t1", name: "dos", function: "double", args: [2], expected: 4 },
      { id: "t2", name: "SECRET-name", function: "double", args: [86_420], expected: 172_840, hidden: true, weight: 2 },
    ],
  },
];
const RIGHT = "const double = (n) => n * 2; console.log('hello')";
/** Right for what can be seen, and for nothing else. */
const HALF = "const double = (n) => (n === 2 ? 4 : 0)";
const program = (source: string, language = "javascript") => ({ type: "program" as const, language, source, results: null });

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function scene(content: Partial<QuizContentInput> = {}, code: CodeRunner = localCodeRunner(), allowed = 100) {
  const made = await quizScene(database.db, { questions: QUESTIONS, ...content });
  const vendors: Partial<Vendors> = { code, limits: memoryLimits({ code_run: allowed }) };
  const ctx = testCtx(database.db, vendors, made.ctx.viewer);
  const job = testCtx(database.db, vendors, system("test"));
  const { attemptId } = await made.begin();
  const answer = (source: string, language?: string) => saveAnswer(ctx, { attemptId, place: 1, sequence: 1, response: program(source, language) });
  const stored = () => database.db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { answers: { orderBy: { place: "asc" } } } });
  const relayed = async () => {
    await Promise.all([ctx.settle(), job.settle()]);
    return [...ctx.relayed, ...job.relayed];
  };
  return { ...made, ctx, job, attemptId, answer, stored, relayed };
}

describe("a program as an answer", () => {
  it("is submitted at once, runs afterwards, and gives the attempt its points exactly once", async () => {
    const { ctx, job, attemptId, answer, stored, page, relayed, learner, lessons } = await scene({ passingScore: 70 });
    await saveAnswer(ctx, { attemptId, place: 0, sequence: 1, response: { type: "boolean", value: true } });
    expect(await answer(RIGHT)).toEqual({ state: "saved", sequence: 1 });
    expect(await submitAttempt(ctx, { attemptId })).toEqual({ passed: null });
    expect(await submitAttempt(ctx, { attemptId }), "asked again").toEqual({ passed: null });
    expect(await stored()).toMatchObject({ state: "submitted", points: null, passed: null });
    expect(await page()).toMatchObject({ standing: { open: null, submitted: [{ isChecking: true, passed: false }], review: null } });
    await expect(getAttemptReview(ctx, { attemptId })).rejects.toMatchObject({ code: "assessment.review_closed" });
    expect((await relayed()).map(({ name, data }) => [name, data.places])).toEqual([["assessment/programs.submitted", [1]]]);

    await expect(settleAttempt(job, { attemptId, by: "learner" }), "before they ran").rejects.toThrow("have not run");
    expect(await Promise.all([checkProgram(job, { attemptId, place: 1 }), checkProgram(job, { attemptId, place: 1 })])).toContainEqual({ checked: true });
    expect(await checkProgram(job, { attemptId, place: 1 })).toEqual({ checked: false });
    const settled = await Promise.all([settleAttempt(job, { attemptId, by: "learner" }), settleAttempt(job, { attemptId, by: "learner" })]);
    expect(settled.filter((each) => each.settled)).toHaveLength(1);
    expect(await stored()).toMatchObject({ points: 4, maxPoints: 4, passed: true, scoringVersion: 1, answers: [{ points: 1 }, { points: 3 }] });
    expect((await relayed()).map(({ name }) => name)).toEqual(["assessment/programs.submitted", "assessment/quiz.submitted", "learning/lesson.completed"]);
    expect(await database.db.lessonProgress.findFirst({ where: { enrollmentId: learner.enrollmentId, lessonId: lessons[0]?.lessonId ?? "" } })).toMatchObject({ completedBy: "passed" });
    const shown = await page();
    expect(shown.standing).toMatchObject({ submitted: [{ isChecking: false, passed: true }], review: [{ result: "right" }, { result: "right", given: [{ program: RIGHT, passed: 2, total: 2 }], right: [] }] });
    expect(JSON.stringify(shown)).not.toMatch(/SECRET|86420|172840/);
  });

  it("has the weights of the tests that it passed, and a hidden test tells only that", async () => {
    const { ctx, job, attemptId, answer, stored } = await scene();
    await answer(HALF);
    await submitAttempt(ctx, { attemptId });
    await checkProgram(job, { attemptId, place: 1 });
    await settleAttempt(job, { attemptId, by: "learner" });
    expect(await stored()).toMatchObject({ points: 1, maxPoints: 4, passed: false, answers: [{ points: 1 }] });
    expect(await getAttemptReview(ctx, { attemptId })).toMatchObject([{ result: "blank" }, { result: "partial", points: 1, given: [{ passed: 1, total: 2 }] }]);
  });

  it("that says nothing does not run, and one that the clock submits does", async () => {
    const blank = await scene();
    await blank.answer("  ");
    expect(await submitAttempt(blank.ctx, { attemptId: blank.attemptId })).toEqual({ passed: false });
    const timed = await scene({ timeLimitMinutes: 1 });
    await timed.answer(RIGHT);
    const later = testCtx(database.db, {}, system("test"));
    later.clock.advance(120_000);
    expect(await submitDueAttempt(later, { attemptId: timed.attemptId })).toEqual({ submitted: true });
    expect(await timed.stored()).toMatchObject({ state: "submitted", points: null });
    await later.settle();
    expect(later.relayed.map(({ name, data }) => [name, data.by])).toEqual([["assessment/programs.submitted", "clock"]]);
  });

  it("is refused with results of its own, in another language, and where no program is asked for", async () => {
    const { ctx, job, attemptId, answer } = await scene();
    const refused = { kind: "invalid", code: "assessment.answer_refused" };
    await expect(answer(RIGHT, "python")).rejects.toMatchObject(refused);
    await expect(answer(RIGHT, "cobol")).rejects.toMatchObject(refused);
    await expect(saveAnswer(ctx, { attemptId, place: 1, sequence: 1, response: { ...program("x"), results: [{ test: "t1", passed: true }, { test: "t2", passed: true }] } })).rejects.toMatchObject(refused);
    await expect(saveAnswer(ctx, { attemptId, place: 1, sequence: 1, response: { type: "code", results: [{ test: "t1", passed: true }, { test: "t2", passed: true }] } })).rejects.toMatchObject(refused);
    await expect(saveAnswer(ctx, { attemptId, place: 0, sequence: 1, response: program("x") })).rejects.toMatchObject(refused);
    expect(await checkProgram(job, { attemptId, place: 1 }), "of an open attempt").toEqual({ checked: false });
    expect(await settleAttempt(job, { attemptId, by: "learner" }), "of an open attempt").toEqual({ settled: false });
    await expect(checkProgram(ctx, { attemptId, place: 1 }), "by a person").rejects.toMatchObject({ kind: "not_found" });
    await expect(settleAttempt(ctx, { attemptId, by: "learner" }), "by a person").rejects.toMatchObject({ kind: "not_found" });
  });

  it("waits for a busy sandbox", async () => {
    const busy = () => Promise.reject(new CodeRunnerBusy("full"));
    const { ctx, job, attemptId, answer, stored } = await scene({}, { runCalls: busy, runProgram: busy });
    await answer(RIGHT);
    await submitAttempt(ctx, { attemptId });
    await expect(checkProgram(job, { attemptId, place: 1 })).rejects.toMatchObject({ code: "code.busy" });
    expect(await stored()).toMatchObject({ points: null, answers: [{ response: program(RIGHT) }] });
    await expect(executeProgram((await scene({}, { runCalls: busy, runProgram: busy })).ctx, { attemptId, place: 1, language: "javascript", source: "", stdin: "" })).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("a try", () => {
  it("runs the visible tests, or the program with an input, and keeps nothing", async () => {
    const { ctx, attemptId, stored } = await scene();
    const tried = await tryProgram(ctx, { attemptId, place: 1, language: "javascript", source: HALF });
    expect(tried).toEqual({ stopped: null, tests: [{ test: "t1", hidden: false, name: "dos", result: { passed: true, actual: 4, error: null, output: "" } }] });
    const source = "console.log(readline().toUpperCase())";
    expect(await executeProgram(ctx, { attemptId, place: 1, language: "javascript", source, stdin: "hola\n" })).toEqual({ output: "HOLA\n", error: null, stopped: null });
    await expect(executeProgram(ctx, { attemptId, place: 1, language: "sql", source, stdin: "" })).rejects.toMatchObject({ code: "assessment.answer_refused" });
    expect((await stored()).answers).toEqual([]);
  });

  it("is of one's own open attempt, of a code question in its languages, and in turns", async () => {
    const { ctx, attemptId } = await scene({}, undefined, 1);
    const attempted = (changes: object = {}, who = ctx) => tryProgram(who, { attemptId, place: 1, language: "javascript", source: RIGHT, ...changes });
    await expect(attempted({ place: 0 })).rejects.toMatchObject({ code: "assessment.answer_refused" });
    await expect(attempted({ language: "lua" })).rejects.toMatchObject({ code: "assessment.answer_refused" });
    await expect(attempted({}, (await scene()).ctx)).rejects.toMatchObject({ kind: "not_found" });
    expect(await attempted()).toMatchObject({ tests: [{ result: { passed: true, output: "" } }] });
    await expect(attempted()).rejects.toMatchObject({ kind: "too_many" });
    await submitAttempt(ctx, { attemptId });
    await expect(attempted()).rejects.toMatchObject({ code: "assessment.answer_refused" });
  });

  it("hears nothing of hidden tests nor of the solution", async () => {
    const { page } = await scene();
    const open = JSON.stringify(await page());
    expect(open).toContain("function double(n) {}");
    expect(open).not.toMatch(/SECRET|86420|172840|cobol/);
    expect((await page()).standing?.open?.questions[1]?.question).toMatchObject({ type: "code", hiddenTests: 1, tests: [{ name: "dos", function: "double", args: "[2]", expected: "4" }] });
  });
});
