import type { LessonAddress } from "@/lib/schemas/learning";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { mayBeTaken, opensAtSql } from "../lesson-access";
import { Prisma } from "@/prisma/generated/client";

type Named = { slug: string; title: string };
/** What opens a lesson that waits: an instant (ISO 8601, UTC), the lesson before it, courses to complete first. */
export type LessonWait = { opensAt: string | null; before: Named | null; required: Named[]; isAnyEnough: boolean };

/**
 * What a learner of a course waits for at a lesson that the course's rules close: the facts behind the refusal, for who
 * is enrolled. Null for anybody else.
 */
export async function findLessonWait(ctx: Ctx, { courseSlug, lessonSlug }: LessonAddress): Promise<LessonWait | null> {
  if (ctx.viewer.kind !== "user") return null;
  authorize(ctx.viewer, "enrollment.own");
  const [row] = await ctx.db.$queryRaw<{ opensAt: Date | null; before: Named | null; required: Named[]; isAnyEnough: boolean }[]>`
    SELECT ${opensAtSql(Prisma.sql`e`)} AS "opensAt", c."prerequisiteRule" = 'any' AS "isAnyEnough",
      (SELECT json_build_object('slug', b."slug", 'title', br."title") FROM "ReleaseLesson" b JOIN "LessonRevision" br ON br."id" = b."revisionId"
        WHERE b."releaseId" = rl."releaseId" AND b."position" < rl."position" AND br."role" <> 'optional' ORDER BY b."position" DESC LIMIT 1) AS "before",
      (SELECT coalesce(json_agg(json_build_object('slug', rc."slug", 'title', rc."title") ORDER BY rc."title"), '[]'::json)
        FROM "CoursePrerequisite" q JOIN "Course" rc ON rc."id" = q."requiredId"
        LEFT JOIN "Enrollment" f ON f."courseId" = rc."id" AND f."userId" = e."userId"
        WHERE q."courseId" = c."id" AND f."completedAt" IS NULL AND ${mayBeTaken(ctx.clock.now())}) AS "required"
    FROM "Course" c
    JOIN "Enrollment" e ON e."courseId" = c."id" AND e."userId" = ${ctx.viewer.userId}
    JOIN "ReleaseLesson" rl ON rl."releaseId" = e."releaseId" AND rl."slug" = ${lessonSlug}
    JOIN "ReleaseModule" rm ON rm."id" = rl."releaseModuleId"
    JOIN "Module" m ON m."id" = rm."moduleId"
    WHERE c."slug" = ${courseSlug}`;
  return row ? { ...row, opensAt: row.opensAt?.toISOString() ?? null } : null;
}
