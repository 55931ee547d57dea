import type { TryProgramInput } from "@/lib/schemas/assessment";
import type { Ctx } from "@/server/platform/ctx";
import { requireOpenProgram } from "../attempt/open-program";
import { tryCodeAnswer, type TriedCode } from "../code/score-code-answer";

/** Runs the visible tests over a program of one's own open attempt: a try, which keeps nothing. Throws as `requireOpenProgram` does, and `code.busy`. */
export async function tryProgram(ctx: Ctx, { source, ...input }: TryProgramInput): Promise<TriedCode> {
  const question = await requireOpenProgram(ctx, input);
  return tryCodeAnswer(ctx, question, { language: input.language, source });
}
