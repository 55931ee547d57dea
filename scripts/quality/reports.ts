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
  testResults: z.array(z.object({ name: z.string(), status: z.string(), message: z.string().nullish(), assertionResults: z.array(assertionResult) })),
});
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

/** Counts of a Vitest run. A file that could not be loaded has no tests and counts as one failure. */
export function readVitestReport(file: string, exitCode: number): StageResult {
  const report = existsSync(file) ? vitestReport.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
  if (!report) return { passed: 0, failed: 1, note: "the test runner left no report" };
  const broken = report.testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0);
  const failures = [
    ...broken.map(({ name, message }) => describeFailure(path.relative(ROOT, name), message)),
    ...report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === "failed")
        .map(({ fullName, failureMessages }) => describeFailure(`${path.relative(ROOT, name)}: ${fullName}`, failureMessages?.join("\n"))),
    ),
  ];
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + broken.length, failures }, exitCode, report.numPendingTests);
}

/** Counts of a Playwright run. A test that passed only when repeated counts as failed: it may fail for the next person. */
export function readPlaywrightReport(file: string, exitCode: number): StageResult {
  const report = existsSync(file) ? playwrightReport.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
  if (!report) return { passed: 0, failed: 1, note: "the browser tests did not run: see above" };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failures = specsOf(report.suites).filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line}: ${title}`);
  return settle({ passed: expected, failed: unexpected + flaky + report.errors.length, failures }, exitCode, skipped);
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
  // A run may fail outside of its tests: an unhandled rejection, a teardown, a worker that died.
  if (exitCode !== 0 && failed === 0) return { passed, failed: 1, note: `exit ${exitCode} with no failed test` };
  return { passed, failed, ...note };
}
