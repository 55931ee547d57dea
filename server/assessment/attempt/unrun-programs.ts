import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "@/server/platform/db/tx";
import type { AskedRerun } from "./reruns";

export type UnrunProgram = { attemptId: string; revisionId: string; place: number; response: unknown };

/** Programs of submitted attempts that have not run under the tests that are asked. Those of deleted accounts are gone. */
function unrun(asked: readonly AskedRerun[], only: Prisma.Sql): Prisma.Sql {
  const wanted = JSON.stringify(asked.map(({ revisionId, place, tests }) => ({ revisionId, place, tests })));
  return Prisma.sql`
    FROM jsonb_to_recordset(${wanted}::jsonb) AS w("revisionId" text, "place" int, "tests" text)
    JOIN "QuizAttempt" a ON a."revisionId" = w."revisionId" AND a."state" = 'submitted'
    JOIN "QuizAnswer" q ON q."attemptId" = a."id" AND q."place" = w."place" AND q."response"->>'type' = 'program' AND q."response"->>'source' ~ '\\S'
    WHERE NOT EXISTS (SELECT 1 FROM "ProgramRun" p WHERE p."attemptId" = a."id" AND p."place" = w."place" AND p."tests" = w."tests") AND ${only}`;
}

export async function countUnrun(db: Reader, asked: readonly AskedRerun[]): Promise<number> {
  if (asked.length === 0) return 0;
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" ${unrun(asked, Prisma.sql`true`)}`;
  return row?.count ?? 0;
}

/** The next of them, of one attempt or of all. */
export async function listUnrun(db: Reader, asked: readonly AskedRerun[], { attemptId, most }: { attemptId?: string | undefined; most: number }): Promise<UnrunProgram[]> {
  if (asked.length === 0) return [];
  const only = attemptId === undefined ? Prisma.sql`true` : Prisma.sql`a."id" = ${attemptId}`;
  return db.$queryRaw<UnrunProgram[]>`SELECT a."id" AS "attemptId", a."revisionId", q."place", q."response" ${unrun(asked, only)} ORDER BY a."id", q."place" LIMIT ${most}::int`;
}
