import { maskEmail } from "@/lib/email-address";
import { DomainError } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import type { TokenInput } from "@/lib/schemas/identity";
import { authorize } from "@/server/access";
import { queueMail } from "@/server/notifications";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { isUniqueViolation } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { endSessions } from "../sessions/sessions";
import { invalidToken, requireToken, spendAllTokens, spendToken } from "../tokens/one-time-tokens";
import { addressOf, takeTurns } from "../turns";

/**
 * Moves an account to the address that its link was mailed to, once, and ends every session but the one that follows
 * the link. The former address is told. Announces `identity/email.changed`.
 */
export async function confirmEmailChange(ctx: Ctx, input: TokenInput): Promise<{ changed: true }> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, [{ limit: "sign_in_address", key: addressOf(ctx) }]);
  const token = await requireToken(ctx.db, ctx, { purpose: "change_email", secret: input.token });
  const { viewer } = ctx;
  const kept = viewer.kind === "user" && viewer.userId === token.userId ? { sessionId: viewer.sessionId } : null;
  try {
    await inTransaction(ctx, async (tx) => {
      await spendToken(tx, ctx, token.id);
      const user = await tx.user.findUnique({ where: { id: token.userId }, select: { email: true, status: true, locale: true } });
      if (!user || user.status !== "active") throw invalidToken();
      const now = ctx.clock.now();
      await tx.user.update({ where: { id: token.userId }, data: { email: token.email, emailVerifiedAt: now }, select: { id: true } });
      await endSessions(tx, ctx, token.userId, kept);
      await spendAllTokens(tx, ctx, token.userId);
      await audit(tx, viewer, "account.email_changed", token.userId);
      await queueMail(tx, ctx, {
        kind: "email-changed",
        userId: token.userId,
        recipient: user.email,
        locale: toLocale(user.locale),
        params: { at: now.toISOString(), maskedEmail: maskEmail(token.email) },
        idempotencyKey: `email-changed:${token.id}`,
      });
      await emit(tx, { name: IDENTITY_EVENTS.emailChanged, data: { userId: token.userId, changeId: token.id, at: now.toISOString() } }, ctx.requestId);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("conflict", "account.email_taken", {}, { cause: error });
    throw error;
  }
  return { changed: true };
}
