import type { ChangeAccountInput } from "@/lib/schemas/account";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Changes the given fields of one's own account: name, headline, bio, language, time zone. Nobody changes another's. */
export async function changeAccount(ctx: Ctx, { userId, changes }: { userId: string; changes: ChangeAccountInput }): Promise<{ saved: true }> {
  authorize(ctx.viewer, "account.update", { userId });
  const { name, headline, bio, locale, timeZone } = changes;
  await ctx.db.user.update({ where: { id: userId }, data: { name, headline, bio, locale, timeZone }, select: { id: true } });
  return { saved: true };
}
