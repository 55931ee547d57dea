import { isDeepStrictEqual } from "node:util";
import { DomainError, notFound } from "@/lib/errors";
import type { SaveBankQuestionInput } from "@/lib/schemas/banks";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeBank } from "../authorize-bank";
import { toBankContent } from "../bank-content";

/**
 * Writes a question anew, as its next version: quizzes that took an earlier one keep it, and so do attempts. Its tags
 * and difficulty stay as they are. Saying the same again makes no version. Throws `banks.question_changed` when it is
 * not the version that was on screen.
 */
export async function saveBankQuestion(ctx: Ctx, { bankId, questionId, version, question }: SaveBankQuestionInput): Promise<{ version: number }> {
  await authorizeBank(ctx, "bank.manage", bankId);
  const { content, type, text } = toBankContent(question);
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "BankQuestion" WHERE "id" = ${questionId} FOR UPDATE`;
    const stored = await tx.bankQuestion.findUnique({ where: { id: questionId, bankId }, select: { version: true } });
    if (!stored) throw notFound();
    const newest = await tx.bankQuestionVersion.findUniqueOrThrow({ where: { questionId_number: { questionId, number: stored.version } }, select: { content: true } });
    if (isDeepStrictEqual(newest.content, content)) return { version: stored.version };
    if (stored.version !== version) throw new DomainError("conflict", "banks.question_changed");
    const number = stored.version + 1;
    const authorId = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
    await tx.bankQuestionVersion.create({ data: { questionId, number, content: content ?? {}, authorId, createdAt: ctx.clock.now() }, select: { number: true } });
    await tx.bankQuestion.update({ where: { id: questionId }, data: { version: number, type, text }, select: { id: true } });
    return { version: number };
  });
}
