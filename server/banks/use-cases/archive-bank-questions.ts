import type { ArchiveBankQuestionsInput } from "@/lib/schemas/banks";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeBank } from "../authorize-bank";

/** Puts questions away, where no draw of a later release finds them, or brings them back. What quizzes took they keep. */
export async function archiveBankQuestions(ctx: Ctx, { bankId, questionIds, isArchived }: ArchiveBankQuestionsInput): Promise<{ count: number }> {
  await authorizeBank(ctx, "bank.manage", bankId);
  return ctx.db.bankQuestion.updateMany({
    where: { bankId, id: { in: questionIds }, archivedAt: isArchived ? null : { not: null } },
    data: { archivedAt: isArchived ? ctx.clock.now() : null },
  });
}
