import type { Tx } from "@/server/platform/db/tx";

/**
 * What a learner reached in the graded lessons of the release that they follow, in per cent with one decimal: the mean of
 * the best attempt of each quiz and the shown grade of each assignment. Null where nothing was graded.
 */
export async function loadCourseGrade(tx: Tx, enrollmentId: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ grade: number | null }[]>`
    WITH followed AS (
      SELECT rl."lessonId", r."content" FROM "Enrollment" e
      JOIN "ReleaseLesson" rl ON rl."releaseId" = e."releaseId"
      JOIN "LessonRevision" r ON r."id" = rl."revisionId"
      WHERE e."id" = ${enrollmentId}
    ), shares AS (
      SELECT max(a."points" / a."maxPoints") AS share FROM "QuizAttempt" a JOIN followed f USING ("lessonId")
      WHERE a."enrollmentId" = ${enrollmentId} AND a."state" = 'submitted' AND a."maxPoints" > 0
      GROUP BY a."lessonId"
      UNION ALL
      SELECT coalesce(w."overridePoints", (
        SELECT m."releasedPoints" FROM "Submission" s JOIN "Mark" m ON m."submissionId" = s."id"
        WHERE s."workId" = w."id" AND s."state" = 'graded' ORDER BY s."number" DESC LIMIT 1
      )) / nullif((f."content"->>'points')::float, 0)
      FROM "AssignmentWork" w JOIN followed f USING ("lessonId")
      WHERE w."enrollmentId" = ${enrollmentId} AND f."content"->>'kind' = 'assignment'
    )
    SELECT round((100 * avg(least(greatest(share, 0), 1)))::numeric, 1)::float AS grade FROM shares WHERE share IS NOT NULL`;
  return row?.grade ?? null;
}
