import { notFound } from "@/lib/errors";
import type { LabelBankQuestionInput } from "@/lib/schemas/banks";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeBank } from "../authorize-bank";

/** Sorts a question by tags and difficulty. It says the same as before: no version is made. */
export async function labelBankQuestion(ctx: Ctx, { bankId, questionId, tags, difficulty }: LabelBankQuestionInput): Promise<{ questionId: string }> {
  await authorizeBank(ctx, "bank.manage", bankId);
  const { count } = await ctx.db.bankQuestion.updateMany({ where: { id: questionId, bankId }, data: { tags, difficulty } });
  if (count === 0) throw notFound();
  return { questionId };
}
