import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { MINUTE_MS, after } from "@/lib/time";
import type { OneTimeTokenPurpose } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { env } from "@/server/platform/env";
import { hashSecret, oneTimeSecret } from "@/server/platform/one-time-secret";

/** For how long a link of each purpose works. */
export const TOKEN_MINUTES: Record<OneTimeTokenPurpose, number> = {
  verify_email: 1_440,
  magic_link: 15,
  reset_password: 60,
  change_email: 60,
  delete_account: 60,
};

type Issue = { purpose: OneTimeTokenPurpose; email: string; userId: string | null; next?: string | undefined };
type Presented = { purpose: OneTimeTokenPurpose; secret: string };
export type FoundToken = { id: string; email: string; userId: string | null; next: string | null };

/**
 * Stores a token and returns its id, from which the mail derives the secret. An address that nobody has gets a token
 * too (without a user): the request takes the same steps, and its mail is never sent.
 */
export async function issueToken(tx: Tx, ctx: Pick<Ctx, "clock">, { purpose, email, userId, next }: Issue): Promise<string> {
  const id = newId("token");
  const now = ctx.clock.now();
  await tx.oneTimeToken.create({
    data: {
      id,
      tokenHash: hashSecret(oneTimeSecret(id, env().AUTH_SECRET)),
      purpose,
      email,
      userId,
      next: next ?? null,
      createdAt: now,
      expiresAt: after(now, TOKEN_MINUTES[purpose] * MINUTE_MS),
    },
    select: { id: true },
  });
  return id;
}

/** The token behind a secret while it can still be used; null when it is unknown, used, expired or of other purpose. */
export async function findToken(db: Reader, ctx: Pick<Ctx, "clock">, { purpose, secret }: Presented): Promise<FoundToken | null> {
  return db.oneTimeToken.findFirst({
    where: { tokenHash: hashSecret(secret), purpose, usedAt: null, expiresAt: { gt: ctx.clock.now() } },
    select: { id: true, email: true, userId: true, next: true },
  });
}

/** The same, or throws `auth.token_invalid`. */
export async function requireToken(db: Reader, ctx: Pick<Ctx, "clock">, presented: Presented): Promise<FoundToken & { userId: string }> {
  const token = await findToken(db, ctx, presented);
  if (!token || token.userId === null) throw invalidToken();
  return { ...token, userId: token.userId };
}

/** Uses a token up. Of two uses at the same moment one gets it and the other throws `auth.token_invalid`. */
export async function spendToken(tx: Tx, ctx: Pick<Ctx, "clock">, tokenId: string): Promise<void> {
  const now = ctx.clock.now();
  const spent = await tx.oneTimeToken.updateMany({ where: { id: tokenId, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } });
  if (spent.count !== 1) throw invalidToken();
}

/** Makes every open link of an account useless: after its password or its address changed. */
export async function spendAllTokens(tx: Tx, ctx: Pick<Ctx, "clock">, userId: string): Promise<void> {
  await tx.oneTimeToken.updateMany({ where: { userId, usedAt: null }, data: { usedAt: ctx.clock.now() } });
}

export function invalidToken(): DomainError {
  return new DomainError("gone", "auth.token_invalid");
}
