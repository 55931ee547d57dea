-- AlterTable
ALTER TABLE "GradeEntry" ADD COLUMN     "maxPoints" DOUBLE PRECISION;
ALTER TABLE "GradeEntry" ADD CONSTRAINT "GradeEntry_max_check" CHECK ("maxPoints" >= 0);

-- What was set until today has counted as it stands, out of what the item is worth now: it goes on to.
UPDATE "GradeEntry" g SET "maxPoints" = i."points" FROM "GradeItem" i WHERE i."id" = g."gradeItemId" AND g."points" IS NOT NULL;
UPDATE "GradeEntry" g SET "maxPoints" = w."worth"
FROM (
  SELECT e."id" AS "enrollmentId", rl."lessonId",
    CASE r."kind" WHEN 'assignment' THEN (r."content"->>'points')::float8 ELSE (
      SELECT coalesce(sum(coalesce((q->>'points')::numeric, 1)), 0)::float8 FROM jsonb_array_elements(r."content"->'questions') q WHERE q->>'type' <> 'information'
    ) + (
      SELECT coalesce(sum((d->>'count')::numeric * (d->>'points')::numeric), 0)::float8 FROM jsonb_array_elements(coalesce(r."content"->'draws', '[]'::jsonb)) d
    ) END AS "worth"
  FROM "Enrollment" e
  JOIN "ReleaseLesson" rl ON rl."releaseId" = e."releaseId"
  JOIN "LessonRevision" r ON r."id" = rl."revisionId" AND r."kind" IN ('assignment', 'quiz')
  WHERE EXISTS (SELECT 1 FROM "GradeEntry" x WHERE x."enrollmentId" = e."id" AND x."lessonId" = rl."lessonId" AND x."points" IS NOT NULL)
) w
WHERE w."enrollmentId" = g."enrollmentId" AND w."lessonId" = g."lessonId" AND g."points" IS NOT NULL;
