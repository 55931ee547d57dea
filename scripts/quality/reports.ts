import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";
import { ROOT } from "./run-tool.ts";
import type { StageResult } from "./stage.ts";

const REPORTS = path.join(ROOT, "tmp/test-reports");

const assertionResult = z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() });
const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ name: z.string(), assertionResults: z.array(assertionResult) })),
});
const outsideErrors = z.array(z.object({ where: z.string(), message: z.string() }));
const playwrightSpec = z.object({ title: z.string(), ok: z.boolean(), file: z.string(), line: z.number() });
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).default([]);
  },
});
const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  suites: z.array(playwrightSuite),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Where a tool writes its report; one of an earlier run is removed, so that it is never read for this one. */
export function freshReport(name: string): string {
  mkdirSync(REPORTS, { recursive: true });
  const file = path.join(REPORTS, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * Counts of a Vitest run. What failed outside of the tests (a file that could not be loaded, a hook, a rejection that
 * nobody awaited) counts as one failure each, by name.
 */
export function readVitestReport(files: { report: string; outside: string }, exitCode: number): StageResult {
  const report = readReport(files.report, vitestReport);
  if (!report) return { passed: 0, failed: 1, note: "the test runner left no report" };
  const outside = readReport(files.outside, outsideErrors) ?? [];
  const failures = [
    ...outside.map(({ where, message }) => describeFailure(where.replaceAll(`${ROOT}${path.sep}`, ""), message)),
    ...report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === "failed")
        .map(({ fullName, failureMessages }) => describeFailure(`${path.relative(ROOT, name)}: ${fullName}`, failureMessages?.join("\n"))),
    ),
  ];
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + outside.length, failures }, exitCode, report.numPendingTests);
}

/** Counts of a Playwright run. A test that passed only when repeated counts as failed: it may fail for the next person. */
export function readPlaywrightReport(file: string, exitCode: number): StageResult {
  const report = readReport(file, playwrightReport);
  if (!report) return { passed: 0, failed: 1, note: "the browser tests did not run: see above" };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failures = specsOf(report.suites).filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line}: ${title}`);
  return settle({ passed: expected, failed: unexpected + flaky + report.errors.length, failures }, exitCode, skipped);
}

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

function specsOf(suites: readonly z.infer<typeof playwrightSuite>[]): z.infer<typeof playwrightSpec>[] {
  return suites.flatMap(({ specs, suites: inner }) => [...specs, ...specsOf(inner)]);
}

const FAILURE_LINES = 12;

/** A failed test with the first lines of why: what one needs when only the end of a long log is at hand. */
function describeFailure(name: string, message: string | null | undefined): string {
  const lines = stripVTControlCharacters(message ?? "").split("\n").filter((line) => line.trim() !== "");
  return [name, ...lines.slice(0, FAILURE_LINES).map((line) => `    ${line}`)].join("\n");
}

function settle({ passed, failed, failures }: StageResult, exitCode: number, skipped: number): StageResult {
  const note = { ...(skipped > 0 && { note: `${skipped} skipped` }), ...(failures && { failures }) };
  // A run may fail where no report sees it: a teardown, a worker that died.
  if (exitCode !== 0 && failed === 0) return { passed, failed: 1, note: `exit ${exitCode} with no failed test` };
  return { passed, failed, ...note };
}
