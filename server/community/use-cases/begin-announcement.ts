import { after, DAY_MS } from "@/lib/time";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";

/** Whoever opened a lesson within this time is active. */
const ACTIVE_DAYS = 30;

/**
 * Lists who gets an announcement, by who has access now, and opens its delivery. Whoever is listed stays listed and
 * nobody is added when it runs again. One that was cancelled is left alone.
 */
export async function beginAnnouncement(ctx: Ctx, { announcementId }: { announcementId: string }): Promise<{ begun: boolean }> {
  authorize(ctx.viewer, "system.run");
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const begun = await tx.announcement.updateMany({ where: { id: announcementId, status: "scheduled" }, data: { status: "sending" } });
    if (begun.count === 0) return { begun: false };
    await tx.$executeRaw`
      INSERT INTO "AnnouncementRecipient" ("announcementId", "userId")
      SELECT a."id", e."userId"
      FROM "Announcement" a
      JOIN "Enrollment" e ON e."courseId" = a."courseId"
      JOIN "User" u ON u."id" = e."userId" AND u."status" = 'active' AND (a."language" IS NULL OR u."locale" = a."language")
      WHERE a."id" = ${announcementId} AND a."audience" <> 'selection'
        AND EXISTS (SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now}))
        AND (a."audience" = 'all' OR EXISTS (SELECT 1 FROM "LessonProgress" p WHERE p."enrollmentId" = e."id" AND p."lastViewedAt" > ${after(now, -ACTIVE_DAYS * DAY_MS)}))
      ON CONFLICT DO NOTHING`;
    return { begun: true };
  });
}
