import { UAParser } from "ua-parser-js";
import { DomainError, notFound } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import { initialsOf } from "@/lib/person-name";
import type { OneTimeTokenPurpose } from "@/prisma/generated/client";
import { authorize, hasRole, requireUser } from "@/server/access";
import { countUnread } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";
import type { ExportItem, HeaderViewer, Profile, SessionItem } from "./dto";
import { collectPersonalData } from "./personal-data";
import { findToken } from "./tokens/one-time-tokens";
import { mailTurns, takeTurns } from "./turns";

/** The signed-in person as the header shows them, or null for a visitor. One statement beyond the session's. */
export async function getHeaderViewer(ctx: Ctx): Promise<HeaderViewer | null> {
  authorize(ctx.viewer, "auth.enter");
  const { viewer } = ctx;
  if (viewer.kind !== "user") return null;
  return {
    name: viewer.name,
    initials: initialsOf(viewer.name),
    isInstructor: hasRole(viewer, "instructor"),
    isAdmin: hasRole(viewer, "admin"),
    unreadCount: await countUnread(ctx),
  };
}

/** One's own account, as its pages show it. */
export async function getProfile(ctx: Ctx): Promise<Profile> {
  const { userId } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "account.read", { userId });
  const row = await ctx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      name: true, email: true, headline: true, bio: true, locale: true, timeZone: true, passwordHash: true,
      accounts: { select: { provider: true, createdAt: true }, orderBy: { createdAt: "asc" } },
    },
  });
  const { passwordHash, accounts, locale, ...rest } = row;
  return {
    ...rest,
    locale: toLocale(locale),
    hasPassword: passwordHash !== null,
    providers: accounts.flatMap(({ provider, createdAt }) => (isProvider(provider) ? [{ provider, linkedAt: createdAt }] : [])),
  };
}

/** One's open sessions, this one first, then the latest used. */
export async function listSessions(ctx: Ctx): Promise<SessionItem[]> {
  const { userId, sessionId } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "account.read", { userId });
  const rows = await ctx.db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: ctx.clock.now() } },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
    select: { id: true, userAgent: true, ipAddress: true, method: true, createdAt: true, lastSeenAt: true },
  });
  return rows
    .map(({ userAgent, ...row }) => ({ ...row, ...describeAgent(userAgent), isCurrent: row.id === sessionId }))
    .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** One's copies of data, newest first. */
export async function listExports(ctx: Ctx): Promise<ExportItem[]> {
  const { userId } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "account.read", { userId });
  const rows = await ctx.db.dataExport.findMany({
    where: { userId },
    orderBy: { createdAt: "desc" },
    take: 10,
    select: { id: true, status: true, createdAt: true, expiresAt: true, fileUrl: true },
  });
  const now = ctx.clock.now();
  return rows.map(({ fileUrl, ...row }) => ({ ...row, canDownload: fileUrl !== null && row.expiresAt !== null && row.expiresAt > now }));
}

/** The file of one of one's own copies. Throws NOT_FOUND for another's and GONE when it expired. */
export async function readExportFile(ctx: Ctx, exportId: string): Promise<{ body: Buffer; createdAt: Date }> {
  const { userId } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "account.read", { userId });
  const row = await ctx.db.dataExport.findFirst({
    where: { id: exportId, userId, status: "ready" },
    select: { fileUrl: true, expiresAt: true, createdAt: true },
  });
  if (!row) throw notFound();
  const isOpen = row.fileUrl !== null && row.expiresAt !== null && row.expiresAt > ctx.clock.now();
  const file = isOpen && row.fileUrl !== null ? await ctx.vendors.files.read(row.fileUrl) : null;
  if (!file) throw new DomainError("gone", "account.export_expired");
  return { body: file.body, createdAt: row.createdAt };
}

/** One's own data at once, without a file. Counts like asking for a mail. */
export async function getPersonalData(ctx: Ctx): Promise<object> {
  const { userId, email } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "account.read", { userId });
  await takeTurns(ctx, mailTurns(ctx, email));
  return collectPersonalData(ctx, userId);
}

/** Whether a link still works, for which address, and what it interrupted, for the page that it opens. Looking does not use it up. */
export async function findLink(ctx: Ctx, purpose: OneTimeTokenPurpose, secret: string): Promise<{ email: string; next: string | null } | null> {
  authorize(ctx.viewer, "auth.enter");
  const token = await findToken(ctx.db, ctx, { purpose, secret });
  return token?.userId ? { email: token.email, next: token.next } : null;
}

function isProvider(name: string): name is "google" | "github" | "discord" {
  return name === "google" || name === "github" || name === "discord";
}

function describeAgent(userAgent: string | null): Pick<SessionItem, "browser" | "system" | "device"> {
  const agent = new UAParser(userAgent ?? "");
  const { name: browser } = agent.getBrowser();
  const { name: system, version } = agent.getOS();
  const { type } = agent.getDevice();
  return {
    browser: browser ?? null,
    system: system ? [system, version].filter(Boolean).join(" ") : null,
    device: type === "mobile" ? "phone" : type === "tablet" ? "tablet" : "computer",
  };
}
