import { notFound } from "@/lib/errors";
import { compareReleases, type ReleaseDifference, type ReleasedLesson } from "@/lib/domain/release-difference";
import type { Reader } from "@/server/platform/db/tx";

export type UpgradeFacts = {
  enrollmentId: string;
  pinned: { id: string; number: number };
  current: { id: string; number: number; notes: string; publishedAt: Date };
  isCompleted: boolean;
  hasOpenGrant: boolean;
};

type Row = {
  enrollmentId: string;
  isCompleted: boolean;
  hasOpenGrant: boolean;
  pinnedId: string;
  pinnedNumber: number;
  currentId: string | null;
  currentNumber: number | null;
  notes: string | null;
  publishedAt: Date | null;
};

/** What a learner's course could move on to, in one statement. Throws NOT_FOUND for who is not enrolled, as for no such course. */
export async function loadUpgradeFacts(db: Reader, { courseSlug, userId, now }: { courseSlug: string; userId: string; now: Date }): Promise<UpgradeFacts | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT e."id" AS "enrollmentId", (e."completedAt" IS NOT NULL) AS "isCompleted", p."id" AS "pinnedId", p."number" AS "pinnedNumber",
      r."id" AS "currentId", r."number" AS "currentNumber", r."notes", r."publishedAt",
      EXISTS (SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})) AS "hasOpenGrant"
    FROM "Enrollment" e
    JOIN "Course" c ON c."id" = e."courseId"
    JOIN "Release" p ON p."id" = e."releaseId"
    LEFT JOIN "Release" r ON r."id" = c."currentReleaseId"
    WHERE c."slug" = ${courseSlug} AND e."userId" = ${userId}`;
  if (!row) throw notFound();
  const { enrollmentId, isCompleted, hasOpenGrant, pinnedId, pinnedNumber, currentId, currentNumber, notes, publishedAt } = row;
  if (currentId === null || currentNumber === null || publishedAt === null) return null;
  const current = { id: currentId, number: currentNumber, notes: notes ?? "", publishedAt };
  return { enrollmentId, isCompleted, hasOpenGrant, pinned: { id: pinnedId, number: pinnedNumber }, current };
}

type Share = { completed: number; total: number };

/** How two releases differ, and how much of each a learner has completed. */
export async function compareForLearner(db: Reader, enrollmentId: string, fromId: string, toId: string): Promise<{ difference: ReleaseDifference; now: Share; after: Share }> {
  const rows = await db.$queryRaw<(ReleasedLesson & { releaseId: string; isCompleted: boolean })[]>`
    SELECT rl."releaseId", rl."lessonId", r."title", rl."revisionId", m."moduleId", (p."completedAt" IS NOT NULL) AS "isCompleted"
    FROM "ReleaseLesson" rl
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    JOIN "ReleaseModule" m ON m."id" = rl."releaseModuleId"
    LEFT JOIN "LessonProgress" p ON p."enrollmentId" = ${enrollmentId} AND p."lessonId" = rl."lessonId"
    WHERE rl."releaseId" IN (${fromId}, ${toId}) ORDER BY rl."position"`;
  const [older, newer] = [rows.filter(({ releaseId }) => releaseId === fromId), rows.filter(({ releaseId }) => releaseId === toId)];
  return { difference: compareReleases(older, newer), now: shareOf(older), after: shareOf(newer) };
}

function shareOf(lessons: readonly { isCompleted: boolean }[]): Share {
  return { completed: lessons.filter(({ isCompleted }) => isCompleted).length, total: lessons.length };
}
