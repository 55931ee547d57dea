import { newId } from "@/lib/ids";
import type { CreateBankInput } from "@/lib/schemas/banks";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** A bank of one's own, without questions. */
export async function createBank(ctx: Ctx, { title, language }: CreateBankInput): Promise<{ bankId: string }> {
  authorize(ctx.viewer, "bank.own");
  const { userId: ownerId } = requireUser(ctx.viewer);
  const bankId = newId("questionBank");
  await ctx.db.questionBank.create({ data: { id: bankId, ownerId, title, language, createdAt: ctx.clock.now() }, select: { id: true } });
  return { bankId };
}
