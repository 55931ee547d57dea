import type { ChangeBankInput } from "@/lib/schemas/banks";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeBank } from "../authorize-bank";

/** Gives a bank another name or language, or puts it away and brings it back. Quizzes that draw from it go on doing so. */
export async function changeBank(ctx: Ctx, { bankId, title, language, isArchived }: ChangeBankInput): Promise<{ bankId: string }> {
  await authorizeBank(ctx, "bank.manage", bankId);
  await ctx.db.questionBank.update({
    where: { id: bankId },
    data: { ...(title !== undefined && { title }), ...(language !== undefined && { language }), ...(isArchived !== undefined && { archivedAt: isArchived ? ctx.clock.now() : null }) },
    select: { id: true },
  });
  return { bankId };
}
