import type { VerifyEmailInput } from "@/lib/schemas/identity";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { checkPassword } from "../passwords/hash-password";
import { invalidCredentials } from "../refusals";
import { openSession, type OpenedSession } from "../sessions/sessions";
import { invalidToken, requireToken, spendToken } from "../tokens/one-time-tokens";
import { signInTurns, takeTurns } from "../turns";

/**
 * Proves the address of a new account and signs in. It asks for the password chosen at sign-up: somebody who signed up
 * with another's address must not get a proved account because its owner followed the link. Announces
 * `identity/user.verified`.
 */
export async function verifyEmail(ctx: Ctx, input: VerifyEmailInput): Promise<OpenedSession> {
  authorize(ctx.viewer, "auth.enter");
  const token = await requireToken(ctx.db, ctx, { purpose: "verify_email", secret: input.token });
  await takeTurns(ctx, signInTurns(ctx, token.email));
  const user = await ctx.db.user.findUnique({
    where: { id: token.userId },
    select: { email: true, passwordHash: true, status: true, emailVerifiedAt: true },
  });
  const isRight = await checkPassword(user?.passwordHash, input.password);
  if (!user || user.status !== "active" || user.email !== token.email) throw invalidToken();
  if (!isRight) throw invalidCredentials();
  return inTransaction(ctx, async (tx) => {
    await spendToken(tx, ctx, token.id);
    const proved = await tx.user.updateMany({
      where: { id: token.userId, emailVerifiedAt: null, passwordHash: user.passwordHash },
      data: { emailVerifiedAt: ctx.clock.now() },
    });
    if (proved.count === 1) {
      await emit(tx, { name: IDENTITY_EVENTS.userVerified, data: { userId: token.userId } }, ctx.requestId);
    } else if (user.emailVerifiedAt === null) {
      throw invalidToken();
    }
    return openSession(tx, ctx, token.userId, "verification");
  });
}
