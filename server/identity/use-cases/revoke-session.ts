import { notFound } from "@/lib/errors";
import type { RevokeSessionInput } from "@/lib/schemas/identity";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { endSessions } from "../sessions/sessions";

/** Ends one of one's own sessions: that device is signed out with its next request. */
export async function revokeSession(ctx: Ctx, input: RevokeSessionInput): Promise<{ ended: 1 }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  await inTransaction(ctx, async (tx) => {
    const revokedAt = ctx.clock.now();
    const ended = await tx.session.updateMany({ where: { id: input.sessionId, userId: viewer.userId, revokedAt: null }, data: { revokedAt } });
    if (ended.count === 0) throw notFound();
    await tx.refreshToken.updateMany({ where: { sessionId: input.sessionId, userId: viewer.userId, revokedAt: null }, data: { revokedAt } });
  });
  return { ended: 1 };
}

/** Ends all of one's sessions but this one. */
export async function revokeOtherSessions(ctx: Ctx): Promise<{ ended: number }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  return inTransaction(ctx, async (tx) => ({ ended: await endSessions(tx, ctx, viewer.userId, { sessionId: viewer.sessionId }) }));
}
