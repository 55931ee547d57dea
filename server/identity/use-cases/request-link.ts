import type { RequestLinkInput } from "@/lib/schemas/identity";
import type { OneTimeTokenPurpose } from "@/prisma/generated/client";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { issueToken } from "../tokens/one-time-tokens";
import { mailTurns, takeTurns } from "../turns";

/** Mails a link that signs in, to an active account. The answer is the same for any address. */
export function requestMagicLink(ctx: Ctx, input: RequestLinkInput): Promise<{ sent: true }> {
  return requestLink(ctx, "magic_link", input);
}

/** Mails a link to choose a new password, to an active account. The answer is the same for any address. */
export function requestPasswordReset(ctx: Ctx, input: RequestLinkInput): Promise<{ sent: true }> {
  return requestLink(ctx, "reset_password", input);
}

/** Mails the link that proves an address once more, while it is unproved. The answer is the same for any address. */
export function requestVerification(ctx: Ctx, input: RequestLinkInput): Promise<{ sent: true }> {
  return requestLink(ctx, "verify_email", input);
}

/** Every address takes the same three statements; whether a mail goes out is decided later, by `sendRequestedLink`. */
async function requestLink(ctx: Ctx, purpose: OneTimeTokenPurpose, { email, next }: RequestLinkInput): Promise<{ sent: true }> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, mailTurns(ctx, email));
  await inTransaction(ctx, async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    const tokenId = await issueToken(tx, ctx, { purpose, email, userId: user?.id ?? null, next });
    await emit(tx, { name: IDENTITY_EVENTS.linkRequested, data: { tokenId } }, ctx.requestId);
  });
  return { sent: true };
}
