import { notFound } from "@/lib/errors";
import type { BankQuestionInput } from "@/lib/schemas/banks";
import { Prisma } from "@/prisma/generated/client";
import { hasRole } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeBank } from "../authorize-bank";
import { readContent } from "../bank-content";
import type { BankQuestionPage, QuestionUse } from "../dto";
import { bankStatistics } from "../load-statistics";

const MOST_VERSIONS = 100;
const MOST_USES = 100;

/** A question of a bank with its key, its versions (the latest first, a hundred at most) and the quizzes that take it. */
export async function getBankQuestion(ctx: Ctx, { bankId, questionId }: BankQuestionInput): Promise<BankQuestionPage> {
  await authorizeBank(ctx, "bank.read", bankId);
  const stored = await ctx.db.bankQuestion.findUnique({
    where: { id: questionId, bankId },
    select: { version: true, tags: true, difficulty: true, archivedAt: true, versions: { orderBy: { number: "desc" }, take: MOST_VERSIONS, select: { number: true, content: true, authorId: true, createdAt: true } } },
  });
  if (!stored) throw notFound();
  const { version, tags, difficulty, archivedAt, versions } = stored;
  const authors = await ctx.db.user.findMany({ where: { id: { in: versions.flatMap(({ authorId }) => authorId ?? []) } }, select: { id: true, name: true } });
  const statistics = await bankStatistics(ctx.db, [questionId]);
  return {
    bankId, questionId, version, tags, difficulty,
    isArchived: archivedAt !== null,
    question: readContent(versions[0]?.content),
    versions: versions.map(({ number, authorId, createdAt }) => ({ number, author: authors.find(({ id }) => id === authorId)?.name ?? null, createdAt: createdAt.toISOString(), statistics: statistics(questionId, number) })),
    uses: await loadUses(ctx, questionId),
  };
}

function loadUses({ db, viewer }: Ctx, questionId: string): Promise<QuestionUse[]> {
  const own = viewer.kind === "user" ? viewer.instructorId : null;
  const isTheirs = hasRole(viewer, "admin") ? Prisma.sql`true` : Prisma.sql`EXISTS (SELECT 1 FROM "CourseInstructor" i WHERE i."courseId" = c."id" AND i."instructorId" = ${own})`;
  return db.$queryRaw<QuestionUse[]>`
    SELECT c."id" AS "courseId", l."id" AS "lessonId", c."title" AS "course", r."title" AS "lesson", (q."origin"->>'version')::int AS "version", q."how",
      bool_or(d."isPublished") AS "isPublished", bool_or(d."isDraft") AS "isDraft"
    FROM "LessonRevision" r
    JOIN "Lesson" l ON l."id" = r."lessonId" AND l."deletedAt" IS NULL
    JOIN "Course" c ON c."id" = l."courseId" AND c."deletedAt" IS NULL,
    LATERAL (SELECT
      EXISTS (SELECT 1 FROM "ReleaseLesson" p WHERE p."revisionId" = r."id" AND p."releaseId" = c."currentReleaseId") AS "isPublished",
      NOT EXISTS (SELECT 1 FROM "LessonRevision" n WHERE n."lessonId" = l."id" AND n."number" > r."number") AS "isDraft") d,
    LATERAL (
      SELECT f->'bank' AS "origin", 'fixed' AS "how" FROM jsonb_array_elements(r."content"->'questions') f
      UNION ALL SELECT f->'bank', 'drawn' FROM jsonb_path_query(r."content", '$.draws[*].pool[*]') f) q
    WHERE r."kind" = 'quiz' AND quiz_bank_questions(r."content") @> to_jsonb(${questionId}::text) AND q."origin"->>'question' = ${questionId}
      AND (d."isPublished" OR d."isDraft") AND ${isTheirs}
    GROUP BY c."id", l."id", c."title", r."title", q."origin"->>'version', q."how" ORDER BY c."title", l."id", q."how", 5 LIMIT ${MOST_USES}::int`;
}
