import { notFound } from "@/lib/errors";
import { after, DAY_MS } from "@/lib/time";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { CourseMail, ReadableAnnouncement, ReceivedAnnouncement } from "../dto";

const SHOWN_DAYS = 30;
const MOST = 3;

/** The last announcements that the viewer got within a month, newest first: one statement. */
export async function listReceived(ctx: Ctx): Promise<ReceivedAnnouncement[]> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  const rows = await ctx.db.$queryRaw<(Omit<ReceivedAnnouncement, "receivedAt"> & { receivedAt: Date })[]>`
    SELECT a."id" AS "announcementId", a."title", c."title" AS "course", r."deliveredAt" AS "receivedAt"
    FROM "AnnouncementRecipient" r
    JOIN "Announcement" a ON a."id" = r."announcementId"
    JOIN "Course" c ON c."id" = a."courseId"
    WHERE r."userId" = ${userId} AND r."deliveredAt" > ${after(ctx.clock.now(), -SHOWN_DAYS * DAY_MS)}
    ORDER BY r."deliveredAt" DESC, a."id" DESC LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
}

/** An announcement that the viewer got. Throws NOT_FOUND for others. */
export async function getReceived(ctx: Ctx, { announcementId }: { announcementId: string }): Promise<ReadableAnnouncement> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  const found = await ctx.db.announcementRecipient.findUnique({
    where: { announcementId_userId: { announcementId, userId } },
    select: {
      deliveredAt: true,
      announcement: { select: { title: true, body: true, publishAt: true, author: { select: { name: true } }, course: { select: { slug: true, title: true, language: true } } } },
    },
  });
  // In the app it can be opened from its notice, a moment before it is marked as delivered.
  if (!found || found.announcement.publishAt > ctx.clock.now()) throw notFound();
  const { title, body, publishAt, author, course } = found.announcement;
  return { title, body, author: author.name, receivedAt: (found.deliveredAt ?? publishAt).toISOString(), course };
}

/** The viewer's courses, and whether each may mail them its announcements. */
export async function listCourseMail(ctx: Ctx): Promise<CourseMail[]> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  return ctx.db.$queryRaw<CourseMail[]>`
    SELECT c."id" AS "courseId", c."title", (m."userId" IS NOT NULL) AS "isMuted"
    FROM "Enrollment" e
    JOIN "Course" c ON c."id" = e."courseId"
    LEFT JOIN "CourseMute" m ON m."userId" = e."userId" AND m."courseId" = e."courseId"
    WHERE e."userId" = ${userId} ORDER BY c."title", c."id" LIMIT 200`;
}
