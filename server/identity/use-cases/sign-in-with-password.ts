import type { SignInInput } from "@/lib/schemas/identity";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { checkPassword } from "../passwords/hash-password";
import { invalidCredentials } from "../refusals";
import { openSession, type OpenedSession, type SignInMethod } from "../sessions/sessions";
import { signInTurns, takeTurns } from "../turns";
import { requestVerification } from "./request-link";

/**
 * Opens a session for the right password of an active account with a proved address. Every other outcome is the same
 * refusal after the same work. The right password of an unproved address mails its link again.
 */
export async function signInWithPassword(ctx: Ctx, input: SignInInput, method: SignInMethod = "password"): Promise<OpenedSession> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, signInTurns(ctx, input.email));
  const user = await ctx.db.user.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true, status: true, emailVerifiedAt: true, locale: true },
  });
  const isRight = await checkPassword(user?.passwordHash, input.password);
  if (!user || !isRight || user.status !== "active") throw invalidCredentials();
  if (user.emailVerifiedAt === null) {
    ctx.background(async () => {
      await requestVerification(ctx, { email: input.email }).catch((error: unknown) => {
        ctx.log.warn({ err: error }, "a verification mail could not be asked for again");
      });
    });
    throw invalidCredentials();
  }
  return inTransaction(ctx, (tx) => openSession(tx, ctx, user.id, method));
}
