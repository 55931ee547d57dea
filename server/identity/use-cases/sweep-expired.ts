import { DAY_MS, after } from "@/lib/time";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** How long what has ended stays, for questions about it. */
const KEPT_DAYS = 30;

/** Deletes links, refresh tokens and sessions that ended a month ago: none is data that anybody asked us to keep. */
export async function sweepExpired(ctx: Ctx): Promise<{ tokens: number; refreshTokens: number; sessions: number }> {
  authorize(ctx.viewer, "system.run");
  const before = after(ctx.clock.now(), -KEPT_DAYS * DAY_MS);
  const tokens = await ctx.db.oneTimeToken.deleteMany({ where: { expiresAt: { lt: before } } });
  const refreshTokens = await ctx.db.refreshToken.deleteMany({ where: { expiresAt: { lt: before } } });
  const sessions = await ctx.db.session.deleteMany({ where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] } });
  return { tokens: tokens.count, refreshTokens: refreshTokens.count, sessions: sessions.count };
}
