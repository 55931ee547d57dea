import { newId } from "@/lib/ids";
import type { ResetPasswordInput } from "@/lib/schemas/identity";
import { authorize } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { hashPassword } from "../passwords/hash-password";
import { requireStrongPassword } from "../passwords/rate-password";
import { endSessions } from "../sessions/sessions";
import { invalidToken, requireToken, spendAllTokens, spendToken } from "../tokens/one-time-tokens";
import { addressOf, takeTurns } from "../turns";

/**
 * Sets a new password by a mailed link, once, and ends every session. A weak password leaves the link usable. Since the
 * link reached the mailbox it also proves the address. Announces `identity/password.changed`.
 */
export async function resetPassword(ctx: Ctx, input: ResetPasswordInput): Promise<{ changed: true }> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, [{ limit: "sign_in_address", key: addressOf(ctx) }]);
  const token = await requireToken(ctx.db, ctx, { purpose: "reset_password", secret: input.token });
  const user = await ctx.db.user.findUnique({
    where: { id: token.userId },
    select: { name: true, email: true, status: true, emailVerifiedAt: true },
  });
  if (!user || user.status !== "active" || user.email !== token.email) throw invalidToken();
  await requireStrongPassword(input.password, user);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(ctx, async (tx) => {
    await spendToken(tx, ctx, token.id);
    const now = ctx.clock.now();
    await tx.user.update({
      where: { id: token.userId },
      data: { passwordHash, emailVerifiedAt: user.emailVerifiedAt ?? now },
      select: { id: true },
    });
    await endSessions(tx, ctx, token.userId, null);
    await spendAllTokens(tx, ctx, token.userId);
    await audit(tx, ctx.viewer, "account.password_reset", token.userId);
    await emit(
      tx,
      { name: IDENTITY_EVENTS.passwordChanged, data: { userId: token.userId, changeId: newId("token"), at: now.toISOString() } },
      ctx.requestId,
    );
    if (user.emailVerifiedAt === null) {
      await emit(tx, { name: IDENTITY_EVENTS.userVerified, data: { userId: token.userId } }, ctx.requestId);
    }
  });
  return { changed: true };
}
