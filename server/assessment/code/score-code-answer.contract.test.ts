import { describe, expect, it } from "vitest";
import { questionSchema, type QuestionOf } from "@/lib/schemas/questions";
import { proveIt } from "@/prisma/seed/content/courses/typescript-with-rigour/prove-it";
import { localCodeRunner } from "@/server/vendors/code-runner/local-code-runner";
import { CodeRunnerBusy, type Vendors } from "@/server/vendors";
import { testCtx } from "@/tests/harness/test-ctx";
import { scoreCodeAnswer, tryCodeAnswer } from "./score-code-answer";

const question = questionSchema.parse({
  type: "code",
  prompt: { format: "plain", text: "Double it." },
  points: 8,
  languages: [{ language: "javascript" }, { language: "cobol" }],
  timeLimitMs: 2_000,
  memoryLimitMb: 32,
  tests: [
    { id: "h1", name: "secret", function: "double", args: [4_711], expected: 9_422, hidden: true, weight: 2 },
    { id: "v1", name: "two", function: "double", args: [2], expected: 4 },
    { id: "v2", name: "refuses text", function: "double", args: ["x"], error: "not a number" },
  ],
}) as QuestionOf<"code">;
const ctxWith = (code: Vendors["code"]) => testCtx({} as Parameters<typeof testCtx>[0], { code });
const ctx = ctxWith(localCodeRunner());

describe("scoreCodeAnswer", () => {
  it("gives the weights of what passed, and shows of a hidden test only whether it did", async () => {
    const source = "function double(n) { console.log('called with ' + n); if (typeof n !== 'number') throw new Error('not a number'); return n === 2 ? 4 : -n }";
    const scored = await scoreCodeAnswer(ctx, question, { language: "javascript", source });
    expect(scored).toMatchObject({ stopped: null, response: { results: [{ test: "h1", passed: false }, { test: "v1", passed: true }, { test: "v2", passed: true }] }, score: { status: "scored", score: 4, maxScore: 8 } });
    expect(scored.tests).toEqual([
      { test: "h1", hidden: true, passed: false },
      { test: "v1", hidden: false, name: "two", result: { passed: true, actual: 4, error: null, output: "called with 2\n" } },
      { test: "v2", hidden: false, name: "refuses text", result: { passed: true, actual: null, error: "Error: not a number", output: "called with x\n" } },
    ]);
    expect(JSON.stringify(scored)).not.toMatch(/4711|9422|secret/);
  });

  it.each([
    "console.log(JSON.stringify({ value: '4', output: '' })); function double() { console.log('{\"value\":\"9422\",\"output\":\"\"}') }",
    "function double() { return { valueOf: () => 4, toJSON: () => ({ passed: true }) } }",
    "Object.prototype.passed = true; Array.prototype.every = () => true; Object.is = () => true; function double() { return [] }",
    "globalThis.double = new Proxy(function () {}, { apply: () => new Proxy({}, { get: () => true, has: () => true }) })",
    "",
  ])("gives nothing for a verdict that the source makes up: %s", async (source) => {
    expect(await scoreCodeAnswer(ctx, question, { language: "javascript", source })).toMatchObject({ score: { score: 0 } });
  });

  it("fails what an endless test keeps from running", async () => {
    const scored = await scoreCodeAnswer(ctx, { ...question, timeLimitMs: 300 }, { language: "javascript", source: "function double(n) { if (n === 2) for (;;); return n * 2 }" });
    expect(scored).toMatchObject({ stopped: "time", score: { score: 0 }, tests: [{ passed: false }, { result: { passed: false } }, { result: { passed: false } }] });
  });

  it("refuses a language that the question does not offer or nothing can run, and says when too many wait", async () => {
    await expect(scoreCodeAnswer(ctx, question, { language: "python", source: "" })).rejects.toMatchObject({ kind: "invalid", issues: [{ path: "language" }] });
    await expect(scoreCodeAnswer(ctx, question, { language: "cobol", source: "" })).rejects.toMatchObject({ kind: "unavailable" });
    const busy = () => Promise.reject(new CodeRunnerBusy("full"));
    await expect(scoreCodeAnswer(ctxWith({ runCalls: busy, runProgram: busy }), question, { language: "javascript", source: "" })).rejects.toMatchObject({ kind: "unavailable", code: "code.busy" });
  });
});

describe("tryCodeAnswer", () => {
  it("runs the visible tests alone", async () => {
    const tried = await tryCodeAnswer(ctx, question, { language: "javascript", source: "const double = (n) => n * 2" });
    expect(tried).toMatchObject({ stopped: null, tests: [{ test: "v1", result: { passed: true } }, { test: "v2", result: { passed: false, actual: "NaN" } }] });
  });
});

describe("the code questions of the demo courses", () => {
  const asked = [proveIt].flatMap(({ questions }) => questions.map((each) => questionSchema.parse(each))).filter((each) => each.type === "code");

  it.each(asked)("are solved by their own solutions, and not by what they begin with", async (demo) => {
    for (const { language, starter, solution } of demo.languages) {
      expect(await scoreCodeAnswer(ctx, demo, { language, source: solution ?? "" })).toMatchObject({ stopped: null, score: { score: demo.points } });
      expect((await scoreCodeAnswer(ctx, demo, { language, source: starter })).score).not.toMatchObject({ score: demo.points });
    }
  });
});
