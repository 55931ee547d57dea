import { toLocale } from "@/lib/i18n/locales";
import { DAY_MS, after } from "@/lib/time";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";
import { collectPersonalData } from "../personal-data";

/** For how long a copy can be downloaded. */
const EXPORT_DAYS = 7;
type Input = { exportId: string };

/**
 * Collects a person's data into a private file. Run again it puts the same file in the same place. Does nothing for an
 * account that was deleted meanwhile.
 */
export async function buildDataExport(ctx: Ctx, { exportId }: Input): Promise<{ built: boolean }> {
  authorize(ctx.viewer, "system.run");
  const row = await ctx.db.dataExport.findUniqueOrThrow({
    where: { id: exportId },
    select: { userId: true, status: true, user: { select: { status: true } } },
  });
  if (row.status === "ready") return { built: true };
  if (row.user.status !== "active") {
    await ctx.db.dataExport.update({ where: { id: exportId }, data: { status: "failed" }, select: { id: true } });
    return { built: false };
  }
  const body = Buffer.from(JSON.stringify(await collectPersonalData(ctx, row.userId), null, 2));
  const { pathname } = await ctx.vendors.files.put({
    pathname: exportPathname(row.userId, exportId),
    body,
    contentType: "application/json",
    access: "private",
  });
  const now = ctx.clock.now();
  await ctx.db.dataExport.update({
    where: { id: exportId },
    data: { status: "ready", fileUrl: pathname, completedAt: now, expiresAt: after(now, EXPORT_DAYS * DAY_MS) },
    select: { id: true },
  });
  return { built: true };
}

/** Tells the person that their copy is ready: by mail with its link, and in the app. */
export async function announceDataExport(ctx: Ctx, { exportId }: Input): Promise<void> {
  authorize(ctx.viewer, "system.run");
  const row = await ctx.db.dataExport.findUniqueOrThrow({
    where: { id: exportId },
    select: { userId: true, status: true, expiresAt: true, user: { select: { email: true, locale: true, status: true } } },
  });
  if (row.status !== "ready" || row.expiresAt === null || row.user.status !== "active") return;
  const cause = { entityType: "data_export", entityId: exportId };
  await sendMail(ctx, {
    kind: "export-ready",
    userId: row.userId,
    recipient: row.user.email,
    locale: toLocale(row.user.locale),
    params: { exportId, expiresAt: row.expiresAt.toISOString() },
    idempotencyKey: `export-ready:${exportId}`,
    ...cause,
  });
  await notifyInApp(ctx, { userId: row.userId, kind: "export-ready", params: {}, href: "/account/privacy", idempotencyKey: `export-ready-in-app:${exportId}`, ...cause });
}

/** Removes the files of copies that expired, or of accounts that are gone. Returns how many. */
export async function removeOldExports(ctx: Ctx, scope: { userId?: string } = {}): Promise<{ removed: number }> {
  authorize(ctx.viewer, "system.run");
  const rows = await ctx.db.dataExport.findMany({
    where: { fileUrl: { not: null }, ...(scope.userId ? { userId: scope.userId } : { expiresAt: { lt: ctx.clock.now() } }) },
    select: { id: true, fileUrl: true },
    take: 200,
  });
  for (const row of rows) {
    if (row.fileUrl !== null) await ctx.vendors.files.remove(row.fileUrl);
    await ctx.db.dataExport.update({ where: { id: row.id }, data: { fileUrl: null }, select: { id: true } });
  }
  return { removed: rows.length };
}

function exportPathname(userId: string, exportId: string): string {
  return `exports/${userId}/${exportId}.json`;
}
