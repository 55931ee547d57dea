import { describe, expect, it } from "vitest";
import { anonymous, system } from "@/server/access";
import { saveAnswer, startAttempt } from "@/server/assessment";
import { getAttemptReview } from "@/server/assessment/queries/get-attempt-review";
import { checkProgram } from "@/server/assessment/use-cases/check-program";
import { settleAttempt } from "@/server/assessment/use-cases/settle-attempt";
import { CodeRunnerBusy, type CodeRunner } from "@/server/vendors";
import { localCodeRunner } from "@/server/vendors/code-runner/local-code-runner";
import type { QuizContentInput } from "@/tests/factories/make-course";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { regradeScene } from "@/tests/harness/regrade-scene";
import { testCtx } from "@/tests/harness/test-ctx";
import { runPrograms } from "./run-programs";
import { startTrial } from "./start-trial";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const text = (words: string) => ({ format: "plain" as const, text: words });
type Questions = NonNullable<QuizContentInput["questions"]>;

/** Three points, two of them for a test whose expected value is wrong. */
const QUESTIONS: Questions = [
  {
    type: "code", prompt: text("Escribe double."), points: 3, timeLimitMs: 2_000, memoryLimitMb: 32, languages: [{ language: "javascript" }, { language: "sql" }],
    tests: [{ id: "t1", name: "dos", function: "double", args: [2], expected: 4 }, { id: "t2", name: "mucho", function: "double", args: [50], expected: 1, hidden: true, weight: 2 }],
  },
];
const mend = (given: Questions, languages: Extract<Questions[number], { type: "code" }>["languages"] | null = null): Questions =>
  given.map((question) => (question.type === "code" ? { ...question, languages: languages ?? question.languages, tests: question.tests.map((test) => (test.id === "t2" ? { ...test, expected: 100 } : test)) } : question));

const RIGHT = "const double = (n) => n * 2";
/** Right for what the wrong test asked. */
const WRONG = "const double = (n) => (n === 2 ? 4 : 1)";

async function scene(quiz: Partial<QuizContentInput> = {}) {
  const made = await regradeScene(database.db, { questions: QUESTIONS, review: "each_attempt", ...quiz });
  const runs: string[] = [];
  const local = localCodeRunner();
  let isBusy = false;
  const code: CodeRunner = {
    ...local,
    runCalls: (job) => {
      if (isBusy) return Promise.reject(new CodeRunnerBusy("full"));
      runs.push(job.source);
      return local.runCalls(job);
    },
  };
  const job = testCtx(database.db, { code }, system("test"));
  /** A new learner's program: handed in, checked and, unless it is left for later, scored. */
  const program = async (source: string, { isSettled = true }: { isSettled?: boolean } = {}) => {
    const learner = await made.enrol();
    const { attemptId } = await startAttempt(learner.ctx, made.address);
    await saveAnswer(learner.ctx, { attemptId, place: 0, sequence: 1, response: { type: "program", language: "javascript", source, results: null } });
    await made.submit(learner, attemptId);
    await checkProgram(job, { attemptId, place: 0 });
    if (isSettled) await settleAttempt(job, { attemptId, by: "learner" });
    return { ...learner, attemptId };
  };
  const trial = async () => startTrial(made.grader, { ...made.ofQuiz, choices: [], seen: (await made.effect()).seen });
  const runAll = async (of: Parameters<typeof runPrograms>[1]) => {
    while ((await runPrograms(job, of)).left);
  };
  const pointsOf = async (attemptId: string) => (await made.stored(attemptId)).points;
  return { ...made, job, runs, program, trial, runAll, pointsOf, setBusy: (busy: boolean) => void (isBusy = busy) };
}

