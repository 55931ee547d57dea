import { mayReview } from "@/lib/domain/quiz-terms";
import { quizTermsFor } from "@/lib/domain/quiz-terms-for";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import { Prisma } from "@/prisma/generated/client";
import { ownTermsSql, readOwnTerms } from "@/server/learning";
import type { Reader } from "@/server/platform/db/tx";

/** The cards that a learner has of one quiz and may meet now, of which `due` are due. */
export type Deck = { enrollmentId: string; lessonId: string; due: number; nextDueAt: Date | null };

type Row = Deck & { review: unknown; attempts: unknown; closesAt: unknown; late: unknown; own: unknown; isOpen: boolean; past: { submittedAt: string; passed: boolean }[] };

const terms = quizContentSchema.pick({ review: true, attempts: true, closesAt: true, late: true });

/**
 * The quizzes of whose cards a learner may meet some: those of courses that are open to them, in the release that they
 * follow, which show their answers to them now, and no attempt of which is open. Of the others nothing may be asked, for the
 * answer is told right after. One statement.
 */
export async function loadDecks(db: Reader, userId: string, now: Date): Promise<Deck[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."id" AS "enrollmentId", ${ownTermsSql(Prisma.sql`e`, Prisma.sql`k."lessonId"`)} AS "own", k."lessonId", k."due", k."nextDueAt",
      r."content"->'review' AS "review", r."content"->'attempts' AS "attempts", r."content"->'closesAt' AS "closesAt", r."content"->'late' AS "late", t."isOpen", t."past"
    FROM "Enrollment" e
    JOIN LATERAL (
      SELECT c."lessonId", (count(*) FILTER (WHERE c."dueAt" <= ${now}))::int AS "due", min(c."dueAt") FILTER (WHERE c."dueAt" > ${now}) AS "nextDueAt"
      FROM "ReviewCard" c WHERE c."enrollmentId" = e."id" GROUP BY c."lessonId"
    ) k ON true
    JOIN "ReleaseLesson" rl ON rl."releaseId" = e."releaseId" AND rl."lessonId" = k."lessonId"
    JOIN "LessonRevision" r ON r."id" = rl."revisionId" AND r."kind" = 'quiz'
    CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(a."state" = 'open'), false) AS "isOpen",
        coalesce(jsonb_agg(jsonb_build_object('submittedAt', a."submittedAt", 'passed', coalesce(a."passed", false))) FILTER (WHERE a."state" = 'submitted'), '[]') AS "past"
      FROM "QuizAttempt" a WHERE a."enrollmentId" = e."id" AND a."lessonId" = k."lessonId"
    ) t
    WHERE e."userId" = ${userId} AND e."status" NOT IN ('refunded', 'revoked') AND EXISTS (
      SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now}))`;
  return rows.flatMap(({ enrollmentId, lessonId, due, nextDueAt, own, isOpen, past, ...said }) => {
    // What an old quiz never said has its default.
    const asked = terms.parse(Object.fromEntries(Object.entries(said).filter(([key, value]) => value !== null || key === "attempts")));
    const submitted = past.map(({ submittedAt, passed }) => ({ submittedAt: new Date(`${submittedAt}Z`), passed }));
    const { quiz } = quizTermsFor({ ...asked, opensAt: null, timeLimitMinutes: null }, readOwnTerms(own));
    return !isOpen && mayReview(quiz, submitted, now) ? [{ enrollmentId, lessonId, due, nextDueAt }] : [];
  });
}

/** How many cards of a learner are due in all. */
export function dueCardsOf(decks: readonly Deck[]): number {
  return decks.reduce((sum, { due }) => sum + due, 0);
}
