import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ROOT } from "./run-tool.ts";
import type { StageResult } from "./stage.ts";

const FOLDER = path.join(ROOT, "tmp/coverage");
const SUMMARY = path.join(FOLDER, "coverage-summary.json");

/** What the product does: each of these files is run by the tests of its database, or nothing has tried it. */
const MEASURED = ["server/*/use-cases/*.ts", "server/*/queries/*.ts", "server/*/queries.ts"];
const LEAST_PERCENT = 90;

const share = z.object({ total: z.number(), covered: z.number(), pct: z.union([z.number(), z.literal("Unknown")]) });
const summary = z.record(z.string(), z.object({ lines: share, functions: share }));

/** Vitest's options that measure the use cases, also those that no test loads. A summary of an earlier run is removed. */
export function measureUseCases(): string[] {
  rmSync(FOLDER, { recursive: true, force: true });
  const options = { enabled: "true", provider: "v8", reporter: "json-summary", reportsDirectory: FOLDER, exclude: "**/*.test.ts" };
  return [...Object.entries(options).map(([name, value]) => `--coverage.${name}=${value}`), ...MEASURED.map((glob) => `--coverage.include=${glob}`)];
}

/**
 * Adds to a run the files of which it reached too little, as failures by name. Tests that failed leave their code
 * unreached: Vitest then measures nothing, and they are to be mended first.
 */
export function judgeUseCases(run: StageResult): StageResult {
  if (run.failed > 0) return run;
  if (!existsSync(SUMMARY)) return { ...run, failed: 1, failures: ["the tests were to be measured and left no summary"] };
  const { total: _, ...files } = summary.parse(JSON.parse(readFileSync(SUMMARY, "utf8")));
  const measured = Object.entries(files);
  if (measured.length === 0) return { ...run, failed: 1, failures: [`nothing was measured: ${MEASURED.join(", ")} name no file`] };
  const low = measured.flatMap(([file, { lines, functions }]) => {
    const missing = [tooLow("lines", lines), tooLow("functions", functions)].filter((part) => part !== null);
    return missing.length === 0 ? [] : [`${path.relative(ROOT, file)}: integration tests run ${missing.join(" and ")}; ${LEAST_PERCENT} % are asked of each use case and query`];
  });
  return { ...run, failed: low.length, note: [run.note, `${measured.length} use cases and queries measured`].filter(Boolean).join(", "), failures: low };
}

function tooLow(name: string, { total, covered }: z.infer<typeof share>): string | null {
  const percent = total === 0 ? 100 : (covered / total) * 100;
  return percent >= LEAST_PERCENT ? null : `${Math.floor(percent)} % of its ${name}`;
}
