import type { LearnerTerms } from "@/lib/domain/quiz-terms-for";
import { notFound } from "@/lib/errors";
import { Prisma } from "@/prisma/generated/client";
import type { QuizAttemptState } from "@/prisma/generated/enums";
import { authorize, requireUser } from "@/server/access";
import { ownTermsSql, readOwnTerms } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";

export type AttemptRow = {
  id: string;
  enrollmentId: string;
  lessonId: string;
  revisionId: string;
  number: number;
  state: QuizAttemptState;
  seed: string;
  /** How many of its sections were left behind, of a quiz that opens one at a time. */
  section: number;
  /** The place of each hint that was shown. */
  hints: number[];
  dueAt: Date | null;
  submittedAt: Date | null;
  points: number | null;
  maxPoints: number | null;
  passed: boolean | null;
  /** What its lateness costs, in per cent of its points; 0 while it is open. */
  latePercent: number;
  /** The regrades whose rules score it, oldest first. */
  regradeIds: string[];
  userId: string;
  courseId: string;
  /** The learner has access to the course now. */
  hasOpenGrant: boolean;
  /** What of its learner the terms of the quiz depend on. */
  own: LearnerTerms;
};

/** When an attempt ends, where that is later than somebody was told; null else. */
export function laterThan({ dueAt }: Pick<AttemptRow, "dueAt">, told: Date | string | undefined): string | null {
  return told !== undefined && dueAt !== null && dueAt > new Date(told) ? dueAt.toISOString() : null;
}

/**
 * One's own attempt, with the enrollment locked so that whatever else is done with it takes its turn. Throws NOT_FOUND
 * for another's as for one that does not exist, FORBIDDEN once access has ended.
 */
export async function lockOwnAttempt(ctx: Ctx, tx: Tx, attemptId: string): Promise<AttemptRow> {
  const { userId } = requireUser(ctx.viewer);
  await tx.$queryRaw`
    SELECT 1 FROM "Enrollment" WHERE "userId" = ${userId} AND "id" = (SELECT "enrollmentId" FROM "QuizAttempt" WHERE "id" = ${attemptId}) FOR UPDATE`;
  const attempt = await findAttempt(tx, attemptId, ctx.clock.now());
  if (!attempt) throw notFound();
  authorize(ctx.viewer, "progress.write", attempt);
  return attempt;
}

/** One's own attempt to look at, also after access has ended. Throws NOT_FOUND as `lockOwnAttempt` does. */
export async function getOwnAttempt(ctx: Ctx, attemptId: string): Promise<AttemptRow> {
  requireUser(ctx.viewer);
  const attempt = await findAttempt(ctx.db, attemptId, ctx.clock.now());
  if (!attempt) throw notFound();
  authorize(ctx.viewer, "enrollment.read", attempt);
  return attempt;
}

/** An attempt whoever made it, for the system's own work; with `FOR UPDATE` on its enrollment. Null when it is gone. */
export async function unscopedLockAttempt(tx: Tx, attemptId: string, now: Date): Promise<AttemptRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = (SELECT "enrollmentId" FROM "QuizAttempt" WHERE "id" = ${attemptId}) FOR UPDATE`;
  return findAttempt(tx, attemptId, now);
}

async function findAttempt(db: Reader, attemptId: string, now: Date): Promise<AttemptRow | null> {
  const rows = await db.$queryRaw<(Omit<AttemptRow, "own"> & { own: unknown })[]>(Prisma.sql`
    SELECT a."id", a."enrollmentId", a."lessonId", a."revisionId", a."number", a."state"::text AS "state", a."seed", a."section", coalesce(a."hints", '{}') AS "hints", a."dueAt", a."submittedAt", a."points",
      a."maxPoints", a."passed", a."latePercent", coalesce(a."regradeIds", '{}') AS "regradeIds", e."userId", e."courseId", ${ownTermsSql(Prisma.sql`e`, Prisma.sql`a."lessonId"`)} AS "own", EXISTS (
        SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})
      ) AS "hasOpenGrant"
    FROM "QuizAttempt" a JOIN "Enrollment" e ON e."id" = a."enrollmentId" WHERE a."id" = ${attemptId}`);
  return rows[0] ? { ...rows[0], own: readOwnTerms(rows[0].own) } : null;
}
