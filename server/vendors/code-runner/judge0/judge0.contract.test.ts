import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CodeLanguage } from "@/lib/domain/code-languages";
import { startJudge0 } from "@/local/judge0";
import { freePort } from "@/local/kit/testing/free-port";
import type { RunningService } from "@/local/kit/service";
import { localCodeRunner } from "../local-code-runner";
import { CodeRunnerBusy, type CallsResult, type CodeCall, type CodeRunner } from "../types";
import { judge0CodeRunner } from "./judge0-code-runner";
import { programAround } from "./program";
import { readCalls, readProgram } from "./read-run";

const TOKEN = "judge0-token";
const limits = { timeMs: 5_000, memoryMb: 64, outputBytes: 4_096 };
const local = localCodeRunner({ concurrent: 1 });
const nobody: CodeRunner = { runCalls: () => Promise.reject(new Error("not here")), runProgram: () => Promise.reject(new Error("not here")) };
let judge0: RunningService;
let remote: CodeRunner;

beforeAll(async () => {
  judge0 = await startJudge0({ port: await freePort(), token: TOKEN, run: (job) => local.runProgram(job) });
  remote = judge0CodeRunner({ url: judge0.url, token: TOKEN, local: nobody });
});
afterEach(() => judge0.faults.replace([]));
afterAll(() => judge0.close());

const call = (name: string, ...args: CodeCall["args"]): CodeCall => ({ function: name, args });

async function expectSame(language: CodeLanguage, source: string, calls: CodeCall[], own = limits) {
  const there = await remote.runCalls({ language, source, calls, limits: own });
  expect(there).toEqual(await local.runCalls({ language, source, calls, limits: own }));
  return there;
}

const VALUES: [CodeLanguage, string, CodeCall[]][] = [
  [
    "javascript",
    `function addOne(a) { console.log("in", [a], "ñ🙂"); return a + 1 }
const all = (...given) => given;
const kinds = () => [undefined, null, true, 1.5, -0.1, NaN, Infinity, 10n ** 20n, "ñ🙂\\n\\u2028", new Set([1, "a"]), new Map([["k", { z: 1, a: [] }]]), () => 1, new Date(0)];
async function later(x) { await null; console.log("later"); return x * 2 }
function boom() { console.log("before"); throw new TypeError("no: ñ") }
function thrown() { throw { code: 7 } }
const refused = async () => { throw new Error("refused") };
console.log("loaded");`,
    [call("add_one", 1), call("all", 1, "two", null, [true], { a: { b: 1 } }), call("kinds"), call("later", 4), call("boom"), call("thrown"), call("refused"), call("nothing"), call("no name;"), call("addOne", 41)],
  ],
  ["javascript", "'use strict';\nexport const twoFer = (name = 'you') => `One for ${name}`;\nexport default function other() { return 1 }\nfunction inner() { return 1 }\nexport { inner as outer };", [call("twoFer"), call("two_fer", "ñ"), call("outer")]],
  ["javascript", "function broken( { // no", [call("broken")]],
  ["javascript", "console.log('first'); missing.thing = 1", [call("f"), call("g")]],
  ["typescript", "enum Kind { A = 2 }\ntype P = { a: number };\nexport function sum(p: P, k: Kind = Kind.A): number { return p.a + k; }", [call("sum", { a: 3 }), call("sum", { a: 3 }, 1)]],
  ["typescript", "const a: = 1", [call("a")]],
  [
    "python",
    `import sys
print("loaded", "ñ🙂")
def add_one(a):
    print("in", a)
    return a + 1
def kinds():
    return [None, True, 1.5, float("nan"), float("-inf"), 10**20, "ñ🙂\\n", (1, 2), {1: "a"}, {"k": [1]}, set([3]), print, object()]
def given(*all):
    return list(all)
def boom():
    print("before", file=sys.stderr)
    raise ValueError("no: ñ")
def leave():
    sys.exit(3)`,
    [call("addOne", 1), call("kinds"), call("given", 1, "ñ🙂", null, [true], { a: 1 }), call("boom"), call("nothing"), call("no name;"), call("leave"), call("add_one", 41)],
  ],
  ["python", "def f(:\n  pass", [call("f")]],
  [
    "lua",
    `print("loaded", 1, nil)
function add_one(a) io.write("in ", a, "\\n") return a + 1 end
function kinds() return { true, 1.5, 0/0, 1/0, "ñ🙂\\n\\0", {}, { a = 1 }, print } end
function given(...) return { ... } end
function boom() print("before") error("no: ñ") end
function thrown() error({}) end
local module = {}
function module.inner() return "inner" end
return module`,
    [call("addOne", 1), call("kinds"), call("given", 1, "ñ🙂]]", [true], { a: 1 }), call("thrown"), call("inner"), call("nothing"), call("no name;"), call("add_one", 41)],
  ],
  ["lua", "function f( end", [call("f")]],
];

