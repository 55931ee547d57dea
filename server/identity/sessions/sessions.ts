import { newId } from "@/lib/ids";
import { DAY_MS, after } from "@/lib/time";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";

export const SESSION_DAYS = 30;

export type SignInMethod = "password" | "magic_link" | "verification" | "google" | "github" | "discord" | "api";
export type OpenedSession = { userId: string; sessionId: string };

/**
 * Opens a session for this device, always with a new id. The session that the same browser had before ends: its cookie
 * is about to be replaced, so nobody could end it later.
 */
export async function openSession(tx: Tx, ctx: Ctx, userId: string, method: SignInMethod): Promise<OpenedSession> {
  const now = ctx.clock.now();
  if (ctx.viewer.kind === "user" && method !== "api") {
    await tx.session.updateMany({ where: { id: ctx.viewer.sessionId, revokedAt: null }, data: { revokedAt: now } });
  }
  const sessionId = newId("session");
  await tx.session.create({
    data: {
      id: sessionId,
      userId,
      method,
      userAgent: ctx.userAgent,
      ipAddress: ctx.ipAddress,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: after(now, SESSION_DAYS * DAY_MS),
    },
    select: { id: true },
  });
  return { userId, sessionId };
}

/** Ends an account's sessions and their refresh tokens, all or all but one. They stop with their next request. */
export async function endSessions(tx: Tx, ctx: Pick<Ctx, "clock">, userId: string, except: { sessionId: string } | null): Promise<number> {
  const revokedAt = ctx.clock.now();
  const ended = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(except && { id: { not: except.sessionId } }) },
    data: { revokedAt },
  });
  await tx.refreshToken.updateMany({
    where: { userId, revokedAt: null, ...(except && { sessionId: { not: except.sessionId } }) },
    data: { revokedAt },
  });
  return ended.count;
}
