import { rmSync } from "node:fs";
import path from "node:path";
import { generateClient } from "../stack/prepare.ts";
import { runE2e } from "./e2e-stage.ts";
import { freshReport, readVitestReport } from "./reports.ts";
import { ROOT, runTool } from "./run-tool.ts";
import type { Stage, StageResult } from "./stage.ts";
import { judgeUseCases, measureUseCases } from "./use-case-coverage.ts";

const CRUISED = ["app", "components", "server", "lib", "emails", "inngest", "local", "scripts", "prisma", "tests", "middleware.ts", "next.config.ts"];

/** Everything that must hold before a change is merged, cheapest first. */
export const STAGES: readonly Stage[] = [
  { name: "client", about: "the database client, generated from the schema", run: generate },
  { name: "types", about: "TypeScript", run: types },
  { name: "lint", about: "ESLint", run: () => check(["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."]) },
  { name: "architecture", about: "who imports whom, and what the tree promises", run: architecture },
  { name: "unused", about: "files, exports and packages that nothing uses", run: () => check(["node_modules/knip/bin/knip.js", "--no-progress"]) },
  { name: "unit", about: "pure code", run: () => vitest("unit") },
  { name: "integration", about: "use cases on a real database, every one of them", run: integration },
  { name: "contract", about: "the vendors' own SDKs on the local cloud", run: () => vitest("contract") },
  { name: "e2e", about: "the production build in a browser", run: runE2e },
];

async function generate(): Promise<StageResult> {
  try {
    await generateClient();
    return { passed: 1, failed: 0 };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}

/** Types that an earlier build wrote may speak of pages that have since moved; without them the sources speak alone. */
async function types(): Promise<StageResult> {
  for (const folder of [".next/types", ".next/dev/types"]) rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  return check(["node_modules/typescript/bin/tsc", "--noEmit", "--project", "."]);
}

async function check(args: readonly string[]): Promise<StageResult> {
  return (await runTool(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function architecture(): Promise<StageResult> {
  const imports = await check(["node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", "--output-type", "err-long", ...CRUISED]);
  const tests = await vitest("architecture");
  return { passed: imports.passed + tests.passed, failed: imports.failed + tests.failed };
}

async function integration(): Promise<StageResult> {
  return judgeUseCases(await vitest("integration", measureUseCases()));
}

/** Two workers: a test of the database holds half a gigabyte, and the smallest machine that runs this has two cores. */
async function vitest(project: string, options: readonly string[] = []): Promise<StageResult> {
  const report = freshReport(project);
  const outside = freshReport(`${project}-outside`);
  const reporters = ["default", "json", path.join(import.meta.dirname, "outside-errors.ts")].flatMap((name) => ["--reporter", name]);
  const files = [`--outputFile.json=${report}`, `--outputFile.outside=${outside}`];
  const exitCode = await runTool(["node_modules/vitest/vitest.mjs", "run", "--project", project, "--maxWorkers", "2", ...reporters, ...files, ...options]);
  return readVitestReport({ report, outside }, exitCode);
}
