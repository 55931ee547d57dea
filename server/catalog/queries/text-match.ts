import { Prisma } from "@/prisma/generated/client";

/** With this many courses that have the words as they are written, words that are merely alike are not looked for. */
const ENOUGH = 24;
/** A misspelling is like the names of few courses; whatever is like more of them is no hint. */
const MOST_SIMILAR = 200;

/**
 * Common table expressions for a text: `asked` (its parsed query and its plain words), and `matched` (the ids of the
 * courses that have the words, in any language, since a visitor does not say in which one they search; or words like
 * them, when few have them). The query stands in a table of its own so that the planner takes no guess at how common
 * its words are, which would sometimes be to read every document.
 */
export function matchedCourses(q: string): Prisma.Sql {
  return Prisma.sql`asked AS MATERIALIZED (
      SELECT websearch_to_tsquery('criterio_es', ${q}) || websearch_to_tsquery('criterio_en', ${q}) || websearch_to_tsquery('criterio_pt', ${q}) AS "query",
        lower(unaccent(${q})) AS "words"
    ),
    exact AS (SELECT s."courseId" FROM "CourseSearch" s WHERE s."document" @@ (SELECT "query" FROM asked)),
    matched AS (
      SELECT "courseId", NULL::real AS "likeness" FROM exact
      UNION ALL
      SELECT alike."courseId", alike."likeness" FROM similar_courses((SELECT "words" FROM asked), ${MOST_SIMILAR}::int) alike
      JOIN "CourseSearch" s ON s."courseId" = alike."courseId" AND NOT s."document" @@ (SELECT "query" FROM asked)
      WHERE (SELECT count(*) FROM (SELECT 1 FROM exact LIMIT ${ENOUGH}::int) few) < ${ENOUGH}::int
    )`;
}
