import type { Locale } from "@/lib/i18n/locales";
import { system } from "@/server/access";
import { loadViewer } from "@/server/auth/load-viewer";
import type { Db } from "@/server/platform/db/client";
import { oneTimeSecret } from "@/server/platform/one-time-secret";
import type { LimitName, OutgoingEvent } from "@/server/vendors";
import { memoryFiles, memoryLimits, memoryMailer } from "@/tests/harness/in-memory-vendors";
import { testCtx, type TestCtx } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { IDENTITY_EVENTS } from "@/server/identity/events";
import { registerAccount } from "@/server/identity/use-cases/register-account";
import { sendAccountExists, sendPasswordChanged, sendRequestedLink, sendWelcome } from "@/server/identity/use-cases/send-account-mail";
import { verifyEmail } from "@/server/identity/use-cases/verify-email";

export const STRONG = "mariposa azul camina lento";
export const OTHER_STRONG = "el faro cuenta veinte olas";

/** A world for identity's tests: the real use cases and database, vendors in memory, consumers run by hand. */
export function identityWorld(db: Db, allowances: Partial<Record<LimitName, number>> = {}) {
  setTestEnv();
  const mail = memoryMailer();
  const files = memoryFiles();
  const limits = memoryLimits(allowances);
  const ctx = testCtx(db, { mail, files, limits });
  const jobs = ctx.as(system("test"));
  const consumed = new Set<string>();

  /** Runs what the durable functions run for every event that was announced since the last time. */
  const consume = async (): Promise<void> => {
    await ctx.settle();
    for (const event of ctx.relayed.filter(({ id }) => !consumed.has(id))) {
      consumed.add(event.id);
      await consumeEvent(jobs, event);
    }
    await ctx.settle();
  };
  /** The secret in the newest mail of a kind to an address. */
  const secretIn = async (kind: string, recipient: string): Promise<string> => {
    const row = await db.notification.findFirstOrThrow({ where: { kind, recipient }, orderBy: { id: "desc" }, select: { params: true } });
    const { params } = row.params as { params: { tokenId: string } };
    return oneTimeSecret(params.tokenId, String(process.env.AUTH_SECRET));
  };
  /** The world as the person of a session sees it, read as a request reads it. */
  const asSession = async (sessionId: string): Promise<TestCtx> => ctx.as(await loadViewer(db, sessionId, ctx.clock.now()));
  /** A person who signed up and proved their address. */
  const person = async (email: string, options: { name?: string; locale?: Locale } = {}) => {
    await registerAccount(ctx, { name: options.name ?? "Ana Prueba", email, password: STRONG, locale: options.locale ?? "es" });
    await consume();
    const opened = await verifyEmail(ctx, { token: await secretIn("verify-email", email), password: STRONG });
    await consume();
    return { ...opened, email, ctx: await asSession(opened.sessionId) };
  };
  /** The facts of one name that were announced about a person. */
  const announced = async (name: string, userId: string) => {
    await ctx.settle();
    return ctx.relayed.filter((event) => event.name === name && event.data.userId === userId);
  };
  return { db, ctx, jobs, announced, mail, files, limits, consume, secretIn, asSession, person };
}

async function consumeEvent(jobs: TestCtx, { id, name, data }: OutgoingEvent): Promise<void> {
  const { userId, tokenId, changeId, at } = data as { userId: string; tokenId: string | null; changeId: string; at: string };
  if (name === IDENTITY_EVENTS.userRegistered && tokenId === null) await sendWelcome(jobs, { userId });
  else if (name === IDENTITY_EVENTS.userRegistered || name === IDENTITY_EVENTS.linkRequested) await sendRequestedLink(jobs, { tokenId: String(tokenId) });
  else if (name === IDENTITY_EVENTS.userVerified) await sendWelcome(jobs, { userId });
  else if (name === IDENTITY_EVENTS.signUpRepeated) await sendAccountExists(jobs, { userId, causeId: id });
  else if (name === IDENTITY_EVENTS.passwordChanged) await sendPasswordChanged(jobs, { userId, changeId, at });
}
