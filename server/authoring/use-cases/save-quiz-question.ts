import type { SaveQuizQuestionInput } from "@/lib/schemas/quiz-question";
import type { Ctx } from "@/server/platform/ctx";
import type { OutlineChanged } from "../dto";
import { putQuestion } from "../quiz/put-question";

/** Writes a question of any type but code into a quiz. Throws as `putQuestion` does. */
export async function saveQuizQuestion(ctx: Ctx, { question, ...where }: SaveQuizQuestionInput): Promise<OutlineChanged & { version: string }> {
  // It is not the bank's question any more.
  const { bank: _bank, ...written } = question;
  return putQuestion(ctx, { ...where, type: question.type }, () => written);
}
