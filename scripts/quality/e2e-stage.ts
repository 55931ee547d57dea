import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { findChromium } from "./find-chromium.ts";
import { findFreePorts } from "./free-ports.ts";
import { freshReport, readPlaywrightReport } from "./reports.ts";
import { ROOT, runTool } from "./run-tool.ts";
import type { StageResult } from "./stage.ts";

const SPECS = path.join(ROOT, "tests/e2e");
const FIRST_PORT = 23_100;

/**
 * Runs the browser tests against a production build on a local cloud of their own: a fresh data folder, ports that
 * nobody uses, and a build folder beside the one of `npm start`, so that a school which is running is left alone.
 */
export async function runE2e(): Promise<StageResult> {
  if (!existsSync(SPECS) || !readdirSync(SPECS, { recursive: true }).some((name) => String(name).endsWith(".spec.ts"))) {
    return { passed: 0, failed: 0, note: "there are no browser tests" };
  }
  const chromium = await findChromium();
  if (!chromium) return { passed: 0, failed: 1, note: "Chromium is missing: install it, or set CHROME_PATH to a Chromium or Chrome" };
  const port = await findFreePorts(Number(process.env.PORT ?? FIRST_PORT));
  mkdirSync(path.join(ROOT, "tmp"), { recursive: true });
  const dataDir = mkdtempSync(path.join(ROOT, "tmp/e2e-"));
  const report = freshReport("e2e");
  try {
    const code = await runTool(["--import", "tsx", "scripts/quality/run-browser-tests.ts"], {
      PORT: String(port),
      DATA_DIR: dataDir,
      NEXT_DIST_DIR: "tmp/next-e2e",
      CHROME_PATH: chromium,
      E2E_REPORT: report,
    });
    return readPlaywrightReport(report, code);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
