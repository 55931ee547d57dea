import type { CourseStudentsInput, StudentState } from "@/lib/schemas/learning";
import { Prisma } from "@/prisma/generated/client";
import { authorize } from "@/server/access";
import { loadCourseFacts } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import { likePattern } from "@/server/platform/db/like-pattern";
import { countRequired, IS_REQUIRED } from "../completion-facts";

export type StudentProgress = {
  enrollmentId: string;
  name: string;
  email: string;
  state: StudentState;
  releaseNumber: number;
  /** Of the lessons that the course asks for: optional ones count in neither. */
  completedLessons: number;
  lessonCount: number;
  enrolledAt: Date;
  completedAt: Date | null;
  /** The last time that they opened a lesson; null before the first. */
  lastSeenAt: Date | null;
};

/**
 * Who learns in a course, how far each one is in the release that they follow and when they were last there, newest
 * first. For those who may see its students. One statement beyond the course's facts.
 */
export async function listStudentProgress(
  ctx: Ctx,
  { courseId, search, state, cursor, limit }: CourseStudentsInput,
): Promise<{ items: StudentProgress[]; nextCursor: string | null }> {
  authorize(ctx.viewer, "course.students", await loadCourseFacts(ctx.db, courseId));
  const now = ctx.clock.now();
  const rows = await ctx.db.$queryRaw<StudentProgress[]>`
    SELECT * FROM (
      SELECT e."id" AS "enrollmentId", u."name", u."email", r."number" AS "releaseNumber", needed."lessonCount", e."enrolledAt", e."completedAt",
        done."lessons" AS "completedLessons", done."lastSeenAt",
        CASE
          WHEN e."completedAt" IS NOT NULL THEN 'finished'
          WHEN NOT EXISTS (SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now}
            AND (g."endsAt" IS NULL OR g."endsAt" > ${now})) THEN 'closed'
          WHEN done."lastSeenAt" IS NULL THEN 'not_started'
          ELSE 'learning'
        END AS "state"
      FROM "Enrollment" e
      JOIN "Release" r ON r."id" = e."releaseId"
      JOIN "User" u ON u."id" = e."userId"
      CROSS JOIN LATERAL (${countRequired}) needed
      CROSS JOIN LATERAL (
        SELECT count(rl."lessonId") FILTER (WHERE p."completedAt" IS NOT NULL AND ${IS_REQUIRED})::int AS "lessons", max(p."lastViewedAt") AS "lastSeenAt"
        FROM "LessonProgress" p
        LEFT JOIN "ReleaseLesson" rl ON rl."lessonId" = p."lessonId" AND rl."releaseId" = e."releaseId"
        LEFT JOIN "LessonRevision" r ON r."id" = rl."revisionId"
        WHERE p."enrollmentId" = e."id"
      ) done
      WHERE e."courseId" = ${courseId}
        AND ${cursor === undefined ? Prisma.sql`true` : Prisma.sql`e."id" < ${cursor}`}
        AND ${search === undefined ? Prisma.sql`true` : Prisma.sql`(u."name" ILIKE ${likePattern(search)} OR u."email" ILIKE ${likePattern(search)})`}
    ) student
    WHERE ${state === undefined ? Prisma.sql`true` : Prisma.sql`student."state" = ${state}`}
    ORDER BY student."enrollmentId" DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.enrollmentId ?? null) : null };
}
