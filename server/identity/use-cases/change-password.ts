import { newId } from "@/lib/ids";
import type { ChangePasswordInput } from "@/lib/schemas/identity";
import { authorize, requireUser } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { hashPassword } from "../passwords/hash-password";
import { requireStrongPassword } from "../passwords/rate-password";
import { endSessions } from "../sessions/sessions";
import { spendAllTokens } from "../tokens/one-time-tokens";
import { requireOwnPassword } from "../require-own-password";

/**
 * Changes one's password, given the current one, and ends every other session; open links stop working. Announces
 * `identity/password.changed`. An account without a password sets its first one by a mailed link.
 */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<{ endedSessions: number }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  await requireOwnPassword(ctx, input.currentPassword, "currentPassword");
  await requireStrongPassword(input.newPassword, viewer, "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  return inTransaction(ctx, async (tx) => {
    await tx.user.update({ where: { id: viewer.userId }, data: { passwordHash }, select: { id: true } });
    const endedSessions = await endSessions(tx, ctx, viewer.userId, { sessionId: viewer.sessionId });
    await spendAllTokens(tx, ctx, viewer.userId);
    await audit(tx, viewer, "account.password_changed", viewer.userId);
    const data = { userId: viewer.userId, changeId: newId("token"), at: ctx.clock.now().toISOString() };
    await emit(tx, { name: IDENTITY_EVENTS.passwordChanged, data }, ctx.requestId);
    return { endedSessions };
  });
}
