import type { ChangeEmailInput } from "@/lib/schemas/identity";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { requireOwnPassword } from "../require-own-password";
import { issueToken } from "../tokens/one-time-tokens";
import { mailTurns, takeTurns } from "../turns";

/**
 * Mails a link to the address that an account wants to move to. Nothing changes until it is followed. The answer does
 * not tell whether that address has an account; its owner is told instead.
 */
export async function requestEmailChange(ctx: Ctx, input: ChangeEmailInput): Promise<{ sent: true }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  await takeTurns(ctx, mailTurns(ctx, input.email));
  await requireOwnPassword(ctx, input.password, "password");
  await inTransaction(ctx, async (tx) => {
    const tokenId = await issueToken(tx, ctx, { purpose: "change_email", email: input.email, userId: viewer.userId });
    await emit(tx, { name: IDENTITY_EVENTS.linkRequested, data: { tokenId } }, ctx.requestId);
  });
  return { sent: true };
}
