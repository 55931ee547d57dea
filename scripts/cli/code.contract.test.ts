import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { CodeLanguage } from "@/lib/domain/code-languages";
import { runCodeTests } from "@/server/assessment";
import { localCodeRunner } from "@/server/vendors/code-runner/local-code-runner";
import { findSharedData } from "@/tests/harness/shared-data";
import { readCanonicalCases } from "./canonical-cases.ts";

type Submission = { exercise: string; language: CodeLanguage; kind: string; code: string; passes: number; of: number };

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "code-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

const CASES = JSON.stringify({
  cases: [
    { description: "adds", property: "addAll", input: { numbers: [1, 2.5], start: 1 }, expected: 4.5 },
    { description: "of nothing", property: "addAll", input: { numbers: [], start: 0 }, expected: { error: "nothing to add" } },
  ],
});
const SOURCES: [CodeLanguage, string][] = [
  ["javascript", "export const addAll = (numbers, start) => { if (numbers.length === 0) throw new Error('nothing'); return numbers.reduce((a, b) => a + b, start) }"],
  ["typescript", "enum None { Length }\nconst addAll = (numbers: number[], start: number): number => { if (numbers.length === None.Length) throw new Error('nothing'); return numbers.reduce((a, b) => a + b, start) }"],
  ["python", "def add_all(numbers, start):\n    if not numbers:\n        raise ValueError('nothing')\n    return sum(numbers, start)\n"],
  ["sql", "create function add_all(numbers float[], start float) returns float language plpgsql as $$ begin if cardinality(numbers) = 0 then raise 'nothing'; end if; return start + (select sum(n) from unnest(numbers) n); end $$"],
  ["lua", "function add_all(numbers, start) if #numbers == 0 then error('nothing') end for _, n in ipairs(numbers) do start = start + n end return start end"],
];

function file(name: string, content: string): string {
  writeFileSync(path.join(folder, name), content);
  return name;
}

/** As npm starts it from a folder of its own. */
function run(...args: string[]): { code: number | null; printed: unknown } {
  const script = path.join(root, "scripts", "cli", "code.ts");
  const result = spawnSync(process.execPath, ["--import", "tsx", script, ...args, "--json"], { cwd: root, encoding: "utf8", env: { ...process.env, INIT_CWD: folder } });
  return { code: result.status, printed: result.stdout === "" ? result.stderr : JSON.parse(result.stdout) };
}

describe("code run", () => {
  it.each(SOURCES)("calls the functions of %s", (language, source) => {
    const given = ["run", "--language", language, "--cases", file("cases.json", CASES), file(`source-${language}`, source)];
    expect(run(...given)).toMatchObject({ code: 0, printed: { passed: 2, total: 2, stopped: null, results: [{ name: "adds", passed: true, actual: 4.5 }, { name: "of nothing", passed: true, actual: null, error: expect.stringContaining("nothing") }] } });
  });

  it("fails with what went wrong, and says what stopped it", () => {
    const cases = file("cases.json", CASES);
    expect(run("run", "--language", "javascript", "--cases", cases, file("wrong.js", "const addAll = () => 4.5"))).toMatchObject({ code: 1, printed: { passed: 1, total: 2, stopped: null } });
    expect(run("run", "--language", "javascript", "--cases", cases, file("broken.js", "const addAll = ("))).toMatchObject({ code: 1, printed: { passed: 0, results: [{ error: expect.stringContaining("SyntaxError") }, {}] } });
    expect(run("run", "--language", "lua", "--cases", cases, "--time", "300", file("loop.lua", "while true do end"))).toMatchObject({ code: 1, printed: { passed: 0, total: 2, stopped: "time" } });
  });

  it("runs a program with input", () => {
    expect(run("run", "--language", "lua", "--stdin", file("in.txt", "41\n"), file("main.lua", "print(io.read('n') + 1)"))).toEqual({ code: 0, printed: { output: "42\n", error: null, stopped: null } });
    expect(run("run", "--language", "javascript", file("main.js", "console.log(readline()); nothing"))).toMatchObject({ code: 1, printed: { output: "null\n", error: expect.stringContaining("nothing") } });
  });

  it.each<[string[], RegExp]>([
    [["run", "--language", "cobol", "--cases", "cases.json", "main.js"], /cobol.*javascript/],
    [["run", "--language", "lua", "--cases", "cases.json", "missing.lua"], /missing\.lua cannot be read/],
    [["run", "--language", "lua", "--cases", "missing.json", "main.js"], /missing\.json cannot be read/],
    [["run", "--language", "lua", "--cases", "main.js", "main.js"], /main\.js: these are no cases/],
    [["run", "--language", "lua", "--cases", "empty.lua", "empty.lua"], /empty\.lua: it is not JSON/],
    [["run", "--language", "lua", "--time", "0", "main.js"], /--time/],
    [["run", "--cases", "cases.json", "main.js"], /Usage/],
    [["walk"], /Usage/],
  ])("refuses %j", (args, message) => {
    file("cases.json", CASES);
    file("main.js", "1");
    file("empty.lua", "return");
    expect(run(...args)).toEqual({ code: 2, printed: expect.stringMatching(message) });
  });
});

const shared = findSharedData("08-code-exercises");

describe.runIf(shared !== null)("the submissions of the shared data", () => {
  const lines = shared === null ? [] : readFileSync(path.join(shared, "submissions.jsonl"), "utf8").trim().split("\n");
  const submissions = lines.map((line) => JSON.parse(line) as Submission);
  // Python takes seconds to start: of its submissions those that say most, the flawed ones.
  const chosen = submissions.filter(({ language, kind }) => language !== "python" || kind === "wrong");
  const runner = localCodeRunner();
  const limits = { timeMs: 5_000, memoryMb: 64, outputBytes: 65_536 };

  it.each(chosen.map((each) => [each.exercise, each.language, each.kind, each] as const))("%s in %s, %s: as many pass as stated", async (exercise, language, _kind, { code, passes, of }) => {
    const tests = readCanonicalCases(readFileSync(path.join(shared ?? "", "exercism", exercise, "canonical-data.json")));
    const { passed, total, stopped } = await runCodeTests(runner, { language, source: code, tests, limits });
    expect({ passed, total, stopped }).toEqual({ passed: passes, total: of, stopped: passes === 0 ? "time" : null });
  });
});
