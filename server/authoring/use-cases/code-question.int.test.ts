import { describe, expect, it } from "vitest";
import { codeQuestionSchema, saveCodeQuestionSchema, tryCodeSolutionSchema } from "@/lib/schemas/code-question";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import type { Vendors } from "@/server/vendors";
import { CodeRunnerBusy } from "@/server/vendors";
import { localCodeRunner } from "@/server/vendors/code-runner/local-code-runner";
import type { TestDatabase } from "@/tests/harness/database";
import { memoryLimits } from "@/tests/harness/in-memory-vendors";
import { everyTestInStudio } from "@/tests/harness/lesson-studio";
import type { StudioScene } from "@/tests/harness/studio-scene";
import { testCtx, type TestCtx } from "@/tests/harness/test-ctx";
import { getCodeQuestion } from "../queries/get-code-question";
import { getQuizEditor } from "../queries/get-quiz-editor";
import { saveCodeQuestion } from "./save-code-question";
import { tryCodeSolution } from "./try-code-solution";
import { undoChange } from "./undo-change";

const SOLUTION = "const double = (n) => { if (typeof n !== 'number') throw new Error('no number'); console.log(n); return n * 2 }";
const question = {
  prompt: { format: "markdown", text: "Escribe `double`." },
  points: 4,
  languages: [{ language: "javascript", starter: "function double(n) {}", solution: SOLUTION }],
  tests: [
    { id: "t1", name: "dos", function: "double", args: [2], expected: 4, error: null, hidden: false, weight: 1 },
    { id: "t2", name: "texto", function: "double", args: ["x"], expected: null, error: "any", hidden: true, weight: 2 },
  ],
  timeLimitMs: 2_000,
  memoryLimitMb: 32,
  hints: [{ text: { format: "markdown", text: "Suma `n` dos veces." }, cost: 0.25 }],
};

let database: TestDatabase;
let scene: StudioScene;
let lessonId: string;
everyTestInStudio({ title: "Repaso", kind: "quiz" }, (studio) => {
  ({ database, scene, lessonId } = studio);
});

const quiz = () => getQuizEditor(scene.ctx, { courseId: scene.courseId, lessonId });
const save = async (changes: { place?: number | null; version?: string; question?: object } = {}, ctx: TestCtx = scene.ctx) => {
  const version = changes.version ?? (await quiz()).version;
  return saveCodeQuestion(ctx, saveCodeQuestionSchema.parse({ courseId: scene.courseId, lessonId, place: null, question, ...changes, version }));
};
const read = (place: number, ctx: TestCtx = scene.ctx) => getCodeQuestion(ctx, codeQuestionSchema.parse({ courseId: scene.courseId, lessonId, place }));
async function store(questions: unknown[]): Promise<void> {
  const revision = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" }, select: { id: true } });
  const content = quizContentSchema.parse({ kind: "quiz", passingScore: 60, attempts: null, timeLimitMinutes: null, shuffle: false, questions });
  await database.db.lessonRevision.update({ where: { id: revision.id }, data: { content: JSON.parse(JSON.stringify(content)) } });
}

