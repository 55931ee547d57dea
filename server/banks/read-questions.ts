import { notFound } from "@/lib/errors";
import type { Question } from "@/lib/schemas/questions";
import type { Reader } from "@/server/platform/db/tx";
import { readContent } from "./bank-content";

/** Questions of a bank as they are now, in the order asked for, each saying where it comes from. The caller has let in. Throws NOT_FOUND when one is not there. */
export async function readQuestions(db: Reader, bankId: string, questionIds: readonly string[]): Promise<Question[]> {
  const rows = await db.$queryRaw<{ id: string; version: number; content: unknown }[]>`
    SELECT q."id", q."version", v."content" FROM "BankQuestion" q JOIN "BankQuestionVersion" v ON v."questionId" = q."id" AND v."number" = q."version"
    WHERE q."bankId" = ${bankId} AND q."id" = ANY(${[...new Set(questionIds)]}::text[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(questionIds)].map((id) => {
    const row = byId.get(id);
    if (!row) throw notFound();
    return { ...readContent(row.content), bank: { id: bankId, question: id, version: row.version } };
  });
}

/** Questions as their banks have them now, by their ids: those of banks that a course draws from. One statement, none where nothing is asked for. */
export async function newestQuestions(db: Reader, courseId: string, questionIds: readonly string[]): Promise<Map<string, Question>> {
  if (questionIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; bankId: string; version: number; content: unknown }[]>`
    SELECT q."id", q."bankId", q."version", v."content" FROM "BankQuestion" q
    JOIN "CourseBank" c ON c."bankId" = q."bankId" AND c."courseId" = ${courseId}
    JOIN "BankQuestionVersion" v ON v."questionId" = q."id" AND v."number" = q."version"
    WHERE q."id" = ANY(${[...new Set(questionIds)]}::text[])`;
  return new Map(rows.map(({ id, bankId, version, content }) => [id, { ...readContent(content), bank: { id: bankId, question: id, version } }]));
}

/** The newest version's number of each of these questions that is there. */
export async function newestVersions(db: Reader, questionIds: readonly string[]): Promise<Map<string, number>> {
  if (questionIds.length === 0) return new Map();
  const rows = await db.bankQuestion.findMany({ where: { id: { in: [...questionIds] } }, select: { id: true, version: true } });
  return new Map(rows.map(({ id, version }) => [id, version]));
}
