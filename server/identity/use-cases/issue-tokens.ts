import { randomBytes } from "node:crypto";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { RefreshTokenInput, SignInInput } from "@/lib/schemas/identity";
import { authorize } from "@/server/access";
import { ACCESS_TOKEN_SECONDS, signAccessToken } from "@/server/platform/access-token";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { hashSecret } from "@/server/platform/one-time-secret";
import { addressOf, takeTurns } from "../turns";
import { signInWithPassword } from "./sign-in-with-password";

export type IssuedTokens = { accessToken: string; refreshToken: string; tokenType: "Bearer"; expiresInSeconds: number };

/**
 * Signs an API client in: a session like any other (listed, revocable), a short access token that names it, and the
 * first refresh token of a new family.
 */
export async function issueTokens(ctx: Ctx, input: SignInInput): Promise<IssuedTokens> {
  const { userId, sessionId } = await signInWithPassword(ctx, input, "api");
  const refreshToken = await inTransaction(ctx, (tx) => grow(tx, ctx, { userId, sessionId, familyId: newId("tokenFamily") }));
  return toIssued(ctx, userId, sessionId, refreshToken);
}

/**
 * Changes a refresh token for a new pair; each works once. Using one twice means that a copy is about: its whole family
 * and its session end, and the answer is `auth.refresh_reused`. Of two uses at the same moment one is the second.
 */
export async function rotateRefreshToken(ctx: Ctx, input: RefreshTokenInput): Promise<IssuedTokens> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, [{ limit: "token_refresh", key: addressOf(ctx) }]);
  const outcome = await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const token = await tx.refreshToken.findUnique({
      where: { tokenHash: hashSecret(input.refreshToken) },
      select: { id: true, userId: true, sessionId: true, familyId: true, expiresAt: true, revokedAt: true, user: { select: { status: true } } },
    });
    if (!token || token.revokedAt !== null || token.expiresAt <= now || token.user.status !== "active") return "expired";
    const used = await tx.refreshToken.updateMany({ where: { id: token.id, usedAt: null, revokedAt: null }, data: { usedAt: now } });
    if (used.count === 0) {
      await endFamily(tx, ctx, token);
      await audit(tx, ctx.viewer, "account.refresh_token_reused", token.userId, { familyId: token.familyId });
      return "reused";
    }
    const session = await tx.session.findUnique({ where: { id: token.sessionId }, select: { revokedAt: true, expiresAt: true } });
    if (!session || session.revokedAt !== null || session.expiresAt <= now) return "expired";
    return { userId: token.userId, sessionId: token.sessionId, refreshToken: await grow(tx, ctx, token) };
  });
  if (outcome === "expired") throw new DomainError("unauthenticated", "auth.session_expired");
  if (outcome === "reused") throw new DomainError("unauthenticated", "auth.refresh_reused");
  return toIssued(ctx, outcome.userId, outcome.sessionId, outcome.refreshToken);
}

/** Signs an API client out: ends the family and the session of its refresh token. An unknown one is signed out already. */
export async function revokeTokens(ctx: Ctx, input: RefreshTokenInput): Promise<{ revoked: true }> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, [{ limit: "token_refresh", key: addressOf(ctx) }]);
  await inTransaction(ctx, async (tx) => {
    const token = await tx.refreshToken.findUnique({
      where: { tokenHash: hashSecret(input.refreshToken) },
      select: { familyId: true, sessionId: true },
    });
    if (token) await endFamily(tx, ctx, token);
  });
  return { revoked: true };
}

type Stem = { userId: string; sessionId: string; familyId: string };

async function grow(tx: Tx, ctx: Ctx, { userId, sessionId, familyId }: Stem): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const { expiresAt } = await tx.session.findUniqueOrThrow({ where: { id: sessionId }, select: { expiresAt: true } });
  await tx.refreshToken.create({
    data: { id: newId("refreshToken"), familyId, tokenHash: hashSecret(secret), userId, sessionId, expiresAt, createdAt: ctx.clock.now() },
    select: { id: true },
  });
  return secret;
}

async function endFamily(tx: Tx, ctx: Ctx, { familyId, sessionId }: { familyId: string; sessionId: string }): Promise<void> {
  const revokedAt = ctx.clock.now();
  await tx.refreshToken.updateMany({ where: { familyId, revokedAt: null }, data: { revokedAt } });
  await tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt } });
}

async function toIssued(ctx: Ctx, userId: string, sessionId: string, refreshToken: string): Promise<IssuedTokens> {
  const accessToken = await signAccessToken({ userId, sessionId }, ctx.clock.now());
  return { accessToken, refreshToken, tokenType: "Bearer", expiresInSeconds: ACCESS_TOKEN_SECONDS };
}
