import type { TokenInput } from "@/lib/schemas/identity";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { endSessions, openSession, type OpenedSession } from "../sessions/sessions";
import { invalidToken, requireToken, spendToken } from "../tokens/one-time-tokens";
import { addressOf, takeTurns } from "../turns";

/**
 * Opens a session for a mailed link, once. On an account whose address was unproved the link proves it; a password that
 * was set before belongs to whoever signed up, which may be someone else, so it is dropped.
 */
export async function signInWithMagicLink(ctx: Ctx, input: TokenInput): Promise<OpenedSession> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, [{ limit: "sign_in_address", key: addressOf(ctx) }]);
  const token = await requireToken(ctx.db, ctx, { purpose: "magic_link", secret: input.token });
  return inTransaction(ctx, async (tx) => {
    await spendToken(tx, ctx, token.id);
    const user = await tx.user.findUnique({ where: { id: token.userId }, select: { email: true, status: true, emailVerifiedAt: true } });
    if (!user || user.status !== "active" || user.email !== token.email) throw invalidToken();
    if (user.emailVerifiedAt === null) {
      await tx.user.update({ where: { id: token.userId }, data: { emailVerifiedAt: ctx.clock.now(), passwordHash: null }, select: { id: true } });
      await endSessions(tx, ctx, token.userId, null);
      await emit(tx, { name: IDENTITY_EVENTS.userVerified, data: { userId: token.userId } }, ctx.requestId);
    }
    return openSession(tx, ctx, token.userId, "magic_link");
  });
}
