import type { AddBankQuestionInput } from "@/lib/schemas/banks";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { addInTx } from "../add-in-tx";
import { authorizeBank } from "../authorize-bank";

/** Puts a question into a bank as its first version; its tags and its difficulty are kept beside it. Throws `banks.full`. */
export async function addBankQuestion(ctx: Ctx, { bankId, question }: AddBankQuestionInput): Promise<{ questionId: string }> {
  await authorizeBank(ctx, "bank.manage", bankId);
  const [questionId = ""] = await inTransaction(ctx, (tx) => addInTx(ctx, tx, bankId, [question]));
  return { questionId };
}
