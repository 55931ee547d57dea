import { notFound } from "@/lib/errors";
import { authorize, NO_RULES, type LessonFacts } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

type Row = {
  isPublic: boolean;
  instructorIds: string[];
  editorIds: string[];
  isEnrolled: boolean;
  hasOpenGrant: boolean;
  lessonSlug: string | null;
};

/**
 * Where the viewer goes on in a course: the lesson they were last in, else the next after it that is not complete, else
 * the first that is not; when nothing is left, the lesson they were last in. One statement. Throws as opening a lesson that is not a preview does, and NOT_FOUND for a course without
 * lessons.
 */
export async function getNextLesson(ctx: Ctx, { courseSlug }: { courseSlug: string }): Promise<{ lessonSlug: string }> {
  const { viewer } = ctx;
  const userId = viewer.kind === "user" ? viewer.userId : null;
  const now = ctx.clock.now();
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT (c."status" IN ('published', 'in_progress', 'completed') AND c."deletedAt" IS NULL AND c."currentReleaseId" IS NOT NULL) AS "isPublic",
      ARRAY(SELECT ci."instructorId" FROM "CourseInstructor" ci WHERE ci."courseId" = c."id") AS "instructorIds",
      ARRAY(SELECT ci."instructorId" FROM "CourseInstructor" ci WHERE ci."courseId" = c."id" AND ci."canEdit") AS "editorIds",
      (e."id" IS NOT NULL) AS "isEnrolled",
      EXISTS (
        SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL
          AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})
      ) AS "hasOpenGrant",
      (
        SELECT rl."slug" FROM "ReleaseLesson" rl
        LEFT JOIN "LessonProgress" p ON p."enrollmentId" = e."id" AND p."lessonId" = rl."lessonId"
        LEFT JOIN "ReleaseLesson" l ON l."releaseId" = rl."releaseId" AND l."lessonId" = e."lastLessonId"
        WHERE rl."releaseId" = coalesce(e."releaseId", c."currentReleaseId")
        ORDER BY (p."completedAt" IS NOT NULL), (rl."lessonId" IS DISTINCT FROM e."lastLessonId"),
          (rl."position" < coalesce(l."position", 0)), rl."position" LIMIT 1
      ) AS "lessonSlug"
    FROM "Course" c
    LEFT JOIN "Enrollment" e ON e."courseId" = c."id" AND e."userId" = ${userId}
    WHERE c."slug" = ${courseSlug}`;
  const [row] = rows;
  if (!row) throw notFound();
  const { isPublic, instructorIds, editorIds, isEnrolled, hasOpenGrant } = row;
  const facts: LessonFacts = { course: { isPublic, instructorIds, editorIds }, isPreview: false, isEnrolled, hasOpenGrant, rules: NO_RULES };
  authorize(viewer, "lesson.open", facts);
  if (!row.lessonSlug) throw notFound();
  return { lessonSlug: row.lessonSlug };
}
