import { QUESTION_TYPES } from "@/lib/schemas/questions";
import type { BankQuestionsInput } from "@/lib/schemas/banks";
import { can } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeBank } from "../authorize-bank";
import type { BankPage } from "../dto";
import { bankStatistics } from "../load-statistics";
import { questionsWhere } from "../question-filter";

const PAGE = 50;
const MOST_TAGS = 200;

/** A bank with a page of the questions that a filter finds, the latest first, without their keys. Nine statements, however many questions. */
export async function getBank(ctx: Ctx, input: BankQuestionsInput): Promise<BankPage> {
  const { bankId, cursor } = input;
  const facts = await authorizeBank(ctx, "bank.read", bankId);
  const bank = await ctx.db.questionBank.findUniqueOrThrow({ where: { id: bankId }, select: { title: true, language: true, archivedAt: true, owner: { select: { name: true } } } });
  const where = questionsWhere(input);
  const rows = await ctx.db.bankQuestion.findMany({
    where: { ...where, ...(cursor !== undefined && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: { id: true, type: true, text: true, tags: true, difficulty: true, version: true, archivedAt: true },
  });
  const shown = rows.slice(0, PAGE);
  const [statistics, uses] = [await bankStatistics(ctx.db, shown.map(({ id }) => id)), await countUses(ctx, shown.map(({ id }) => id))];
  const tags = await ctx.db.$queryRaw<{ tag: string }[]>`
    SELECT t."tag" FROM "BankQuestion" q, unnest(q."tags") AS t("tag") WHERE q."bankId" = ${bankId} GROUP BY t."tag" ORDER BY count(*) DESC, t."tag" LIMIT ${MOST_TAGS}::int`;
  const [questionCount, found] = [await ctx.db.bankQuestion.count({ where: { bankId, archivedAt: null } }), await ctx.db.bankQuestion.count({ where })];
  const { viewer } = ctx;
  return {
    bankId, questionCount, found,
    title: bank.title,
    language: bank.language,
    isArchived: bank.archivedAt !== null,
    ownerName: viewer.kind === "user" && viewer.userId === facts.ownerId ? null : bank.owner.name,
    viewerCan: { manage: can(viewer, "bank.manage", facts) },
    tags: tags.map(({ tag }) => tag),
    items: shown.map(({ id, type, text, archivedAt, ...row }) => ({
      ...row, questionId: id, stem: text, isArchived: archivedAt !== null, useCount: uses.get(id) ?? 0, statistics: statistics(id, row.version),
      type: QUESTION_TYPES.find((known) => known === type) ?? "information",
    })),
    nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function countUses({ db }: Ctx, questionIds: string[]): Promise<Map<string, number>> {
  if (questionIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT u."id", count(DISTINCT r."lessonId")::int AS "count"
    FROM "LessonRevision" r JOIN "Lesson" l ON l."id" = r."lessonId" AND l."deletedAt" IS NULL, jsonb_array_elements_text(quiz_bank_questions(r."content")) AS u("id")
    WHERE r."kind" = 'quiz' AND quiz_bank_questions(r."content") ?| ${questionIds}::text[] AND u."id" = ANY(${questionIds}::text[])
      AND (NOT EXISTS (SELECT 1 FROM "LessonRevision" n WHERE n."lessonId" = r."lessonId" AND n."number" > r."number")
        OR EXISTS (SELECT 1 FROM "ReleaseLesson" p JOIN "Course" c ON c."currentReleaseId" = p."releaseId" WHERE p."revisionId" = r."id"))
    GROUP BY u."id"`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}
