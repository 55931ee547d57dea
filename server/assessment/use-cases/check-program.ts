import type { Json } from "@/lib/json";
import { questionResponseSchema } from "@/lib/schemas/question-responses";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { loadQuiz } from "../attempt/load-quiz";
import { scoreCodeAnswer } from "../code/score-code-answer";

/**
 * Runs all tests over one program of a submitted attempt and keeps which of them passed, once: a program that has its
 * results keeps them. Holds no transaction while it runs. Throws `code.busy`, to be asked again, when too many wait.
 */
export async function checkProgram(ctx: Ctx, { attemptId, place }: { attemptId: string; place: number }): Promise<{ checked: boolean }> {
  authorize(ctx.viewer, "system.run");
  const answer = await ctx.db.quizAnswer.findUnique({
    where: { attemptId_place: { attemptId, place }, attempt: { state: "submitted" } },
    select: { response: true, attempt: { select: { revisionId: true } } },
  });
  const program = answer && questionResponseSchema.parse(answer.response);
  if (program?.type !== "program" || program.results !== null) return { checked: false };
  const question = (await loadQuiz(ctx.db, answer?.attempt.revisionId ?? "")).questions[place];
  if (question?.type !== "code") return { checked: false };
  const { response } = await scoreCodeAnswer(ctx, question, program);
  const json: Json = JSON.parse(JSON.stringify(response.results));
  const kept = await ctx.db.$executeRaw`
    UPDATE "QuizAnswer" SET "response" = jsonb_set("response", '{results}', ${JSON.stringify(json)}::jsonb)
    WHERE "attemptId" = ${attemptId} AND "place" = ${place} AND "response" -> 'results' = 'null'::jsonb`;
  return { checked: kept === 1 };
}
