import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ROOT } from "./run-tool.ts";
import type { StageResult } from "./stage.ts";

const REPORTS = path.join(ROOT, "tmp/test-reports");

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
const playwrightReport = z.object({
  errors: z.array(z.unknown()),
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
  const broken = report.testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0).length;
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + broken }, exitCode, report.numPendingTests);
}

/** Counts of a Playwright run. A test that passed only when repeated counts as failed: it may fail for the next person. */
export function readPlaywrightReport(file: string, exitCode: number): StageResult {
  const report = existsSync(file) ? playwrightReport.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
  if (!report) return { passed: 0, failed: 1, note: "the browser tests did not run: see above" };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return settle({ passed: expected, failed: unexpected + flaky + report.errors.length }, exitCode, skipped);
}

function settle({ passed, failed }: StageResult, exitCode: number, skipped: number): StageResult {
  const note = skipped > 0 ? { note: `${skipped} skipped` } : {};
  // A run may fail outside of its tests: an unhandled rejection, a teardown, a worker that died.
  if (exitCode !== 0 && failed === 0) return { passed, failed: 1, note: `exit ${exitCode} with no failed test` };
  return { passed, failed, ...note };
}
