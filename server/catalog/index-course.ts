import type { Tx } from "@/server/platform/db/tx";

/** `indexCourses` for one course. */
export function indexCourse(tx: Tx, courseId: string): Promise<void> {
  return indexCourses(tx, [courseId]);
}

/**
 * Writes each course's search row from what is stored: the document (title, then summary, tags and teachers, then lessons
 * and description, by weight, stemmed in the course's language) and the key that autocomplete and typos are matched
 * against. Called in the transaction that changed any of them. One statement, however many courses.
 */
export async function indexCourses(tx: Tx, courseIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "CourseSearch" ("courseId", "language", "key", "document", "updatedAt")
    SELECT c."id", c."language",
      lower(unaccent(c."title" || ' ' || c."code" || ' ' || coalesce(t.names, '') || ' ' || coalesce(i.names, ''))),
      setweight(to_tsvector(cfg, c."title" || ' ' || c."code"), 'A')
        || setweight(to_tsvector(cfg, c."summary" || ' ' || coalesce(t.names, '') || ' ' || coalesce(i.names, '')), 'B')
        || setweight(to_tsvector(cfg, coalesce(l.titles, '') || ' ' || coalesce(array_to_string(c."outcomes", ' '), '')), 'C')
        || setweight(to_tsvector(cfg, c."description" || ' ' || c."objective"), 'D'),
      now()
    FROM "Course" c
    CROSS JOIN LATERAL (
      SELECT (CASE c."language" WHEN 'es' THEN 'criterio_es' WHEN 'pt-BR' THEN 'criterio_pt' ELSE 'criterio_en' END)::regconfig AS cfg
    ) config
    LEFT JOIN LATERAL (
      SELECT string_agg(g."name", ' ') AS names FROM "CourseTag" ct JOIN "Tag" g ON g."id" = ct."tagId" WHERE ct."courseId" = c."id"
    ) t ON true
    LEFT JOIN LATERAL (
      SELECT string_agg(p."name", ' ') AS names FROM "CourseInstructor" ci JOIN "Instructor" p ON p."id" = ci."instructorId" WHERE ci."courseId" = c."id"
    ) i ON true
    LEFT JOIN LATERAL (
      SELECT string_agg(r."title", ' ') AS titles FROM "ReleaseLesson" rl JOIN "LessonRevision" r ON r."id" = rl."revisionId"
      WHERE rl."releaseId" = c."currentReleaseId"
    ) l ON true
    WHERE c."id" = ANY(${courseIds})
    ON CONFLICT ("courseId") DO UPDATE SET "language" = EXCLUDED."language", "key" = EXCLUDED."key",
      "document" = EXCLUDED."document", "updatedAt" = EXCLUDED."updatedAt"`;
}
