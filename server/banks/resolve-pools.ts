import { MAX_POOL, type QuizDraw } from "@/lib/schemas/lesson-content";
import type { Question } from "@/lib/schemas/questions";
import type { Reader } from "@/server/platform/db/tx";
import { readContent } from "./bank-content";

export type PoolRule = Pick<QuizDraw, "points" | "tags" | "difficulty"> & { key: string; bankId: string };

/** The bank as it is called now, and what a rule finds in it: one more than a pool may hold where there are too many. */
export type ResolvedPool = { title: string; pool: Question[] };

type Row = { key: string; title: string; question: string | null; version: number | null; content: unknown };

/**
 * What draws of a course choose among now: each bank's newest versions, without what was put away and what only informs,
 * by their identities. A rule has no answer when its bank is not there or its owner does not use it in the course: nobody
 * comes to another's questions by naming their bank. One statement; the caller has let in.
 */
export async function resolvePools(db: Reader, courseId: string, rules: readonly PoolRule[]): Promise<Map<string, ResolvedPool>> {
  if (rules.length === 0) return new Map();
  const asked = rules.map(({ key, bankId, tags, difficulty }) => ({ key, bank: bankId, tags, from: difficulty?.from ?? null, to: difficulty?.to ?? null }));
  const rows = await db.$queryRaw<Row[]>`
    SELECT d."key", b."title", q."id" AS "question", q."version", v."content"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS d("key" text, "bank" text, "tags" jsonb, "from" float8, "to" float8)
    JOIN "QuestionBank" b ON b."id" = d."bank"
      AND EXISTS (SELECT 1 FROM "CourseBank" c WHERE c."courseId" = ${courseId} AND c."bankId" = b."id")
    LEFT JOIN LATERAL (
      SELECT * FROM "BankQuestion" f WHERE f."bankId" = b."id" AND f."archivedAt" IS NULL AND f."type" <> 'information'
        AND (jsonb_array_length(d."tags") = 0 OR f."tags" && ARRAY(SELECT jsonb_array_elements_text(d."tags")))
        AND (d."from" IS NULL OR f."difficulty" BETWEEN d."from" AND d."to")
      ORDER BY f."id" LIMIT ${MAX_POOL + 1}::int
    ) q ON true
    LEFT JOIN "BankQuestionVersion" v ON v."questionId" = q."id" AND v."number" = q."version"
    ORDER BY d."key", q."id"`;
  const found = new Map<string, ResolvedPool>();
  const ruleOf = new Map(rules.map((rule) => [rule.key, rule]));
  for (const { key, title, question, version, content } of rows) {
    const resolved = found.get(key) ?? { title, pool: [] };
    const rule = ruleOf.get(key);
    if (rule && question !== null && version !== null) resolved.pool.push({ ...readContent(content), points: rule.points, bank: { id: rule.bankId, question, version } });
    found.set(key, resolved);
  }
  return found;
}
