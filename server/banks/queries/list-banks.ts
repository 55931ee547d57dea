import { authorize, requireUser } from "@/server/access";
import { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import type { BankSummary } from "../dto";

const MOST = 300;

/** One's own banks and those that their owners use in courses which one edits, by their titles; those put away only when asked. Three hundred at most. */
export async function listBanks(ctx: Ctx, { archived }: { archived: boolean }): Promise<BankSummary[]> {
  authorize(ctx.viewer, "bank.own");
  const { userId, instructorId } = requireUser(ctx.viewer);
  return ctx.db.$queryRaw<BankSummary[]>`
    SELECT b."id" AS "bankId", b."title", b."language", b."archivedAt" IS NOT NULL AS "isArchived",
      (SELECT count(*)::int FROM "BankQuestion" q WHERE q."bankId" = b."id" AND q."archivedAt" IS NULL) AS "questionCount",
      CASE WHEN b."ownerId" = ${userId} THEN NULL ELSE u."name" END AS "ownerName"
    FROM "QuestionBank" b JOIN "User" u ON u."id" = b."ownerId"
    WHERE (b."ownerId" = ${userId} OR b."id" IN (${usedTogether(instructorId)})) AND (b."archivedAt" IS NULL OR ${archived})
    ORDER BY lower(b."title"), b."id" LIMIT ${MOST}::int`;
}

/** The banks that the drafts of courses which this teacher edits use with their owners' leave: the rule of `bank.read`. */
function usedTogether(instructorId: string | null): Prisma.Sql {
  return Prisma.sql`
    SELECT o."bankId" FROM "CourseInstructor" c
    JOIN "Lesson" l ON l."courseId" = c."courseId" AND l."deletedAt" IS NULL
    JOIN LATERAL (SELECT n."kind", n."content" FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON r."kind" = 'quiz'
    JOIN LATERAL jsonb_array_elements_text(quiz_banks(r."content")) t("bankId") ON true
    JOIN "CourseBank" o ON o."courseId" = c."courseId" AND o."bankId" = t."bankId"
    WHERE c."instructorId" = ${instructorId} AND c."canEdit"`;
}
