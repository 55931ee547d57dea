import type { UpdatePreferencesInput, UpdateProfileInput } from "@/lib/schemas/identity";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Changes one's own name, headline and bio. */
export async function updateProfile(ctx: Ctx, { name, headline, bio }: UpdateProfileInput): Promise<{ saved: true }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  await ctx.db.user.update({ where: { id: viewer.userId }, data: { name, headline, bio }, select: { id: true } });
  return { saved: true };
}

/** Changes the language of one's mail and notices and the zone in which one reads times. */
export async function updatePreferences(ctx: Ctx, { locale, timeZone }: UpdatePreferencesInput): Promise<{ saved: true }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  await ctx.db.user.update({ where: { id: viewer.userId }, data: { locale, timeZone }, select: { id: true } });
  return { saved: true };
}
