import type { CodeLanguage } from "@/lib/domain/code-languages";
import type { CallOutcome, CodeLimits, CodeRunner, CodeStop, JsonValue, ReturnedValue } from "@/server/vendors";
import { isSameValue } from "./is-same-value";

/** `error` asks for any exception; with null the value must be `expected`. */
export type CodeTest = { function: string; args: readonly JsonValue[]; expected: JsonValue; error: string | null };

/** `actual` is what came back, as JSON where JSON can say it; `error` what was raised, or why there is no value. */
export type CodeTestResult = { passed: boolean; actual: JsonValue; error: string | null; output: string };

export type CodeTestRun = { passed: number; total: number; results: CodeTestResult[]; stopped: CodeStop | null };

/**
 * Runs the tests over the source, in their order. The process that runs the source is told what to call and never what
 * should come back: the comparison is made here, so there is no verdict for a source to forge.
 */
export async function runCodeTests(runner: CodeRunner, { tests, ...job }: { language: CodeLanguage; source: string; tests: readonly CodeTest[]; limits: CodeLimits }): Promise<CodeTestRun> {
  const { outcomes, stopped } = await runner.runCalls({ ...job, calls: tests.map(({ function: name, args }) => ({ function: name, args })) });
  const results = tests.map((test, index) => resultOf(test, outcomes[index]));
  return { passed: results.filter(({ passed }) => passed).length, total: tests.length, results, stopped };
}

function resultOf({ expected, error }: CodeTest, outcome: CallOutcome | undefined): CodeTestResult {
  if (outcome?.status === "returned") return { passed: error === null && isSameValue(expected, outcome.value), actual: plain(outcome.value), error: null, output: outcome.output };
  return { passed: error !== null && outcome?.status === "raised", actual: null, error: outcome?.error ?? "The run ended before this call gave its value.", output: outcome?.output ?? "" };
}

function plain(value: ReturnedValue): JsonValue {
  if (value === null || typeof value !== "object") return value;
  if ("a" in value) return value.a.map(plain);
  if ("s" in value) return value.s.map(plain);
  if ("o" in value) return Object.fromEntries(value.o.map(([key, each]) => [key, plain(each)]));
  if ("t" in value) return [];
  return "n" in value ? value.n : `<${value.x}>`;
}
