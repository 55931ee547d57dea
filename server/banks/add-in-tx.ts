import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { MAX_BANK_QUESTIONS } from "@/lib/schemas/banks";
import type { Question } from "@/lib/schemas/questions";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { toBankContent } from "./bank-content";

/** Puts questions into a bank behind those that it has, each as its first version. The caller has let in. Throws `banks.full`. */
export async function addInTx(ctx: Ctx, tx: Tx, bankId: string, questions: readonly Question[]): Promise<string[]> {
  await tx.$queryRaw`SELECT 1 FROM "QuestionBank" WHERE "id" = ${bankId} FOR UPDATE`;
  const held = await tx.bankQuestion.count({ where: { bankId } });
  if (held + questions.length > MAX_BANK_QUESTIONS) throw new DomainError("conflict", "banks.full", { max: MAX_BANK_QUESTIONS });
  const createdAt = ctx.clock.now();
  const authorId = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
  const made = questions.map((question) => ({ id: newId("bankQuestion"), ...toBankContent(question) }));
  await tx.bankQuestion.createMany({ data: made.map(({ content: _content, ...row }) => ({ ...row, bankId, createdAt })) });
  await tx.bankQuestionVersion.createMany({ data: made.map(({ id, content }) => ({ questionId: id, number: 1, content: content ?? {}, authorId, createdAt })) });
  return made.map(({ id }) => id);
}
