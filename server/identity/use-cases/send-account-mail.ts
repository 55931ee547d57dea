import { toLocale } from "@/lib/i18n/locales";
import type { OneTimeTokenPurpose } from "@/prisma/generated/client";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail, type MailKind } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";
import { TOKEN_MINUTES } from "../tokens/one-time-tokens";

const KIND_OF: Record<OneTimeTokenPurpose, MailKind> = {
  verify_email: "verify-email",
  magic_link: "magic-link",
  reset_password: "reset-password",
  change_email: "confirm-new-email",
  delete_account: "confirm-deletion",
};

/**
 * Mails the link of a token, once. Nothing is sent for an address without an account, a closed account, or an address
 * that was proved meanwhile; a move to an address that has an account tells its owner instead.
 */
export async function sendRequestedLink(ctx: Ctx, { tokenId }: { tokenId: string }): Promise<{ sent: boolean }> {
  authorize(ctx.viewer, "system.run");
  const token = await ctx.db.oneTimeToken.findUnique({
    where: { id: tokenId },
    select: { purpose: true, email: true, usedAt: true, user: { select: { id: true, status: true, locale: true, emailVerifiedAt: true } } },
  });
  if (!token?.user || token.user.status !== "active" || token.usedAt !== null) return { sent: false };
  if (token.purpose === "verify_email" && token.user.emailVerifiedAt !== null) return { sent: false };
  if (token.purpose === "change_email") {
    const owner = await ctx.db.user.findUnique({ where: { email: token.email }, select: { id: true } });
    if (owner) return sendAccountExists(ctx, { userId: owner.id, causeId: tokenId });
  }
  const { sent } = await sendMail(ctx, {
    kind: KIND_OF[token.purpose],
    userId: token.user.id,
    recipient: token.email,
    locale: toLocale(token.user.locale),
    params: { tokenId, minutes: TOKEN_MINUTES[token.purpose] },
    idempotencyKey: `link:${tokenId}`,
  });
  return { sent };
}

/** Tells the owner of an account that someone used their address to sign up, once a cause. */
export async function sendAccountExists(ctx: Ctx, { userId, causeId }: { userId: string; causeId: string }): Promise<{ sent: boolean }> {
  authorize(ctx.viewer, "system.run");
  const user = await findReachable(ctx, userId);
  if (!user) return { sent: false };
  const { sent } = await sendMail(ctx, { kind: "account-exists", ...user, params: {}, idempotencyKey: `account-exists:${causeId}` });
  return { sent };
}

/** Welcomes a person whose address is proved, by mail and in the app, once. */
export async function sendWelcome(ctx: Ctx, { userId }: { userId: string }): Promise<{ sent: boolean }> {
  authorize(ctx.viewer, "system.run");
  const user = await findReachable(ctx, userId);
  if (!user) return { sent: false };
  const { name } = await ctx.db.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  const { sent } = await sendMail(ctx, { kind: "welcome", ...user, params: { name }, idempotencyKey: `welcome:${userId}` });
  await notifyInApp(ctx, { userId, kind: "welcome", params: {}, href: "/courses", idempotencyKey: `welcome-in-app:${userId}` });
  return { sent };
}

type Change = { userId: string; changeId: string; at: string };

/** Tells the owner that the password changed, by mail and in the app, once a change. */
export async function sendPasswordChanged(ctx: Ctx, { userId, changeId, at }: Change): Promise<{ sent: boolean }> {
  authorize(ctx.viewer, "system.run");
  const user = await findReachable(ctx, userId);
  if (!user) return { sent: false };
  const { sent } = await sendMail(ctx, { kind: "password-changed", ...user, params: { at }, idempotencyKey: `password-changed:${changeId}` });
  await notifyInApp(ctx, { userId, kind: "password-changed", params: {}, href: "/account/security", idempotencyKey: `password-changed-in-app:${changeId}` });
  return { sent };
}

async function findReachable(ctx: Ctx, userId: string) {
  const user = await ctx.db.user.findUnique({ where: { id: userId }, select: { email: true, locale: true, status: true } });
  return user?.status === "active" ? { userId, recipient: user.email, locale: toLocale(user.locale) } : null;
}
