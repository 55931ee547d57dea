import type { Reader } from "@/server/platform/db/tx";
import type { Suggestion } from "../dto";
import { IS_PUBLIC } from "./catalog-where";

const MAX_SUGGESTIONS = 8;
const MIN_LENGTH = 2;
/** Courses looked at for one keystroke: two letters are like thousands, and eight are shown. */
const MOST_COURSES = 200;
const TEACHER_LIKENESS = 0.5;

/**
 * What a visitor may mean, best first, in one statement; nothing for fewer than two characters. Teachers are found
 * through their courses, whose keys hold their names.
 */
export async function findSuggestions(db: Reader, q: string): Promise<Suggestion[]> {
  if (q.length < MIN_LENGTH) return [];
  return db.$queryRaw<Suggestion[]>`
    WITH asked AS MATERIALIZED (SELECT lower(unaccent(${q})) AS "words"),
    found AS MATERIALIZED (
      SELECT c."id", c."slug", c."title", alike."likeness", s."key"
      FROM similar_courses((SELECT "words" FROM asked), ${MOST_COURSES}::int) alike
      JOIN "CourseSearch" s ON s."courseId" = alike."courseId" JOIN "Course" c ON c."id" = alike."courseId"
      WHERE ${IS_PUBLIC}
    )
    SELECT "kind", "slug", "title" FROM (
      SELECT 'course' AS "kind", "slug", "title", "likeness" + (CASE WHEN starts_with("key", (SELECT "words" FROM asked)) THEN 1 ELSE 0 END) AS "score" FROM found
      UNION ALL
      SELECT 'instructor', i."slug", i."name", word_similarity((SELECT "words" FROM asked), lower(unaccent(i."name")))
      FROM "Instructor" i
      WHERE i."id" IN (SELECT ci."instructorId" FROM found JOIN "CourseInstructor" ci ON ci."courseId" = found."id") AND NOT i."isHidden"
        AND word_similarity((SELECT "words" FROM asked), lower(unaccent(i."name"))) >= ${TEACHER_LIKENESS}::real
    ) suggested
    ORDER BY "score" DESC, "title" LIMIT ${MAX_SUGGESTIONS}::int`;
}
