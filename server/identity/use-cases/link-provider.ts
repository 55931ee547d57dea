import { DomainError, notFound } from "@/lib/errors";
import type { UnlinkProviderInput } from "@/lib/schemas/identity";
import { authorize, requireUser } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import type { ProviderIdentity } from "./enter-with-provider";

/** Adds a provider's account to one's own as a way to sign in. Its address need not match. Linking twice changes nothing. */
export async function linkProvider(ctx: Ctx, { provider, providerAccountId }: ProviderIdentity): Promise<{ linked: true }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  await inTransaction(ctx, async (tx) => {
    const made = await tx.oAuthAccount.createMany({
      data: [{ provider, providerAccountId, userId: viewer.userId, createdAt: ctx.clock.now() }],
      skipDuplicates: true,
    });
    if (made.count === 1) return audit(tx, viewer, "account.provider_linked", viewer.userId, { provider });
    const owner = await tx.oAuthAccount.findUnique({
      where: { provider_providerAccountId: { provider, providerAccountId } },
      select: { userId: true },
    });
    if (owner?.userId !== viewer.userId) throw new DomainError("conflict", "account.provider_taken");
  });
  return { linked: true };
}

/** Removes a provider, unless it is the only way to sign in that the account has. */
export async function unlinkProvider(ctx: Ctx, { provider }: UnlinkProviderInput): Promise<{ unlinked: true }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.update", { userId: viewer.userId });
  await inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ${viewer.userId} FOR UPDATE`;
    const user = await tx.user.findUniqueOrThrow({
      where: { id: viewer.userId },
      select: { passwordHash: true, accounts: { select: { provider: true } } },
    });
    const isLast = user.passwordHash === null && user.accounts.every((account) => account.provider === provider);
    if (user.accounts.every((account) => account.provider !== provider)) throw notFound();
    if (isLast) throw new DomainError("conflict", "account.last_sign_in_method");
    await tx.oAuthAccount.deleteMany({ where: { userId: viewer.userId, provider } });
    await audit(tx, viewer, "account.provider_unlinked", viewer.userId, { provider });
  });
  return { unlinked: true };
}
