import { compareReleases, isSameRelease, type ReleaseDifference, type ReleasedLesson } from "@/lib/domain/release-difference";
import type { Reader } from "@/server/platform/db/tx";

/** What publishing the draft would change of the release on sale, and whether it would change anything at all. */
export async function findDraftDifference(db: Reader, courseId: string, releaseId: string | null): Promise<{ difference: ReleaseDifference; hasChanges: boolean }> {
  const [released, draft] = [releaseId === null ? [] : await loadReleasedLessons(db, releaseId), await loadDraftLessons(db, courseId)];
  const difference = compareReleases(released, draft);
  const hasChanges = releaseId === null || !isSameRelease(difference) || (await findRetold(db, [courseId])).has(courseId);
  return { difference, hasChanges };
}

/** The lessons of a release in their order. */
export async function loadReleasedLessons(db: Reader, releaseId: string): Promise<ReleasedLesson[]> {
  return db.$queryRaw<ReleasedLesson[]>`
    SELECT rl."lessonId", r."title", rl."revisionId", m."moduleId" FROM "ReleaseLesson" rl
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    JOIN "ReleaseModule" m ON m."id" = rl."releaseModuleId"
    WHERE rl."releaseId" = ${releaseId} ORDER BY rl."position"`;
}

async function loadDraftLessons(db: Reader, courseId: string): Promise<ReleasedLesson[]> {
  return db.$queryRaw<ReleasedLesson[]>`
    SELECT l."id" AS "lessonId", r."title", r."id" AS "revisionId", l."moduleId" FROM "Lesson" l
    JOIN "Module" m ON m."id" = l."moduleId" AND m."deletedAt" IS NULL
    JOIN LATERAL (SELECT n."id", n."title" FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON true
    WHERE l."courseId" = ${courseId} AND l."deletedAt" IS NULL ORDER BY m."number", l."position", l."id"`;
}

/**
 * Courses whose draft says, orders or addresses something otherwise than their release: modules with lessons are
 * compared by what they say of themselves and by their order, lessons by revision, address, module and order. One
 * statement, however many courses.
 */
export async function findRetold(db: Reader, courseIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ courseId: string }[]>`
    WITH draft AS (
      SELECT c."id" AS "courseId", c."currentReleaseId" AS "releaseId", m."id" AS "moduleId", m."title", m."objective", m."hours", m."week", m."startsOn", m."endsOn", coalesce(m."topics", '{}') AS "topics",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('heldOn', s."heldOn", 'name', s."name", 'hours', s."hours") ORDER BY s."heldOn", s."id"), '[]') FROM "ModuleSession" s WHERE s."moduleId" = m."id") AS "sessions",
        dense_rank() OVER (PARTITION BY c."id" ORDER BY m."number") AS "moduleOrder", l."id" AS "lessonId", l."slug", r."id" AS "revisionId",
        row_number() OVER (PARTITION BY c."id" ORDER BY m."number", l."position", l."id") AS "position"
      FROM "Course" c
      JOIN "Module" m ON m."courseId" = c."id" AND m."deletedAt" IS NULL
      JOIN "Lesson" l ON l."moduleId" = m."id" AND l."deletedAt" IS NULL
      JOIN LATERAL (SELECT n."id" FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON true
      WHERE c."id" = ANY(${courseIds}) AND c."currentReleaseId" IS NOT NULL
    ), released AS (
      SELECT c."id" AS "courseId", c."currentReleaseId" AS "releaseId", m."moduleId", m."title", m."objective", m."hours", m."week", m."startsOn", m."endsOn", coalesce(m."topics", '{}') AS "topics", m."sessions",
        dense_rank() OVER (PARTITION BY c."id" ORDER BY m."number") AS "moduleOrder", rl."lessonId", rl."slug", rl."revisionId",
        row_number() OVER (PARTITION BY c."id" ORDER BY rl."position") AS "position"
      FROM "Course" c
      JOIN "ReleaseLesson" rl ON rl."releaseId" = c."currentReleaseId"
      JOIN "ReleaseModule" m ON m."id" = rl."releaseModuleId"
      WHERE c."id" = ANY(${courseIds})
    )
    SELECT DISTINCT "courseId" FROM ((TABLE draft EXCEPT TABLE released) UNION ALL (TABLE released EXCEPT TABLE draft)) changed`;
  return new Set(rows.map(({ courseId }) => courseId));
}