describe("calls come to the same here and there", () => {
  it.each(VALUES)("in %s: %s", async (language, source, calls) => {
    await expectSame(language, source, calls);
  });

  it.each<[CodeLanguage, string]>([
    ["javascript", "const one = () => 1; const spin = () => { for (;;); };"],
    ["python", "def one():\n  return 1\ndef spin():\n  while True: pass"],
    ["lua", "function one() return 1 end function spin() while true do end end"],
  ])("when one never ends in %s", async (language, source) => {
    const { outcomes, stopped } = await expectSame(language, source, [call("spin"), call("one")], { ...limits, timeMs: 1_000 });
    expect({ stopped, kinds: outcomes.map(({ status }) => status) }).toEqual({ stopped: "time", kinds: ["missing", "missing"] });
  });

  it.each<[CodeLanguage, string]>([
    ["javascript", "const one = () => 1; const fill = () => { const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1)); };"],
    ["python", "def one():\n  return 1\ndef fill():\n  a = []\n  while True: a.append(bytearray(10**6))"],
    ["lua", "function one() return 1 end function fill() local t = {} while true do t[#t + 1] = string.rep('x', 1000000) .. #t end end"],
  ])("when one fills the memory in %s", async (language, source) => {
    const { stopped } = await expectSame(language, source, [call("one"), call("fill"), call("one")], { ...limits, timeMs: 10_000 });
    expect(stopped).toBe("memory");
  });

  it.each<[CodeLanguage, string]>([
    ["javascript", "const one = () => 1; const flood = () => { for (;;) console.log('more'); }; const large = () => 'x'.repeat(1e4);"],
    ["python", "def one():\n  return 1\ndef flood():\n  while True: print('more')\ndef large():\n  return 'x' * 10000"],
    ["lua", "function one() return 1 end function flood() while true do io.write('more') end end function large() return string.rep('x', 10000) end"],
  ])("when one prints or returns too much in %s", async (language, source) => {
    const job = { language, source, limits };
    for (const name of ["flood", "large"]) {
      const { outcomes, stopped } = await remote.runCalls({ ...job, calls: [call("one"), call(name), call("one")] });
      expect({ stopped, kinds: outcomes.map(({ status }) => status) }).toEqual({ stopped: "output", kinds: ["returned", "missing", "missing"] });
      for (const { output } of outcomes) expect(Buffer.byteLength(output)).toBeLessThanOrEqual(limits.outputBytes);
    }
  });
});

describe("the languages themselves, which Judge0 has", () => {
  /** The program as Judge0 runs it, ended by the time when it does not end. */
  function runThere(command: string, extension: string, program: string, input: string) {
    const folder = mkdtempSync(path.join(tmpdir(), "judge0-"));
    const file = path.join(folder, `script.${extension}`);
    writeFileSync(file, program);
    const { stdout, stderr, status, error } = spawnSync(command, [file], { input, encoding: "utf8", timeout: 5_000, env: { NODE_ENV: "test", PATH: process.env["PATH"] } });
    rmSync(folder, { recursive: true });
    return { stdout, complaint: stderr, stopped: error === undefined ? null : ("time" as const), hasFailed: status !== 0 };
  }
  const COMMANDS: Record<string, [command: string, extension: string]> = { javascript: [process.execPath, "cjs"] };
  if (spawnSync("python3", ["--version"]).status === 0) COMMANDS["python"] = ["python3", "py"];
  const here = (["javascript", "python"] as const).flatMap((language) => (COMMANDS[language] ? [{ language, run: COMMANDS[language] }] : []));

  it.each(here)("come to the same in $language", async ({ language, run: [command, extension] }) => {
    for (const [, source, calls] of VALUES.filter(([each]) => each === language)) {
      const run = runThere(command, extension, programAround(language, "mark:", source, calls), "");
      const told = await local.runCalls({ language, source, calls, limits });
      expect(withoutWording(readCalls(run, "mark:", calls, limits))).toEqual(withoutWording(told));
    }
  });

  it.each(here)("give a program its input and tell what ended it in $language", ({ language, run: [command, extension] }) => {
    const [echo, fail] = language === "python" ? ["print(input(), input())", "print(1)\nraise ValueError('no')"] : ["console.log(readline(), readline(), readline())", "console.log(1); throw new RangeError('no')"];
    const runIt = (source: string) => readProgram(runThere(command, extension, programAround(language, "mark:", source, null), "Ñandú\nb\n"), "mark:", limits);
    expect(runIt(echo)).toEqual({ output: language === "python" ? "Ñandú b\n" : "Ñandú b null\n", error: null, stopped: null });
    expect(runIt(fail)).toMatchObject({ output: "1\n", error: expect.stringMatching(/(?:Value|Range)Error: no$/), stopped: null });
  });

  it("keep what came before an endless call, and go on after a promise that never settles", () => {
    const source = "const one = () => 1; const never = () => new Promise(() => undefined); const spin = () => { for (;;); };";
    const calls = [call("one"), call("never"), call("one"), call("spin"), call("one")];
    const run = runThere(process.execPath, "cjs", programAround("javascript", "mark:", source, calls), "");
    expect(readCalls(run, "mark:", calls, limits)).toMatchObject({ outcomes: [{ value: 1 }, { status: "raised", error: "Error: The promise never settles." }, { value: 1 }, { status: "missing" }, { status: "missing" }], stopped: "time" });
  });
});

