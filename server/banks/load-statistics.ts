import { FEWEST_ATTEMPTS, type ItemStatistics } from "@/lib/domain/item-statistics";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "@/server/platform/db/tx";

type Row = { key: string; attempts: number; easiness: number | null; discrimination: number | null };

const NONE: ItemStatistics = { attempts: 0, easiness: null, discrimination: null };

/** Every question of stored quizzes `r` by its place in an attempt: fixed ones first, then the pools of the draws in their order. */
const ITEMS = Prisma.sql`jsonb_array_elements((r."content"->'questions') || jsonb_path_query_array(r."content", '$.draws[*].pool[*]')) WITH ORDINALITY AS q("question", "number")`;

const FIXED = Prisma.sql`jsonb_array_elements(r."content"->'questions') WITH ORDINALITY AS q("question", "number")`;

/** Most revisions were never anybody's attempt: their questions need not be read. */
const WAS_TAKEN = Prisma.sql`EXISTS (SELECT 1 FROM "QuizAttempt" t WHERE t."revisionId" = r."id")`;

/** A question of a bank is the same in every quiz that takes this version of it. */
const BANK_KEY = Prisma.sql`(q."question"#>>'{bank,question}') || ':' || (q."question"#>>'{bank,version}')`;
/** Any other is the same as long as it says the same. */
const OWN_KEY = Prisma.sql`coalesce(${BANK_KEY}, md5(q."question"::text))`;

/** How versions of a bank's questions did in all quizzes, by `question:version`. One statement. */
export async function bankStatistics(db: Reader, questionIds: readonly string[]): Promise<(questionId: string, version: number) => ItemStatistics> {
  if (questionIds.length === 0) return () => NONE;
  const ids = [...questionIds];
  const found = await measure(db, Prisma.sql`
    SELECT r."id" AS "revisionId", q."number"::int - 1 AS "place", ${BANK_KEY} AS "key", (q."question"->>'points')::float8 AS "worth"
    FROM "LessonRevision" r, ${ITEMS}
    WHERE r."kind" = 'quiz' AND ${WAS_TAKEN} AND quiz_bank_questions(r."content") ?| ${ids}::text[] AND q."question"#>>'{bank,question}' = ANY(${ids}::text[])`);
  return (questionId, version) => found.get(`${questionId}:${version}`) ?? NONE;
}

/** How the fixed questions of a quiz did, by their places in the revision that is shown, in all that said the same. One statement. */
export async function quizStatistics(db: Reader, { lessonId, revisionId }: { lessonId: string; revisionId: string }): Promise<(place: number) => ItemStatistics> {
  const found = await measure(db, Prisma.sql`
    SELECT r."id" AS "revisionId", q."number"::int - 1 AS "place", n."at" AS "key", (q."question"->>'points')::float8 AS "worth"
    FROM "LessonRevision" r, ${FIXED}
    JOIN (SELECT min(q."number"::int - 1)::text AS "at", ${OWN_KEY} AS "same" FROM "LessonRevision" r, ${FIXED} WHERE r."id" = ${revisionId} GROUP BY 2) n ON n."same" = ${OWN_KEY}
    WHERE r."lessonId" = ${lessonId} AND r."kind" = 'quiz' AND ${WAS_TAKEN}`);
  return (place) => found.get(String(place)) ?? NONE;
}

/** A blank answer has no points, and what an attempt was not asked says nothing of it. */
async function measure(db: Reader, items: Prisma.Sql): Promise<Map<string, ItemStatistics>> {
  const rows = await db.$queryRaw<Row[]>`
    WITH item AS MATERIALIZED (${items}),
    attempt AS (
      SELECT a."id", a."revisionId", a."points", a."maxPoints", a."asked" FROM "QuizAttempt" a
      WHERE a."revisionId" IN (SELECT "revisionId" FROM item) AND a."state" = 'submitted' AND a."points" IS NOT NULL
    ),
    asked AS (
      SELECT a."id", a."revisionId", a."points", a."maxPoints", p."place" FROM attempt a, unnest(a."asked") AS p("place")
      UNION ALL
      SELECT a."id", a."revisionId", a."points", a."maxPoints", i."place" FROM attempt a JOIN item i ON i."revisionId" = a."revisionId" WHERE coalesce(cardinality(a."asked"), 0) = 0
    ),
    result AS (
      SELECT i."key", coalesce(w."points", 0) / i."worth" AS "share",
        CASE WHEN a."maxPoints" - i."worth" > 1e-9 THEN (a."points" - coalesce(w."points", 0)) / (a."maxPoints" - i."worth") END AS "rest"
      FROM asked a
      JOIN item i ON i."revisionId" = a."revisionId" AND i."place" = a."place"
      LEFT JOIN "QuizAnswer" w ON w."attemptId" = a."id" AND w."place" = i."place"
      WHERE i."worth" > 0
    )
    SELECT "key", count(*)::int AS "attempts", avg("share")::float8 AS "easiness",
      CASE WHEN count("rest") >= ${FEWEST_ATTEMPTS} THEN corr("share", "rest")::float8 END AS "discrimination"
    FROM result GROUP BY "key"`;
  return new Map(rows.map(({ key, attempts, easiness, discrimination }) => [key, attempts < FEWEST_ATTEMPTS ? { attempts, easiness: null, discrimination: null } : { attempts, easiness, discrimination }]));
}
