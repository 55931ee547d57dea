import { z } from "zod";
import type { LearnerTerms } from "@/lib/domain/quiz-terms-for";
import { Prisma } from "@/prisma/generated/client";

/** As `Date.toISOString` writes it. */
const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

const instant = z.coerce.date().nullable();

const ownTermsSchema = z.object({
  deferredDays: z.int(),
  extraTimePercent: z.int(),
  exception: z.object({ opensAt: instant, closesAt: instant, extraAttempts: z.int(), extraMinutes: z.int(), reason: z.string() }).nullable(),
});

/** Selects what `quizTermsFor` asks of a learner, as JSON: of the enrollment named `learner`, none included, for a lesson. */
export function ownTermsSql(learner: Prisma.Sql, lessonId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`jsonb_build_object('deferredDays', coalesce(${learner}."deferredDays", 0), 'extraTimePercent', coalesce(${learner}."extraTimePercent", 0), 'exception', (
    SELECT jsonb_build_object('opensAt', to_char(x."opensAt", ${ISO}), 'closesAt', to_char(x."closesAt", ${ISO}), 'extraAttempts', x."extraAttempts", 'extraMinutes', x."extraMinutes", 'reason', x."reason")
    FROM "QuizException" x WHERE x."enrollmentId" = ${learner}."id" AND x."lessonId" = ${lessonId}))`;
}

/** Reads what `ownTermsSql` selected. */
export function readOwnTerms(json: unknown): LearnerTerms {
  return ownTermsSchema.parse(json);
}
