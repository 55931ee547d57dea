import type { ExecuteProgramInput } from "@/lib/schemas/assessment";
import { DomainError } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import type { ProgramResult } from "@/server/vendors";
import { requireOpenProgram } from "../attempt/open-program";
import { runProgramInTurn } from "../code/run-tests-in-turn";

/**
 * Runs a program of one's own open attempt with an input of one's own; keeps nothing. Throws as `requireOpenProgram`
 * does, `assessment.answer_refused` for SQL, which reads no input, and `code.busy`.
 */
export async function executeProgram(ctx: Ctx, { source, stdin, ...input }: ExecuteProgramInput): Promise<ProgramResult> {
  if (input.language === "sql") throw new DomainError("invalid", "assessment.answer_refused", {}, { issues: [{ path: "language", message: "reads no input" }] });
  const { timeLimitMs, memoryLimitMb } = await requireOpenProgram(ctx, input);
  return runProgramInTurn(ctx, { language: input.language, source, stdin, timeLimitMs, memoryLimitMb });
}
