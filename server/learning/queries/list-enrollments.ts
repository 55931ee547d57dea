import { notFound } from "@/lib/errors";
import { Prisma } from "@/prisma/generated/client";
import { authorize, requireUser } from "@/server/access";
import { loadCourseFacts } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import { countRequired, IS_REQUIRED } from "../completion-facts";

type PageOf = { cursor?: string | undefined; limit: number };

type Standing = { id: string; status: string; isOpen: boolean; enrolledAt: Date; completedAt: Date | null; completedLessons: number; lessonCount: number };
export type OwnEnrollment = Standing & { courseId: string; courseSlug: string; courseTitle: string; releaseNumber: number };
export type CourseStudent = Standing & { userId: string; name: string; email: string };

/** One's own enrollments, newest first, each with its progress over the release that it follows. One statement. */
export async function listOwnEnrollments(ctx: Ctx, page: PageOf): Promise<{ items: OwnEnrollment[]; nextCursor: string | null }> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  return loadPage<OwnEnrollment>(ctx, ownColumns, Prisma.sql`e."userId" = ${userId}`, page);
}

/** One's own enrollment. Throws NOT_FOUND for another's as for a missing one. */
export async function getOwnEnrollment(ctx: Ctx, { enrollmentId }: { enrollmentId: string }): Promise<OwnEnrollment> {
  const { userId } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "enrollment.own");
  const { items: [found] } = await loadPage<OwnEnrollment>(ctx, ownColumns, Prisma.sql`e."id" = ${enrollmentId} AND e."userId" = ${userId}`, { limit: 1 });
  if (!found) throw notFound();
  return found;
}

/** Who learns in a course, newest first, for its editors and for administrators. One statement beyond the course's facts. */
export async function listCourseStudents(ctx: Ctx, { courseId, ...page }: PageOf & { courseId: string }): Promise<{ items: CourseStudent[]; nextCursor: string | null }> {
  authorize(ctx.viewer, "course.students", await loadCourseFacts(ctx.db, courseId));
  return loadPage<CourseStudent>(ctx, studentColumns, Prisma.sql`e."courseId" = ${courseId}`, page);
}

const ownColumns = Prisma.sql`c."id" AS "courseId", c."slug" AS "courseSlug", c."title" AS "courseTitle", r."number" AS "releaseNumber"`;
const studentColumns = Prisma.sql`u."id" AS "userId", u."name", u."email"`;

async function loadPage<Item extends Standing>(ctx: Ctx, columns: Prisma.Sql, condition: Prisma.Sql, { cursor, limit }: PageOf): Promise<{ items: Item[]; nextCursor: string | null }> {
  const now = ctx.clock.now();
  const rows = await ctx.db.$queryRaw<Item[]>`
    SELECT e."id", e."status"::text AS "status", e."enrolledAt", e."completedAt", ${columns}, needed."lessonCount",
      EXISTS (SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now}
        AND (g."endsAt" IS NULL OR g."endsAt" > ${now})) AS "isOpen",
      (SELECT count(*)::int FROM "LessonProgress" p JOIN "ReleaseLesson" rl ON rl."lessonId" = p."lessonId" AND rl."releaseId" = e."releaseId"
        JOIN "LessonRevision" r ON r."id" = rl."revisionId" WHERE p."enrollmentId" = e."id" AND p."completedAt" IS NOT NULL AND ${IS_REQUIRED}) AS "completedLessons"
    FROM "Enrollment" e
    JOIN "Course" c ON c."id" = e."courseId"
    JOIN "Release" r ON r."id" = e."releaseId"
    JOIN "User" u ON u."id" = e."userId"
    CROSS JOIN LATERAL (${countRequired}) needed
    WHERE ${condition} AND ${cursor === undefined ? Prisma.sql`true` : Prisma.sql`e."id" < ${cursor}`}
    ORDER BY e."id" DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