describe("a code question in the studio", () => {
  it("is added, opened with its solution and all tests, written anew, and taken back", async () => {
    const added = await save();
    expect(await quiz()).toMatchObject({ version: added.version, questions: [{ type: "code", stem: "Escribe double.", points: 4 }] });
    expect(await read(0)).toEqual({ version: added.version, question });
    await save({ place: 0, question: { ...question, points: 6, tests: question.tests.slice(1) } });
    expect((await read(0)).question).toMatchObject({ points: 6, tests: [{ id: "t2", hidden: true }] });
    expect(await undoChange(scene.ctx, { courseId: scene.courseId })).toMatchObject({ state: "done", kind: "quiz_changed" });
    expect((await read(0)).question).toEqual(question);
  });

  it("keeps what its form does not show, and drops languages that nothing runs", async () => {
    await store([{ type: "code", ...question, languages: [{ language: "cobol" }, ...question.languages], tags: ["bucles"], hints: [{ text: { format: "plain", text: "Multiplica" }, cost: 0.5 }] }]);
    expect((await read(0)).question.languages).toEqual(question.languages);
    const { hints: _hints, ...unsaid } = question;
    await save({ place: 0, question: unsaid });
    const { content } = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" }, select: { content: true } });
    expect(content).toMatchObject({ questions: [{ tags: ["bucles"], hints: [{ cost: 0.5 }], languages: question.languages }] });
  });

  it("is written upon nothing else than what was on screen", async () => {
    const before = await quiz();
    await store([{ type: "boolean", prompt: { format: "plain", text: "¿Sí?" }, correct: true }]);
    await expect(save({ version: before.version })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(save({ place: 0 }), "another type").rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(save({ place: 7 }), "nothing there").rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(read(0)).rejects.toMatchObject({ kind: "not_found" });
    await store(Array.from({ length: 300 }, () => ({ type: "boolean", prompt: { format: "plain", text: "¿Sí?" }, correct: true })));
    await expect(save()).rejects.toMatchObject({ code: "authoring.too_many_questions" });
  });

  it("is refused when it asks nothing, names anything twice, or is too long", () => {
    const parse = (changes: object) => saveCodeQuestionSchema.safeParse({ courseId: scene.courseId, lessonId, version: "v", place: null, question: { ...question, ...changes } }).success;
    const [test] = question.tests;
    expect(parse({})).toBe(true);
    expect(parse({ prompt: { format: "plain", text: "  " } })).toBe(false);
    expect(parse({ tests: [] })).toBe(false);
    expect(parse({ tests: [test, test] })).toBe(false);
    expect(parse({ languages: [...question.languages, ...question.languages] })).toBe(false);
    expect(parse({ languages: [{ language: "cobol", starter: "", solution: null }] })).toBe(false);
    expect(parse({ tests: [{ ...test, args: ["x".repeat(400_001)] }] })).toBe(false);
    expect(parse({ timeLimitMs: 60_001 })).toBe(false);
    expect(parse({ hints: [{ text: question.prompt, cost: 1.5 }] })).toBe(false);
  });
});

describe("trying a solution", () => {
  const job = (changes: object = {}) => tryCodeSolutionSchema.parse({ courseId: scene.courseId, language: "javascript", source: SOLUTION, tests: question.tests, timeLimitMs: 2_000, memoryLimitMb: 32, ...changes });
  const ctxWith = (code: Vendors["code"], allowed = 100) => testCtx(database.db, { code, limits: memoryLimits({ code_run: allowed }) }, scene.ctx.viewer);

  it("runs all tests in the sandbox, hidden ones too, and says what came of each", async () => {
    const ctx = ctxWith(localCodeRunner());
    expect(await tryCodeSolution(ctx, job())).toEqual({
      passed: 2, total: 2, stopped: null,
      results: [{ passed: true, actual: 4, error: null, output: "2\n" }, { passed: true, actual: null, error: "Error: no number", output: "" }],
    });
    expect(await tryCodeSolution(ctx, job({ source: "const double = (n) => n" }))).toMatchObject({ passed: 0, results: [{ actual: 2 }, { actual: "x" }] });
    expect(await tryCodeSolution(ctx, job({ source: "const double = () => { for (;;); }", timeLimitMs: 300 }))).toMatchObject({ passed: 0, stopped: "time" });
  });

  it("takes turns: of one person, and of all", async () => {
    const runCalls: Vendors["code"]["runCalls"] = async ({ calls }) => ({ outcomes: calls.map(() => ({ status: "returned", value: 4, output: "" })), stopped: null });
    const ctx = ctxWith({ runCalls, runProgram: () => Promise.reject(new Error("no program")) }, 1);
    expect(await tryCodeSolution(ctx, job())).toMatchObject({ passed: 1 });
    await expect(tryCodeSolution(ctx, job())).rejects.toMatchObject({ kind: "too_many", params: { seconds: 60 } });
    const busy = () => Promise.reject(new CodeRunnerBusy("full"));
    await expect(tryCodeSolution(ctxWith({ runCalls: busy, runProgram: busy }), job())).rejects.toMatchObject({ kind: "unavailable", code: "code.busy" });
  });
});

describe("a colleague who may only look", () => {
  it("neither opens, writes nor runs it", async () => {
    await save();
    const reader = await scene.addColleague({ canEdit: false, canPublish: true });
    await expect(read(0, reader)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(save({}, reader)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(tryCodeSolution(reader, tryCodeSolutionSchema.parse({ courseId: scene.courseId, language: "lua", source: "", tests: question.tests, timeLimitMs: 1_000, memoryLimitMb: 32 }))).rejects.toMatchObject({ kind: "forbidden" });
    expect(JSON.stringify(await getQuizEditor(reader, { courseId: scene.courseId, lessonId }))).not.toContain("throw");
  });
});
