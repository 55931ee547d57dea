import { notFound } from "@/lib/errors";
import { authorize, requireUser, type BankFacts } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";

/** Lets in who may do this to a bank, and answers the facts. Throws NOT_FOUND for one that is not there or may not be known of. */
export async function authorizeBank({ viewer, db }: { viewer: Ctx["viewer"]; db: Reader }, action: "bank.read" | "bank.manage", bankId: string): Promise<BankFacts> {
  requireUser(viewer);
  const facts = await loadBankFacts(db, bankId);
  authorize(viewer, action, facts);
  return facts;
}

async function loadBankFacts(db: Reader, bankId: string): Promise<BankFacts> {
  const bank = await db.questionBank.findUnique({ where: { id: bankId }, select: { ownerId: true } });
  if (!bank) throw notFound();
  const readers = await db.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT i."userId" FROM "CourseBank" s
    JOIN "CourseInstructor" c ON c."courseId" = s."courseId" AND c."canEdit"
    JOIN "Instructor" i ON i."id" = c."instructorId" AND i."userId" IS NOT NULL
    WHERE s."bankId" = ${bankId} AND EXISTS (
      SELECT 1 FROM "LessonRevision" r JOIN "Lesson" l ON l."id" = r."lessonId" AND l."deletedAt" IS NULL AND l."courseId" = s."courseId"
      WHERE r."kind" = 'quiz' AND quiz_banks(r."content") @> to_jsonb(${bankId}::text)
        AND NOT EXISTS (SELECT 1 FROM "LessonRevision" n WHERE n."lessonId" = r."lessonId" AND n."number" > r."number"))`;
  return { ownerId: bank.ownerId, readerIds: readers.map(({ userId }) => userId) };
}
