import { notFound } from "@/lib/errors";
import { compareReleases, type ReleaseDifference, type ReleasedLesson } from "@/lib/domain/release-difference";
import { courseShare, type KeptShare } from "@/lib/domain/progress";
import { IS_REQUIRED } from "./completion-facts";
import type { ReleaseStanding } from "./dto";
import type { Reader } from "@/server/platform/db/tx";

export type UpgradeFacts = {
  enrollmentId: string;
  courseId: string;
  pinned: { id: string; number: number };
  current: { id: string; number: number; notes: string; publishedAt: Date };
  isCompleted: boolean;
  hasOpenGrant: boolean;
  kept: KeptShare;
};

type Row = {
  enrollmentId: string;
  courseId: string;
  isCompleted: boolean;
  hasOpenGrant: boolean;
  keptShare: number;
  keptCompleted: number;
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
    SELECT e."id" AS "enrollmentId", e."courseId", (e."completedAt" IS NOT NULL) AS "isCompleted", e."keptShare", e."keptCompleted", p."id" AS "pinnedId", p."number" AS "pinnedNumber",
      r."id" AS "currentId", r."number" AS "currentNumber", r."notes", r."publishedAt",
      EXISTS (SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})) AS "hasOpenGrant"
    FROM "Enrollment" e
    JOIN "Course" c ON c."id" = e."courseId"
    JOIN "Release" p ON p."id" = e."releaseId"
    LEFT JOIN "Release" r ON r."id" = c."currentReleaseId"
    WHERE c."slug" = ${courseSlug} AND e."userId" = ${userId}`;
  if (!row) throw notFound();
  const { enrollmentId, courseId, isCompleted, hasOpenGrant, keptShare, keptCompleted, pinnedId, pinnedNumber, currentId, currentNumber, notes, publishedAt } = row;
  if (currentId === null || currentNumber === null || publishedAt === null) return null;
  const current = { id: currentId, number: currentNumber, notes: notes ?? "", publishedAt };
  return { enrollmentId, courseId, isCompleted, hasOpenGrant, kept: { share: keptShare, completed: keptCompleted }, pinned: { id: pinnedId, number: pinnedNumber }, current };
}

type Comparison = { difference: ReleaseDifference; now: ReleaseStanding; after: ReleaseStanding };

/** How the release that a learner follows and the current one differ, and how far they are in each. */
export async function compareForLearner(db: Reader, { enrollmentId, pinned, current, kept }: UpgradeFacts): Promise<Comparison> {
  const rows = await db.$queryRaw<(ReleasedLesson & Counted & { releaseId: string })[]>`
    SELECT rl."releaseId", rl."lessonId", r."title", rl."revisionId", m."moduleId", (p."completedAt" IS NOT NULL) AS "isCompleted", ${IS_REQUIRED} AS "isRequired"
    FROM "ReleaseLesson" rl
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    JOIN "ReleaseModule" m ON m."id" = rl."releaseModuleId"
    LEFT JOIN "LessonProgress" p ON p."enrollmentId" = ${enrollmentId} AND p."lessonId" = rl."lessonId"
    WHERE rl."releaseId" IN (${pinned.id}, ${current.id}) ORDER BY rl."position"`;
  const [older, newer] = [rows.filter(({ releaseId }) => releaseId === pinned.id), rows.filter(({ releaseId }) => releaseId === current.id)];
  const [before, after] = [countOf(older), countOf(newer)];
  const share = courseShare(before, kept);
  return { difference: compareReleases(older, newer), now: { ...before, share }, after: { ...after, share: courseShare(after, { share, completed: after.completed }) } };
}

type Counted = { isCompleted: boolean; isRequired: boolean };

function countOf(lessons: readonly Counted[]): { completed: number; total: number } {
  const required = lessons.filter(({ isRequired }) => isRequired);
  return { completed: required.filter(({ isCompleted }) => isCompleted).length, total: required.length };
}