describe("a regrade of programs whose tests were mended", () => {
  it("counts in its section as in the review, out of what the mended question is worth, without reading the answers twice", async () => {
    const { program, fix, trial, runAll, start, apply, page } = await scene({ sections: [{ id: "qsc_a", title: "Programas", from: 0 }] });
    const learner = await program(RIGHT);
    await fix((given) => mend(given).map((question) => ({ ...question, points: 6 })));
    await runAll(await trial());
    await apply((await start([], false)).regradeId);
    expect((await page(learner)).standing).toMatchObject({ submitted: [{ points: 6, maxPoints: 6, sections: [{ title: "Programas", points: 6, maxPoints: 6 }] }], review: [{ points: 6, maxPoints: 6 }] });
    expect(await countStatements(() => page(learner))).toBeLessThanOrEqual(5);
  });

  it("runs each once, shows the effect, and then gives the points, with the former ones kept", async () => {
    const { program, fix, effect, start, trial, runAll, runs, apply, pointsOf, stored, relayed } = await scene();
    const [right, wrong, blank] = [await program(RIGHT), await program(WRONG), await program(" ")];
    expect(await Promise.all([right, wrong, blank].map(({ attemptId }) => pointsOf(attemptId)))).toEqual([1, 3, 0]);
    await fix((given) => mend(given));
    expect(await effect([], false)).toMatchObject({ changed: 0, programs: { left: 2, isRunning: false } });
    await expect(start([], false)).rejects.toMatchObject({ code: "grades.regrade_unrun" });
    const { trialId } = await trial();
    expect(await trial(), "asked twice").toEqual({ trialId });
    expect((await relayed()).filter(({ name }) => name === "grades/trial.requested")).toMatchObject([{ data: { trialId } }]);
    expect((await effect()).programs).toEqual({ left: 2, isRunning: true });
    runs.length = 0;
    await runAll({ trialId });
    await runAll({ trialId });
    expect(runs.toSorted(), "each once").toEqual([WRONG, RIGHT].toSorted());
    expect(await pointsOf(right.attemptId), "nobody's points changed").toBe(1);
    expect(await effect([], false)).toMatchObject({ changed: 2, counts: { attempts: 3, raised: 1, lowered: 1 }, programs: { left: 0, isRunning: false } });
    await apply((await start([], false)).regradeId);
    expect(runs).toHaveLength(2);
    expect(await stored(right.attemptId)).toMatchObject({ points: 3, regraded: [{ pointsBefore: 1, pointsAfter: 3 }] });
    expect(await stored(wrong.attemptId)).toMatchObject({ points: 1, regraded: [{ pointsBefore: 3, pointsAfter: 1 }] });
    expect(await getAttemptReview(right.ctx, { attemptId: right.attemptId })).toMatchObject([{ points: 3, maxPoints: 3, result: "right", regraded: "key" }]);
    expect(await effect(), "nothing is left to mend").toMatchObject({ programs: { left: 0 }, changed: 0 });
    await expect(trial()).rejects.toMatchObject({ code: "grades.trial_empty" });
  });

  it("reaches who is scored after it began, and who handed in before and is scored late", async () => {
    const { program, fix, trial, runAll, start, apply, pointsOf, job } = await scene();
    await program(RIGHT);
    await fix((given) => mend(given));
    await runAll(await trial());
    const late = await program(RIGHT, { isSettled: false });
    await expect(start(), "one came since").rejects.toMatchObject({ code: "grades.regrade_unrun" });
    await runAll(await trial());
    const { regradeId } = await start();
    const after = await program(RIGHT);
    expect(await pointsOf(after.attemptId)).toBe(3);
    await runAll({ regradeId });
    await apply(regradeId);
    await settleAttempt(job, { attemptId: late.attemptId, by: "learner" });
    expect(await pointsOf(late.attemptId)).toBe(3);
  });

  it("keeps the points of a program whose language the question lost, and asks a busy sandbox again", async () => {
    const { program, fix, trial, runAll, effect, regrade, pointsOf, setBusy, runs, base, relayed } = await scene();
    const { attemptId } = await program(WRONG);
    await fix((given) => mend(given, [{ language: "python" }]));
    const lost = await trial();
    runs.length = 0;
    await runAll(lost);
    expect(runs).toEqual([]);
    expect((await effect()).programs.left).toBe(0);
    await regrade([], false);
    expect(await pointsOf(attemptId)).toBe(3);
    await fix((given) => mend(given).map((question) => (question.type === "code" ? { ...question, timeLimitMs: 1_000 } : question)));
    const busy = await trial();
    setBusy(true);
    await expect(runAll(busy)).rejects.toMatchObject({ code: "code.busy" });
    expect((await effect()).programs).toEqual({ left: 1, isRunning: true });
    base.clock.advance(1_000_000);
    expect((await effect()).programs, "given up").toEqual({ left: 1, isRunning: false });
    expect(await trial()).toEqual(busy);
    expect((await relayed()).filter(({ name }) => name === "grades/trial.requested")).toHaveLength(3);
    setBusy(false);
    await runAll(busy);
    expect((await effect([], false)).counts).toMatchObject({ lowered: 1 });
  });

  it("is asked for by who manages the students, upon what they saw", async () => {
    const { program, fix, effect, grader, ofQuiz, base, job } = await scene();
    const { ctx } = await program(RIGHT);
    await fix((given) => mend(given));
    const { seen } = await effect();
    for (const who of [ctx, base.as(anonymous)]) await expect(startTrial(who, { ...ofQuiz, choices: [], seen })).rejects.toMatchObject({ kind: expect.stringMatching(/unauthenticated|forbidden|not_found/) });
    await expect(startTrial(grader, { ...ofQuiz, choices: [], seen: "0".repeat(64) })).rejects.toMatchObject({ code: "grades.regrade_outdated" });
    await expect(startTrial(grader, { ...ofQuiz, lessonId: "les_none", choices: [], seen })).rejects.toMatchObject({ kind: "not_found" });
    const { trialId } = await startTrial(grader, { ...ofQuiz, choices: [], seen });
    await expect(runPrograms(grader, { trialId })).rejects.toMatchObject({ kind: "not_found" });
    expect(await runPrograms(job, { trialId })).toEqual({ left: false });
  });
});
