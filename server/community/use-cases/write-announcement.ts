import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { WriteAnnouncementInput } from "@/lib/schemas/announcements";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import type { AnnouncementScheduled } from "../events";

/**
 * Stores what a teacher writes to the students of a course and has it delivered, at once or at a time to come. Sent
 * again with its key it changes nothing and answers the same. Announces `community/announcement.scheduled`.
 */
export async function writeAnnouncement(ctx: Ctx, input: WriteAnnouncementInput): Promise<{ announcementId: string }> {
  const { courseId, sendKey, title, body, audience, language, publishAt, enrollmentIds } = input;
  const { userId: authorId } = await authorizeStudents(ctx, courseId);
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const announcementId = newId("announcement");
    const made = await tx.announcement.createMany({
      data: [{ id: announcementId, courseId, authorId, sendKey, title, body, audience, language, publishAt: publishAt ?? now, createdAt: now }],
      skipDuplicates: true,
    });
    if (made.count === 0) {
      const { id } = await tx.announcement.findUniqueOrThrow({ where: { courseId_sendKey: { courseId, sendKey } }, select: { id: true } });
      return { announcementId: id };
    }
    // Not before: sent again after its time came, it is still the one that was taken.
    if (publishAt !== null && new Date(publishAt) <= now) throw invalid("publishAt", "must lie in the future");
    if (audience === "selection") await listSelected(tx, { announcementId, courseId, enrollmentIds });
    await audit(tx, ctx.viewer, "course.announcement.write", courseId, { announcementId, audience });
    const event: AnnouncementScheduled = { name: "community/announcement.scheduled", data: { announcementId, publishAt } };
    await emit(tx, event, ctx.requestId);
    return { announcementId };
  });
}

async function listSelected(tx: Tx, { announcementId, courseId, enrollmentIds }: { announcementId: string; courseId: string; enrollmentIds: string[] }): Promise<void> {
  const selected = await tx.enrollment.findMany({ where: { courseId, id: { in: enrollmentIds }, user: { status: "active" } }, select: { userId: true } });
  if (selected.length === 0) throw invalid("enrollmentIds", "names no student of the course");
  await tx.announcementRecipient.createMany({ data: selected.map(({ userId }) => ({ announcementId, userId })) });
}

function invalid(path: string, message: string): DomainError {
  return new DomainError("invalid", "validation.invalid", {}, { issues: [{ path, message }] });
}
