import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CODE_LANGUAGES, type CodeLanguage } from "@/lib/domain/code-languages";
import { localCodeRunner } from "./local-code-runner";
import { escapeAttempts, type Attempts } from "./testing/escapes";
import { CodeRunnerBusy } from "./types";

const SECRET = "the-secret-of-the-host";
/** What a way gives that led nowhere without an error: PostgreSQL answers with no row when a program cannot be opened. */
const NOTHING = ["null", '{"a":[]}'];
const VARIABLE = "CRITERIO_BAIT";
const limits = { timeMs: 20_000, memoryMb: 64, outputBytes: 4_096 };
const runner = localCodeRunner({ concurrent: 2 });
const PLAIN: Record<CodeLanguage, string> = {
  javascript: "function next(a) { if ({}.polluted || [].polluted) throw new Error('polluted'); return [a + 1] }",
  typescript: "const next = (a: number): number[] => [a + 1];",
  python: "def next(a):\n  return [a + 1]",
  sql: "create function next(a int) returns int[] language sql as 'select array[a + 1]'",
  lua: "function next(a) return {a + 1} end",
};

let folder: string;
let bait: { file: string; folder: string; port: number; variable: string };
let server: Server;
let visits = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "bait-"));
  const file = path.join(folder, "secret.txt");
  writeFileSync(file, SECRET);
  process.env[VARIABLE] = SECRET;
  server = createServer((socket) => {
    visits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  bait = { file, folder, port: typeof address === "object" && address ? address.port : 0, variable: VARIABLE };
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
  Reflect.deleteProperty(process.env, VARIABLE);
});

async function expectUnharmed(...languages: CodeLanguage[]): Promise<void> {
  const runs = languages.map((language) => runner.runCalls({ language, source: PLAIN[language], calls: [{ function: "next", args: [41] }], limits }));
  for (const run of await Promise.all(runs)) expect(run).toEqual({ outcomes: [{ status: "returned", value: { a: [42] }, output: "" }], stopped: null });
}

describe("ways out", () => {
  it("are more than fifty", () => {
    expect(escapeAttempts({ file: "f", folder: "d", port: 1, variable: "V" }).flatMap(({ names }) => names).length).toBeGreaterThan(50);
  });

  it.each(CODE_LANGUAGES)("lead nowhere in %s, and the next run knows nothing of them", async (language) => {
    const { source, names } = escapeAttempts(bait).find((each) => each.language === language) as Attempts;
    const { outcomes, stopped } = await runner.runCalls({ language, source, calls: names.map((name) => ({ function: name, args: [] })), limits });
    expect(stopped).toBeNull();
    expect(JSON.stringify(outcomes)).not.toContain(SECRET);
    const found = outcomes.flatMap((outcome, index) => (outcome.status === "raised" || (outcome.status === "returned" && NOTHING.includes(JSON.stringify(outcome.value))) ? [] : [{ way: names[index], outcome }]));
    expect(found).toEqual([]);
    expect({ visits, files: readdirSync(folder), secret: readFileSync(bait.file, "utf8") }).toEqual({ visits: 0, files: ["secret.txt"], secret: SECRET });
    await expectUnharmed(language);
  });
});

describe("what never ends", () => {
  it.each<[CodeLanguage, string]>([
    ["javascript", "for (;;) { try { for (;;); } catch {} }"],
    ["typescript", "const spin = (): never => { while (true); }; Promise.resolve().then(spin);"],
    ["javascript", "const spin = () => { Promise.resolve().then(spin); }; spin();"],
    ["lua", "while true do pcall(function() while true do end end) end"],
    ["python", "while True:\n  try:\n    while True: pass\n  except BaseException: pass"],
    ["sql", "with recursive r(n) as (select 1 union all select n from r) select count(*) from r"],
  ])("is ended by the time in %s, while others run: %s", async (language, source) => {
    const [run] = await Promise.all([runner.runProgram({ language, source, stdin: "", limits: { ...limits, timeMs: 1_000 } }), expectUnharmed("javascript")]);
    expect(run).toMatchObject({ stopped: "time" });
  });
});

