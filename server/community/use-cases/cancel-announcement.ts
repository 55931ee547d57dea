import { DomainError, notFound } from "@/lib/errors";
import type { AnnouncementOfCourse } from "@/lib/schemas/announcements";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";

/** Takes back an announcement that waits for its time. Throws `community.announcement_begun` once it is on its way. */
export async function cancelAnnouncement(ctx: Ctx, { courseId, announcementId }: AnnouncementOfCourse): Promise<{ announcementId: string }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    const cancelled = await tx.announcement.updateMany({ where: { id: announcementId, courseId, status: "scheduled" }, data: { status: "cancelled" } });
    if (cancelled.count === 0) {
      const found = await tx.announcement.findFirst({ where: { id: announcementId, courseId }, select: { status: true } });
      if (!found) throw notFound();
      if (found.status !== "cancelled") throw new DomainError("conflict", "community.announcement_begun");
      return { announcementId };
    }
    await audit(tx, ctx.viewer, "course.announcement.cancel", courseId, { announcementId });
    return { announcementId };
  });
}
