import { normalizeEmail } from "@/lib/email-address";
import { DomainError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids";
import { cleanName } from "@/lib/person-name";
import { authorize } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { isUniqueViolation } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { invalidCredentials } from "../refusals";
import { openSession, type OpenedSession } from "../sessions/sessions";
import { addressOf, takeTurns } from "../turns";

export type ProviderName = "google" | "github" | "discord";

/** What a provider says of the person; it was checked that the provider said it. */
export type ProviderIdentity = {
  provider: ProviderName;
  providerAccountId: string;
  email: string | null;
  /** The provider's word that the address is the person's. */
  isEmailVerified: boolean;
  name: string | null;
};

/**
 * Signs in the person behind a provider's account. An account of ours with the same address is linked only when both
 * sides proved it: the provider says so, and ours was verified. An unproved address on either side is refused, for it
 * may be another person's. Without any account of ours, a student's account is made.
 */
export async function enterWithProvider(ctx: Ctx, identity: ProviderIdentity, locale: Locale): Promise<OpenedSession> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, [{ limit: "sign_in_address", key: addressOf(ctx) }]);
  try {
    return await enter(ctx, identity, locale);
  } catch (error) {
    // Two tabs finished the same first sign-in at once: the second finds what the first made.
    if (isUniqueViolation(error)) return enter(ctx, identity, locale);
    throw error;
  }
}

async function enter(ctx: Ctx, identity: ProviderIdentity, locale: Locale): Promise<OpenedSession> {
  const { provider, providerAccountId } = identity;
  return inTransaction(ctx, async (tx) => {
    const linked = await tx.oAuthAccount.findUnique({
      where: { provider_providerAccountId: { provider, providerAccountId } },
      select: { user: { select: { id: true, status: true } } },
    });
    if (linked) {
      if (linked.user.status !== "active") throw invalidCredentials();
      return openSession(tx, ctx, linked.user.id, provider);
    }
    const email = identity.email === null ? null : normalizeEmail(identity.email);
    if (email === null || !identity.isEmailVerified) throw new DomainError("forbidden", "auth.provider_email_unverified");
    const known = await tx.user.findUnique({ where: { email }, select: { id: true, status: true, emailVerifiedAt: true } });
    if (known && known.status !== "active") throw invalidCredentials();
    if (known && known.emailVerifiedAt === null) throw new DomainError("conflict", "auth.link_unverified");
    const now = ctx.clock.now();
    const userId = known?.id ?? newId("user");
    if (!known) {
      await tx.user.create({
        data: { id: userId, email, emailVerifiedAt: now, name: nameOf(identity.name, email), locale, createdAt: now, roles: { create: { role: "student" } } },
        select: { id: true },
      });
      await emit(tx, { name: IDENTITY_EVENTS.userRegistered, data: { userId, tokenId: null } }, ctx.requestId);
    }
    await tx.oAuthAccount.create({ data: { provider, providerAccountId, userId, createdAt: now }, select: { userId: true } });
    await audit(tx, ctx.viewer, "account.provider_linked", userId, { provider });
    return openSession(tx, ctx, userId, provider);
  });
}

/** The provider's name for the person, else the mailbox's, else a dash. */
function nameOf(given: string | null, email: string): string {
  for (const candidate of [given ?? "", (email.split("@")[0] ?? "").replaceAll(/[._+-]+/g, " ")]) {
    const cleaned = cleanName(candidate);
    if ("name" in cleaned) return cleaned.name;
  }
  return "—";
}