describe("what fills the memory", () => {
  it.each<[CodeLanguage, string]>([
    ["javascript", "const all = []; for (;;) try { for (;;) all.push('x'.repeat(1e6) + all.length); } catch {}"],
    ["javascript", "const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1));"],
    ["lua", "local t = {} while true do t[#t + 1] = string.rep('x', 1000000) .. #t end"],
    ["python", "a = []\nwhile True:\n  try: a.append(bytearray(10**6))\n  except MemoryError: pass"],
    ["python", "from pyodide.ffi import to_js\na = []\nwhile True: a.append(to_js([0] * 1000000))"],
    ["sql", "select sum(length(repeat('x', 100000000) || n)) from generate_series(1, 1000) n"],
  ])("is ended by the memory in %s: %s", async (language, source) => {
    expect(await runner.runProgram({ language, source, stdin: "", limits: { ...limits, timeMs: 60_000 } })).toMatchObject({ stopped: "memory" });
    await expectUnharmed("javascript");
  });
});

describe("what prints without end", () => {
  it.each<[CodeLanguage, string]>([
    ["javascript", "for (;;) console.log('more');"],
    ["javascript", "console.log('x'.repeat(1e7));"],
    ["lua", "while true do io.write('more') end"],
    ["python", "import sys\nwhile True: print('more', file=sys.stderr)"],
    ["sql", "select repeat('x', 1000) from generate_series(1, 1000)"],
  ])("is ended by the output in %s: %s", async (language, source) => {
    const { output, stopped } = await runner.runProgram({ language, source, stdin: "", limits });
    expect(stopped).toBe("output");
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(limits.outputBytes);
  });

  it("or returns more than may be told is ended too", async () => {
    const { outcomes, stopped } = await runner.runCalls({ language: "javascript", source: "const f = () => 'x'.repeat(1e6)", calls: [{ function: "f", args: [] }], limits });
    expect({ stopped, status: outcomes[0]?.status }).toEqual({ stopped: "output", status: "missing" });
  });
});

describe("a run's end", () => {
  it.each(["import os\n  os._exit(0)", "import ctypes\n  ctypes.CDLL(None).system(b'id')"])("by the program's own hand leaves the rest without a value: %s", async (body) => {
    const call = { function: "leave", args: [] };
    const run = await runner.runCalls({ language: "python", source: `def leave():\n  ${body}`, calls: [call, call], limits });
    expect(run).toMatchObject({ outcomes: [{ status: "missing" }, { status: "missing" }] });
    await expectUnharmed("javascript");
  });

  it("leaves nothing behind for the next: what one polluted is clean in another", async () => {
    const source = "Object.prototype.polluted = Array.prototype.polluted = true; JSON.stringify = () => '42'; Array.isArray = () => false; Reflect.apply = () => 1; globalThis.next = () => 0; const f = () => ({ a: [1] });";
    const { outcomes } = await runner.runCalls({ language: "javascript", source, calls: [{ function: "f", args: [] }], limits });
    expect(outcomes).toEqual([{ status: "returned", value: { o: [["a", { a: [1] }]] }, output: "" }]);
    await expectUnharmed("javascript", "typescript");
  });

  it("gives its turn to who waits, and refuses who would wait too long", async () => {
    const narrow = localCodeRunner({ concurrent: 1, waiting: 1 });
    const job = { language: "lua" as const, source: "print(1)", stdin: "", limits };
    const runs = await Promise.allSettled([narrow.runProgram(job), narrow.runProgram(job), narrow.runProgram(job)]);
    expect(runs.map((run) => (run.status === "fulfilled" ? run.value.output : run.reason instanceof CodeRunnerBusy))).toEqual(["1\n", "1\n", true]);
    expect(await narrow.runProgram(job)).toEqual({ output: "1\n", error: null, stopped: null });
  });

  it("finds an engine ready when the last run of its language kept one", async () => {
    const kept = localCodeRunner({ concurrent: 1, keepReadyMs: 30_000 });
    const job = { language: "python" as const, source: "print(input())", limits };
    expect(await kept.runProgram({ ...job, stdin: "uno" })).toEqual({ output: "uno\n", error: null, stopped: null });
    expect(await kept.runProgram({ ...job, stdin: "dos" })).toEqual({ output: "dos\n", error: null, stopped: null });
  });
});
