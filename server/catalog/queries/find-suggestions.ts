import type { Reader } from "@/server/platform/db/tx";
import type { Suggestion } from "../dto";
import { IS_PUBLIC, plainKey, relevance, textCondition } from "./catalog-where";

const MAX_SUGGESTIONS = 8;
const MIN_LENGTH = 2;

/** What a visitor may mean, best first, in one statement; nothing for fewer than two characters. */
export async function findSuggestions(db: Reader, q: string): Promise<Suggestion[]> {
  if (q.length < MIN_LENGTH) return [];
  return db.$queryRaw<Suggestion[]>`
    SELECT "kind", "slug", "title" FROM (
      SELECT 'course' AS "kind", c."slug", c."title", ${relevance(q)} + (CASE WHEN s."key" LIKE ${plainKey(q)} || '%' THEN 1 ELSE 0 END) AS "score"
      FROM "CourseSearch" s JOIN "Course" c ON c."id" = s."courseId"
      WHERE ${IS_PUBLIC} AND (${textCondition(q)} OR s."key" LIKE '%' || ${plainKey(q)} || '%')
      UNION ALL
      SELECT 'instructor', i."slug", i."name", word_similarity(${plainKey(q)}, lower(unaccent(i."name")))::float8
      FROM "Instructor" i
      WHERE NOT i."isHidden" AND word_similarity(${plainKey(q)}, lower(unaccent(i."name"))) >= 0.5
    ) found
    ORDER BY "score" DESC, "title" LIMIT ${MAX_SUGGESTIONS}`;
}
