import { DEFAULT_PLAN, gradebookPlanSchema, type GradebookPlan } from "@/lib/schemas/gradebook";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import type { Reader } from "@/server/platform/db/tx";

/** A lesson that is graded, by the rules of one release. `due` is the assignment's; a quiz has the end of its window. */
export type ReleasedItem = { releaseId: string; itemId: string; slug: string; kind: "quiz" | "assignment"; title: string; maxPoints: number; due: AssignmentContent["due"]; closesAt: string | null };

/** Something that is graded and is no lesson. */
export type ManualItem = { itemId: string; title: string; maxPoints: number; isReleased: boolean };

export type Book = { version: number; plan: GradebookPlan; released: ReleasedItem[]; manual: ManualItem[] };

/**
 * What a course grades and how it makes one grade of it: the quizzes and assignments of the release on sale and of every
 * release that somebody follows, newest first, and the items of the gradebook alone. Three statements.
 */
export async function loadBook(db: Reader, courseId: string): Promise<Book> {
  const stored = await db.gradebook.findUnique({ where: { courseId }, select: { version: true, plan: true } });
  const manual = await db.gradeItem.findMany({ where: { courseId, removedAt: null }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true, title: true, points: true, releasedAt: true } });
  return {
    version: stored?.version ?? 0,
    plan: stored ? gradebookPlanSchema.parse(stored.plan) : DEFAULT_PLAN,
    released: await loadReleasedItems(db, courseId),
    manual: manual.map(({ id, title, points, releasedAt }) => ({ itemId: id, title, maxPoints: points, isReleased: releasedAt !== null })),
  };
}

/** A quiz is worth the sum of its questions, fixed and drawn, without what a section leaves out; one that is only practice is not graded. */
async function loadReleasedItems(db: Reader, courseId: string): Promise<ReleasedItem[]> {
  return db.$queryRaw<ReleasedItem[]>`
    WITH followed AS (
      SELECT l."id", l."number" FROM "Release" l
      WHERE l."courseId" = ${courseId}
        AND (l."id" = (SELECT c."currentReleaseId" FROM "Course" c WHERE c."id" = ${courseId}) OR EXISTS (SELECT 1 FROM "Enrollment" e WHERE e."releaseId" = l."id"))
    ), asked AS MATERIALIZED (
      SELECT r."id", r."kind", r."title", nullif(r."content"->'due', 'null'::jsonb) AS "due", r."content"->>'closesAt' AS "closesAt",
        CASE r."kind" WHEN 'assignment' THEN (r."content"->>'points')::float8 ELSE (
          SELECT coalesce(sum(coalesce((q->>'points')::numeric, 1)), 0)::float8 FROM jsonb_array_elements(r."content"->'questions') q WHERE q->>'type' <> 'information'
        ) + (
          SELECT coalesce(sum((d->>'count')::numeric * (d->>'points')::numeric), 0)::float8 FROM jsonb_array_elements(coalesce(r."content"->'draws', '[]'::jsonb)) d
        ) - (
          SELECT coalesce(sum(greatest(0, k."count" - (s."section"->>'draw')::int) * k."worth"), 0)::float8
          FROM jsonb_array_elements(coalesce(r."content"->'sections', '[]'::jsonb)) WITH ORDINALITY s("section", "number"), LATERAL (
            SELECT count(*) AS "count", coalesce(avg(coalesce((q."question"->>'points')::numeric, 1)), 0) AS "worth"
            FROM jsonb_array_elements(r."content"->'questions') WITH ORDINALITY q("question", "number")
            WHERE q."question"->>'type' <> 'information' AND q."number" > (s."section"->>'from')::int
              AND q."number" <= coalesce((r."content"->'sections'->(s."number"::int)->>'from')::int, jsonb_array_length(r."content"->'questions'))
          ) k WHERE s."section"->>'draw' IS NOT NULL
        ) END AS "maxPoints"
      FROM "LessonRevision" r
      WHERE r."id" IN (SELECT rl."revisionId" FROM "ReleaseLesson" rl JOIN followed f ON f."id" = rl."releaseId")
        AND (r."kind" = 'assignment' OR (r."kind" = 'quiz' AND coalesce(r."content"->>'practice', 'false') <> 'true'))
    )
    SELECT rl."releaseId", rl."lessonId" AS "itemId", rl."slug", a."kind"::text AS "kind", a."title", a."maxPoints", a."due", a."closesAt"
    FROM followed f JOIN "ReleaseLesson" rl ON rl."releaseId" = f."id" JOIN asked a ON a."id" = rl."revisionId"
    ORDER BY f."number" DESC, rl."position"`;
}
