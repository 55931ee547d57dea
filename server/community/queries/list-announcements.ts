import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { SentAnnouncement } from "../dto";

const MOST = 50;

type Row = Omit<SentAnnouncement, "publishAt"> & { publishAt: Date };

/** The last announcements of a course, newest first, with how many each reached. For those who may manage its students. */
export async function listAnnouncements(ctx: Ctx, { courseId }: { courseId: string }): Promise<SentAnnouncement[]> {
  await authorizeStudents(ctx, courseId);
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT a."id" AS "announcementId", a."title", a."audience"::text AS "audience", a."language", a."status"::text AS "status", a."publishAt", u."name" AS "author",
      r."recipients", r."delivered", r."failed"
    FROM "Announcement" a
    JOIN "User" u ON u."id" = a."authorId"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "recipients", count(*) FILTER (WHERE x."delivery" = 'delivered')::int AS "delivered", count(*) FILTER (WHERE x."delivery" = 'failed')::int AS "failed"
      FROM "AnnouncementRecipient" x WHERE x."announcementId" = a."id"
    ) r
    WHERE a."courseId" = ${courseId} ORDER BY a."createdAt" DESC, a."id" DESC LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, publishAt: row.publishAt.toISOString() }));
}
