import { questionResponseSchema } from "@/lib/schemas/question-responses";
import { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import { scoreCodeAnswer } from "../code/score-code-answer";
import { isProgramFor } from "./program-answer";
import type { AskedRerun } from "./reruns";
import { listUnrun } from "./unrun-programs";

/** Programs of one part: few enough for the longest time limits. */
const PART = 5;

/**
 * Runs the next programs under the tests that are asked and keeps which passed, each once: what ran already is left
 * alone, and killed anywhere nothing is lost but the run. A program in a language that the question lost keeps its points.
 * Holds no transaction while it runs. `left` says whether there may be a next part. Checks no permission. Throws
 * `code.busy`, to be asked again, when too many wait.
 */
export async function rerunPrograms(ctx: Pick<Ctx, "db" | "vendors" | "clock">, asked: readonly AskedRerun[], { attemptId }: { attemptId?: string } = {}): Promise<{ left: boolean }> {
  const programs = await listUnrun(ctx.db, asked, { attemptId, most: PART });
  for (const { attemptId: id, revisionId, place, response } of programs) {
    const rerun = asked.find((each) => each.revisionId === revisionId && each.place === place);
    const program = questionResponseSchema.parse(response);
    if (!rerun || program.type !== "program") continue;
    const results = isProgramFor(rerun.question, { ...program, results: null }) ? (await scoreCodeAnswer(ctx, rerun.question, program)).response.results : Prisma.DbNull;
    await ctx.db.programRun.createMany({ data: [{ attemptId: id, place, tests: rerun.tests, results, ranAt: ctx.clock.now() }], skipDuplicates: true });
  }
  return { left: programs.length === PART };
}
