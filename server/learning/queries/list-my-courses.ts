import { courseShare } from "@/lib/domain/progress";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { IS_REQUIRED } from "../completion-facts";
import type { EnrolledCourse } from "../dto";

const MAX_COURSES = 200;

type Row = Omit<EnrolledCourse, "share" | "completedAt" | "lastViewedAt"> & { keptShare: number; keptCompleted: number; completedAt: Date | null; lastViewedAt: Date | null };

/**
 * The viewer's courses, the one they were last in first, each with its progress over the release it follows and where
 * to go on: one statement, whether they have one course or two hundred.
 */
export async function listMyCourses(ctx: Ctx): Promise<EnrolledCourse[]> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  const now = ctx.clock.now();
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT e."id" AS "enrollmentId", c."slug", c."title", t."slug" AS "topicSlug", e."status"::text AS "status", e."completedAt",
      g."isOpen", CASE WHEN g."isOpen" AND newest."number" > pinned."number" THEN newest."number" END AS "newerRelease",
      s."completed", s."total", e."keptShare", e."keptCompleted", s."remainingSeconds", s."lastViewedAt", n."next", s."hasQuiz",
      s."hasGradedLesson" OR EXISTS (SELECT 1 FROM "GradeItem" i WHERE i."courseId" = e."courseId" AND i."releasedAt" IS NOT NULL AND i."removedAt" IS NULL) AS "isGraded", c."selfDeferralDays" IS NOT NULL OR e."deferredDays" > 0 AS "hasOwnDates"
    FROM "Enrollment" e
    JOIN "Course" c ON c."id" = e."courseId"
    JOIN "Topic" t ON t."id" = c."topicId"
    JOIN "Release" pinned ON pinned."id" = e."releaseId"
    LEFT JOIN "Release" newest ON newest."id" = c."currentReleaseId"
    CROSS JOIN LATERAL (
      SELECT EXISTS (SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now}
        AND (g."endsAt" IS NULL OR g."endsAt" > ${now})) AS "isOpen"
    ) g
    CROSS JOIN LATERAL (
      SELECT count(p."completedAt") FILTER (WHERE ${IS_REQUIRED})::int AS "completed", count(*) FILTER (WHERE ${IS_REQUIRED})::int AS "total",
        coalesce(sum(CASE WHEN p."completedAt" IS NULL AND ${IS_REQUIRED} THEN coalesce(v."durationSeconds", r."durationSeconds") ELSE 0 END), 0)::float8 AS "remainingSeconds",
        max(p."lastViewedAt") AS "lastViewedAt", coalesce(bool_or(r."kind" IN ('quiz', 'assignment')), false) AS "hasGradedLesson",
        coalesce(bool_or(r."kind" = 'quiz'), false) AS "hasQuiz"
      FROM "ReleaseLesson" rl
      JOIN "LessonRevision" r ON r."id" = rl."revisionId"
      LEFT JOIN "VideoAsset" v ON v."id" = r."videoAssetId"
      LEFT JOIN "LessonProgress" p ON p."enrollmentId" = e."id" AND p."lessonId" = rl."lessonId"
      WHERE rl."releaseId" = e."releaseId"
    ) s
    LEFT JOIN LATERAL (
      SELECT json_build_object('slug', rl."slug", 'title', r."title", 'kind', r."kind", 'positionSeconds', coalesce(p."positionSeconds", 0)) AS "next"
      FROM "ReleaseLesson" rl
      JOIN "LessonRevision" r ON r."id" = rl."revisionId"
      LEFT JOIN "LessonProgress" p ON p."enrollmentId" = e."id" AND p."lessonId" = rl."lessonId"
      LEFT JOIN "ReleaseLesson" l ON l."releaseId" = rl."releaseId" AND l."lessonId" = e."lastLessonId"
      WHERE rl."releaseId" = e."releaseId"
      ORDER BY (p."completedAt" IS NOT NULL), (rl."lessonId" IS DISTINCT FROM e."lastLessonId"),
        (rl."position" < coalesce(l."position", 0)), rl."position" LIMIT 1
    ) n ON true
    WHERE e."userId" = ${userId}
    ORDER BY coalesce(s."lastViewedAt", e."enrolledAt") DESC, e."id" LIMIT ${MAX_COURSES}`;
  return rows.map(({ keptShare, keptCompleted, ...row }) => ({
    ...row,
    share: courseShare(row, { share: keptShare, completed: keptCompleted }),
    completedAt: row.completedAt?.toISOString() ?? null,
    lastViewedAt: row.lastViewedAt?.toISOString() ?? null,
  }));
}