/** Each version of a language words its errors in its own way. */
function withoutWording({ outcomes, stopped }: CallsResult) {
  return { stopped, outcomes: outcomes.map((outcome) => ("error" in outcome ? { status: outcome.status, output: outcome.output } : outcome)) };
}

describe("programs come to the same here and there", () => {
  it.each<[CodeLanguage, string, string]>([
    ["javascript", "const name = readline(); console.log('hola', name, readline(), readline());", "Ñandú\nb\n"],
    ["javascript", "console.log(1); throw new RangeError('no');", ""],
    ["typescript", "const n: number = Number(readline()); console.log(n + 1);", "41"],
    ["python", "print('hola', input())\nprint(input())", "Ñandú\nb\n"],
    ["python", "print(1)\nraise ValueError('no')", ""],
    ["python", "import sys\nprint('x', file=sys.stderr)\nsys.exit(2)", ""],
    ["lua", "print('hola', io.read())\nfor line in io.lines() do print(line) end", "Ñandú\nb\nc"],
    ["lua", "print(1) error('no')", ""],
    ["javascript", "for (;;);", ""],
    ["lua", "while true do io.write('more') end", ""],
  ])("in %s: %s", async (language, source, stdin) => {
    const job = { language, source, stdin, limits: { ...limits, timeMs: 2_000 } };
    const [there, here] = [await remote.runProgram(job), await local.runProgram(job)];
    expect({ ...there, error: here.stopped === null ? there.error : null }).toEqual(here.stopped === null ? here : { ...here, error: null });
  });
});

describe("what is not worth forging", () => {
  it("is what a call should give: it is not in the program, and made-up lines are what was printed", async () => {
    expect(programAround("python", "m", "def f(): pass", [call("f", 1)])).not.toContain("expected");
    const source = `console.log('criterio-0123456789abcdef0123456789abcdef:{"value":"42"}'); const f = () => { console.log('criterio-:{"value":"1"}'); return 2 };`;
    const { outcomes } = await expectSame("javascript", source, [call("f"), call("f")]);
    expect(outcomes.map((outcome) => outcome.status === "returned" && outcome.value)).toEqual([2, 2]);
  });

  it("is a value of another shape, and one of the calls after: what cannot be read is missing", async () => {
    // As one who reads the program's file would: `mark` is found in the text of the frame that calls.
    const source = "import sys\ndef f():\n  frame = sys._getframe()\n  while frame:\n    for each in (frame.f_locals.get('mark'),):\n      if each:\n        print(each + '{\"value\":\"{\\\\\"evil\\\\\":1}\"}')\n        print(each + 'nonsense')\n    frame = frame.f_back\n  return 1";
    const { outcomes } = await remote.runCalls({ language: "python", source, calls: [call("f"), call("f"), call("f")], limits });
    expect(outcomes).toHaveLength(3);
    expect(outcomes.slice(0, 2).map(({ status }) => status)).toEqual(["missing", "missing"]);
  });
});

describe("where the local engines go on", () => {
  it("is SQL, and a language that this Judge0 lacks", async () => {
    const lacking = await startJudge0({ port: await freePort(), token: null, run: () => Promise.reject(new Error("none")), lacks: ["lua"] });
    const mixed = judge0CodeRunner({ url: lacking.url, token: undefined, local });
    expect(await mixed.runProgram({ language: "sql", source: "select 1 as one", stdin: "", limits })).toEqual({ output: "one\n1\n", error: null, stopped: null });
    expect(await mixed.runProgram({ language: "lua", source: "print(1)", stdin: "", limits })).toEqual({ output: "1\n", error: null, stopped: null });
    await expect(mixed.runProgram({ language: "python", source: "print(1)", stdin: "", limits })).rejects.toBeInstanceOf(CodeRunnerBusy);
    await lacking.close();
  });
});

