import { DomainError, notFound } from "@/lib/errors";
import { Prisma } from "@/prisma/generated/client";
import { authorize, traceLesson, type LessonFacts, type Viewer } from "@/server/access";
import type { Reader } from "@/server/platform/db/tx";

/**
 * A lesson as one viewer meets it: in the release that their enrollment pins while their access is open, else in the
 * one on sale. `enrollmentId` is null where nothing may be kept for them: no enrollment, or a lesson outside its release.
 */
export type MetLesson = {
  courseId: string;
  releaseId: string;
  lessonId: string;
  revisionId: string;
  enrollmentId: string | null;
  facts: LessonFacts;
};

type LessonAddress = { courseSlug: string; lessonSlug: string };

/** A row of `lessonFacts`. */
export type LessonFactsRow = {
  courseId: string;
  releaseId: string;
  lessonId: string;
  revisionId: string;
  isPreview: boolean;
  isPublic: boolean;
  instructorIds: string[];
  editorIds: string[];
  enrollmentId: string | null;
  hasOpenGrant: boolean;
  isPinned: boolean;
};

/**
 * Finds the lesson and the facts that decide who may open it, in one statement, and asks the access module: throws as
 * `meetLesson` does.
 */
export async function requireLesson(db: Reader, viewer: Viewer, address: LessonAddress, now: Date): Promise<MetLesson> {
  const rows = await db.$queryRaw<LessonFactsRow[]>(lessonFacts(viewer, address, now));
  return meetLesson(viewer, rows[0]);
}

/**
 * Decides over the facts of a lesson. Throws NOT_FOUND for what is not there or may not be known
 * (`learning.lesson_not_in_release` to a learner whose release is older than the lesson), UNAUTHENTICATED or FORBIDDEN
 * with the reason where signing in or enrolling would help.
 */
export function meetLesson(viewer: Viewer, row: LessonFactsRow | undefined): MetLesson {
  if (!row) throw notFound();
  const { facts, isOutsideRelease } = judgeLesson(viewer, row);
  if (isOutsideRelease) throw new DomainError("not_found", "learning.lesson_not_in_release");
  authorize(viewer, "lesson.open", facts);
  const { courseId, releaseId, lessonId, revisionId, enrollmentId, isPinned } = row;
  return { courseId, releaseId, lessonId, revisionId, enrollmentId: isPinned ? enrollmentId : null, facts };
}

/** What the row says to the rule, how the rule decides, and whether the lesson stands outside of the learner's release. */
export function judgeLesson(viewer: Viewer, row: LessonFactsRow): { facts: LessonFacts; trace: ReturnType<typeof traceLesson>; isOutsideRelease: boolean } {
  const { isPreview, isPublic, instructorIds, editorIds, isPinned, enrollmentId } = row;
  const facts: LessonFacts = {
    course: { isPublic, instructorIds, editorIds },
    isPreview,
    isEnrolled: enrollmentId !== null,
    hasOpenGrant: row.hasOpenGrant && isPinned,
  };
  const trace = traceLesson(viewer, facts);
  return { facts, trace, isOutsideRelease: row.hasOpenGrant && !isPinned && !trace.decision.allowed };
}

/** Selects the lesson at an address as a viewer meets it: one row of facts, or none. */
export function lessonFacts(viewer: Viewer, { courseSlug, lessonSlug }: LessonAddress, now: Date): Prisma.Sql {
  const userId = viewer.kind === "user" ? viewer.userId : null;
  return Prisma.sql`
    SELECT c."id" AS "courseId", rl."releaseId", rl."lessonId", rl."revisionId", r."isPreview",
      (c."status" IN ('published', 'in_progress', 'completed') AND c."deletedAt" IS NULL AND c."currentReleaseId" IS NOT NULL) AS "isPublic",
      ARRAY(SELECT ci."instructorId" FROM "CourseInstructor" ci WHERE ci."courseId" = c."id") AS "instructorIds",
      ARRAY(SELECT ci."instructorId" FROM "CourseInstructor" ci WHERE ci."courseId" = c."id" AND ci."canEdit") AS "editorIds",
      e."id" AS "enrollmentId", g."hasOpenGrant", coalesce(rl."releaseId" = e."releaseId", false) AS "isPinned"
    FROM "Course" c
    LEFT JOIN "Enrollment" e ON e."courseId" = c."id" AND e."userId" = ${userId}
    CROSS JOIN LATERAL (
      SELECT EXISTS (
        SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL
          AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})
      ) AS "hasOpenGrant"
    ) g
    JOIN "ReleaseLesson" rl ON rl."releaseId" IN (e."releaseId", c."currentReleaseId") AND rl."slug" = ${lessonSlug}
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    WHERE c."slug" = ${courseSlug}
    ORDER BY (coalesce(rl."releaseId" = e."releaseId", false) = g."hasOpenGrant") DESC LIMIT 1`;
}
