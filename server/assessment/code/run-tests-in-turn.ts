import type { CodeLanguage } from "@/lib/domain/code-languages";
import { DomainError } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { CodeRunnerBusy, type ProgramResult } from "@/server/vendors";
import { runCodeTests, type CodeTest, type CodeTestRun } from "./run-code-tests";

/** Bytes that an answer may print, and that one value may have. */
const OUTPUT_BYTES = 65_536;

type Job = { language: CodeLanguage; source: string; timeLimitMs: number; memoryLimitMb: number };

/**
 * Runs tests over a source in the school's own sandbox, with a question's limits, when its turn has come. Who may ask,
 * and how often, is the caller's to say. Throws `code.busy` when too many runs wait already.
 */
export function runTestsInTurn(ctx: Pick<Ctx, "vendors">, { tests, ...job }: Job & { tests: readonly CodeTest[] }): Promise<CodeTestRun> {
  return inTurn(() => runCodeTests(ctx.vendors.code, { ...jobOf(job), tests }));
}

/** Runs a source as a program with an input, as `runTestsInTurn` does. */
export function runProgramInTurn(ctx: Pick<Ctx, "vendors">, { stdin, ...job }: Job & { stdin: string }): Promise<ProgramResult> {
  return inTurn(() => ctx.vendors.code.runProgram({ ...jobOf(job), stdin }));
}

function jobOf({ language, source, timeLimitMs, memoryLimitMb }: Job) {
  return { language, source, limits: { timeMs: timeLimitMs, memoryMb: memoryLimitMb, outputBytes: OUTPUT_BYTES } };
}

async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof CodeRunnerBusy) throw new DomainError("unavailable", "code.busy", {}, { cause: error });
    throw error;
  }
}