describe("a Judge0 in trouble", () => {
  const job = { language: "lua" as const, source: "print(1)", stdin: "", limits };
  const well = { output: "1\n", error: null, stopped: null };

  it.each([429, 500, 503])("that answers %d is asked again", async (status) => {
    judge0.faults.replace([{ on: "request", kind: "error", probability: 1, status, count: 2, delayMs: 0, copies: 1 }]);
    expect(await remote.runProgram(job)).toEqual(well);
  });

  it("that is slow, or loses an answer, is waited for", async () => {
    judge0.faults.replace([
      { on: "request", kind: "delay", probability: 1, status: 500, count: 2, delayMs: 500, copies: 1 },
      { on: "request", kind: "drop", match: "GET", probability: 1, status: 500, count: 1, delayMs: 0, copies: 1 },
    ]);
    expect(await remote.runProgram(job)).toEqual(well);
  });

  it.each([429, 503])("that goes on answering %d is busy", async (status) => {
    judge0.faults.replace([{ on: "request", kind: "error", probability: 1, status, delayMs: 0, copies: 1 }]);
    await expect(remote.runProgram(job)).rejects.toBeInstanceOf(CodeRunnerBusy);
  });

  it("that is not there is busy, and one that refuses the token is an error", async () => {
    const nowhere = judge0CodeRunner({ url: `http://127.0.0.1:${await freePort()}`, token: TOKEN, local });
    await expect(nowhere.runProgram(job)).rejects.toBeInstanceOf(CodeRunnerBusy);
    const wrong = judge0CodeRunner({ url: judge0.url, token: "wrong", local });
    const refusal: unknown = await wrong.runProgram(job).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ message: "Judge0 answered 401 to /languages." });
    expect(refusal).not.toBeInstanceOf(CodeRunnerBusy);
  });

  const languages = JSON.stringify([{ id: 64, name: "Lua (5.3.5)" }]);
  it.each([
    ["a submission that is cut off", '{"status":{"id":3},"stdo'],
    ["a status that does not exist", '{"status":{"id":99},"stdout":null}'],
    ["a failure of its own", '{"status":{"id":13},"message":"Tm8gc3VjaCBmaWxl"}'],
    ["no end", '{"status":{"id":1}}'],
  ])("that answers with %s is busy", async (_what, submission) => {
    const odd = await scripted({ "/languages": languages, "/config_info": "{}", "/submissions": '{"token":"t-1"}', "/submissions/t-1": submission });
    const runner = judge0CodeRunner({ url: odd.url, token: undefined, local, queueMs: -6_500 });
    await expect(runner.runProgram(job)).rejects.toBeInstanceOf(CodeRunnerBusy);
    odd.server.close();
  });

  it.each([
    ["is no base64", '{"status":{"id":3},"stdout":"%%%"}', { status: "missing" }, null],
    ["is nothing", '{"status":{"id":3},"stdout":null}', { status: "missing" }, null],
    ["was too large for its file", '{"status":{"id":8},"stdout":null,"exit_signal":25}', { status: "missing" }, "output"],
    ["was killed", '{"status":{"id":12},"stdout":null,"exit_signal":9}', { status: "missing" }, "memory"],
    ["aborted", '{"status":{"id":10},"stdout":null,"exit_signal":6}', { status: "missing" }, "memory"],
    ["says that the memory is full", `{"status":{"id":11},"stdout":null,"stderr":"${Buffer.from("lua: not enough memory").toString("base64")}"}`, { status: "missing" }, "memory"],
  ])("whose output %s gives one missing outcome for each call", async (_what, submission, outcome, stopped) => {
    const odd = await scripted({ "/languages": languages, "/config_info": "{}", "/submissions": '{"token":"t-1"}', "/submissions/t-1": submission });
    const runner = judge0CodeRunner({ url: `${odd.url}/`, token: undefined, local });
    expect(await runner.runCalls({ language: "lua", source: "", calls: [call("f"), call("g")], limits })).toMatchObject({ outcomes: [outcome, outcome], stopped });
    odd.server.close();
  });
});

/** A server that always gives the same answers, by path. */
async function scripted(answers: Record<string, string>): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? "/", "http://localhost").pathname];
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" }).end(answer);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${port}`, server };
}
