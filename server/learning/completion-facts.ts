import { askOf, type AskingLesson, type CourseAsk, type CourseStanding, type LessonAsk } from "@/lib/domain/completion";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "@/server/platform/db/tx";

export type LoadedStanding = Omit<CourseStanding, "grade"> & { enrollmentId: string; userId: string; courseId: string; releaseId: string; /** Access was taken back. */ isClosed: boolean; ask: CourseAsk };

/** A revision `r` counts in its course. Optional lessons count in nothing. */
export const IS_REQUIRED = Prisma.sql`r."role" <> 'optional'`;

/** As a lateral join: how many lessons the release of an enrollment `e` asks for. */
export const countRequired = Prisma.sql`
  SELECT count(*)::int AS "lessonCount" FROM "ReleaseLesson" rl JOIN "LessonRevision" r ON r."id" = rl."revisionId" WHERE rl."releaseId" = e."releaseId" AND ${IS_REQUIRED}`;

/** What a course asks of a learner and how they stand in the release that they follow, without the grade. One statement. */
export async function loadStanding(db: Reader, enrollmentId: string): Promise<LoadedStanding> {
  const [row] = await db.$queryRaw<(Omit<LoadedStanding, "ask"> & CourseAsk)[]>`
    SELECT e."id" AS "enrollmentId", e."userId", e."courseId", e."releaseId", e."completedAt" IS NOT NULL AS "isDone", e."status" IN ('refunded', 'revoked') AS "isClosed",
      rel."completionShare" AS "share", rel."completionGrade" AS "grade", s.*
    FROM "Enrollment" e
    JOIN "Release" rel ON rel."id" = e."releaseId"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "required", count(p."completedAt")::int AS "completed",
        count(*) FILTER (WHERE r."role" = 'essential' AND p."completedAt" IS NULL)::int AS "essentialsLeft"
      FROM "ReleaseLesson" rl
      JOIN "LessonRevision" r ON r."id" = rl."revisionId"
      LEFT JOIN "LessonProgress" p ON p."enrollmentId" = e."id" AND p."lessonId" = rl."lessonId"
      WHERE rl."releaseId" = e."releaseId" AND ${IS_REQUIRED}
    ) s
    WHERE e."id" = ${enrollmentId}`;
  if (!row) throw new Error(`enrollment ${enrollmentId} is gone`);
  const { share, grade, ...standing } = row;
  return { ...standing, ask: { share, grade } };
}

/** What a stored lesson asks. Of its content only the settings are read that say so. */
export function askOfRow({ content, ...row }: Omit<AskingLesson, "content"> & { content: unknown }): LessonAsk {
  return askOf({ ...row, content: typeof content === "object" && content !== null ? content : null });
}
