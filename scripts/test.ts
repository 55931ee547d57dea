import process from "node:process";
import { parseArgs } from "node:util";
import { stopWithTool } from "./quality/run-tool.ts";
import type { Stage, StageResult } from "./quality/stage.ts";
import { STAGES } from "./quality/stages.ts";

type Outcome = StageResult & { name: string; seconds: number };

const { values } = parseArgs({ options: { only: { type: "string" } } });
process.env.CI = "true";
process.env.NEXT_TELEMETRY_DISABLED = "1";
stopWithTool();

const outcomes: Outcome[] = [];
for (const stage of chosen(values.only)) {
  process.stdout.write(`\n━━ ${stage.name}: ${stage.about}\n\n`);
  const outcome = await timed(stage);
  process.stdout.write(`\n   ${line(outcome)}\n`);
  outcomes.push(outcome);
}
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
const failures = outcomes.flatMap(({ name, failures: ofStage }) => (ofStage ?? []).map((failure) => `   ✗ ${name}: ${failure}`));
if (failures.length > 0) process.stdout.write(`\n━━ what failed\n\n${failures.join("\n")}\n`);
process.stdout.write(`\n━━ summary\n\n${outcomes.map((outcome) => `   ${line(outcome)}`).join("\n")}\n\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** The stages named in `--only=unit,types`, in their own order; all of them without it. */
function chosen(only: string | undefined): readonly Stage[] {
  if (only === undefined) return STAGES;
  const names = only.split(",").map((name) => name.trim());
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no stage ${unknown.join(", ")}. There are: ${STAGES.map(({ name }) => name).join(", ")}.\n`);
    process.exit(2);
  }
  return STAGES.filter(({ name }) => names.includes(name));
}

/** A stage that breaks is a failure of its own; the ones after it still run. */
async function timed(stage: Stage): Promise<Outcome> {
  const startedAt = performance.now();
  const result = await stage.run().catch((error: unknown): StageResult => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return { passed: 0, failed: 1, note: "the stage broke: see above" };
  });
  return { ...result, name: stage.name, seconds: (performance.now() - startedAt) / 1_000 };
}

function line({ name, passed, failed, seconds, note }: Outcome): string {
  const verdict = failed === 0 ? "✓" : "✗";
  return `${verdict} ${name.padEnd(13)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(1).padStart(7)} s${note ? `  ${note}` : ""}`;
}
