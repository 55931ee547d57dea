import type { TryCodeSolutionInput } from "@/lib/schemas/code-question";
import { requireUser } from "@/server/access";
import { runTestsInTurn, type CodeTestRun } from "@/server/assessment";
import type { Ctx } from "@/server/platform/ctx";
import { requireTurn } from "@/server/platform/require-turn";
import { authorizeCourse } from "../authorize-course";

/**
 * Runs a solution in the sandbox over all tests of a question that is being written, stored or not, and answers what
 * came of each: the author may see hidden ones. Stores nothing. Throws TOO_MANY when a person has run too much lately,
 * `code.busy` when too many runs wait.
 */
export async function tryCodeSolution(ctx: Ctx, { courseId, ...job }: TryCodeSolutionInput): Promise<CodeTestRun> {
  await authorizeCourse(ctx, "course.update", courseId);
  await requireTurn(ctx, "code_run", requireUser(ctx.viewer).userId);
  return runTestsInTurn(ctx, job);
}
