import type { CodeLanguage } from "@/lib/domain/code-languages";
import { DomainError } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { CodeRunnerBusy } from "@/server/vendors";
import { runCodeTests, type CodeTest, type CodeTestRun } from "./run-code-tests";

/** Bytes that an answer may print, and that one value may have. */
const OUTPUT_BYTES = 65_536;

type Job = { language: CodeLanguage; source: string; tests: readonly CodeTest[]; timeLimitMs: number; memoryLimitMb: number };

/**
 * Runs tests over a source in the school's own sandbox, with a question's limits, when its turn has come. Who may ask,
 * and how often, is the caller's to say. Throws `code.busy` when too many runs wait already.
 */
export function runTestsInTurn(ctx: Pick<Ctx, "vendors">, { timeLimitMs, memoryLimitMb, ...job }: Job): Promise<CodeTestRun> {
  return inTurn(() => runCodeTests(ctx.vendors.code, { ...job, limits: { timeMs: timeLimitMs, memoryMb: memoryLimitMb, outputBytes: OUTPUT_BYTES } }));
}

async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof CodeRunnerBusy) throw new DomainError("unavailable", "code.busy", {}, { cause: error });
    throw error;
  }
}
