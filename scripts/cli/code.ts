import process from "node:process";
import { parseArgs } from "node:util";
import { decodeText } from "../../lib/decode-text.ts";
import { CODE_LANGUAGES, isCodeLanguage } from "../../lib/domain/code-languages.ts";
import { runCodeTests } from "../../server/assessment/index.ts";
import { localCodeRunner } from "../../server/vendors/code-runner/local-code-runner.ts";
import { answer, endWith, readNamedFile } from "./answer.ts";
import { readCanonicalCases, type CanonicalCase } from "./canonical-cases.ts";

const USAGE = `Usage: npm run -s code -- run --language LANGUAGE --cases FILE SOURCE --json
       npm run -s code -- run --language LANGUAGE --stdin FILE SOURCE --json
LANGUAGE is one of ${CODE_LANGUAGES.join(", ")}. --time MILLISECONDS, --memory MEBIBYTES and --output BYTES change the limits.
Ends with 0 when everything passed, 1 when something did not, 2 when the question makes no sense.`;

const DEFAULT_LIMITS = { timeMs: 5_000, memoryMb: 256, outputBytes: 65_536 };

const { command, source: file, language, values } = readArguments();
if (command !== "run" || file === undefined || language === undefined) endWith(2, USAGE);
if (!isCodeLanguage(language)) endWith(2, `There is no language ${language}: there are ${CODE_LANGUAGES.join(", ")}.`);
const limits = { timeMs: limitOf("time", 60_000) ?? DEFAULT_LIMITS.timeMs, memoryMb: limitOf("memory", 1_024) ?? DEFAULT_LIMITS.memoryMb, outputBytes: limitOf("output", 1_048_576) ?? DEFAULT_LIMITS.outputBytes };
const source = decodeText(readNamedFile(file)).text;
const runner = localCodeRunner();

if (values.cases !== undefined) {
  const cases = readCases(values.cases);
  const { passed, total, results, stopped } = await runCodeTests(runner, { language, source, tests: cases, limits });
  const described = results.map((result, index) => ({ name: cases[index]?.name ?? "", function: cases[index]?.function ?? "", ...result, expected: cases[index]?.expected ?? null }));
  answer({ passed, total, results: described, stopped }, passed === total);
} else {
  const stdin = values.stdin === undefined ? "" : decodeText(readNamedFile(values.stdin)).text;
  const result = await runner.runProgram({ language, source, stdin, limits });
  answer(result, result.error === null && result.stopped === null);
}

function readArguments() {
  try {
    const options = { language: { type: "string" }, cases: { type: "string" }, stdin: { type: "string" }, time: { type: "string" }, memory: { type: "string" }, output: { type: "string" }, json: { type: "boolean" } } as const;
    const { values: given, positionals } = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true });
    if (positionals.length > 2 || (given.cases !== undefined && given.stdin !== undefined)) endWith(2, USAGE);
    return { command: positionals[0], source: positionals[1], language: given.language, values: given };
  } catch (error) {
    return endWith(2, `${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function limitOf(name: "time" | "memory" | "output", most: number): number | undefined {
  const given = values[name];
  if (given === undefined) return undefined;
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1 || number > most) endWith(2, `--${name} must be a whole number from 1 to ${most}.`);
  return number;
}

function readCases(name: string): CanonicalCase[] {
  try {
    return readCanonicalCases(readNamedFile(name));
  } catch (error) {
    return endWith(2, `${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
