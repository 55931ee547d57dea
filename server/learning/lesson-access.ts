import { notFound } from "@/lib/errors";
import { authorize, type LessonFacts, type Viewer } from "@/server/access";
import type { Reader } from "@/server/platform/db/tx";

/** A lesson as one viewer meets it: in the release that their enrollment pins, or the one on sale. */
export type MetLesson = {
  courseId: string;
  releaseId: string;
  lessonId: string;
  revisionId: string;
  enrollmentId: string | null;
  facts: LessonFacts;
};

type Row = {
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
};

/**
 * Finds the lesson and the facts that decide who may open it, in one statement, and asks the access module. Throws
 * NOT_FOUND for what is not there or may not be known, FORBIDDEN with the reason where enrolling would help.
 */
export async function requireLesson(
  db: Reader,
  viewer: Viewer,
  address: { courseSlug: string; lessonSlug: string },
  now: Date,
): Promise<MetLesson> {
  const row = await findLesson(db, viewer, address, now);
  if (!row) throw notFound();
  const { isPreview, isPublic, instructorIds, editorIds, hasOpenGrant, ...lesson } = row;
  const facts: LessonFacts = { course: { isPublic, instructorIds, editorIds }, isPreview, isEnrolled: row.enrollmentId !== null, hasOpenGrant };
  authorize(viewer, "lesson.open", facts);
  return { ...lesson, facts };
}

async function findLesson(
  db: Reader,
  viewer: Viewer,
  { courseSlug, lessonSlug }: { courseSlug: string; lessonSlug: string },
  now: Date,
): Promise<Row | undefined> {
  const userId = viewer.kind === "user" ? viewer.userId : null;
  const rows = await db.$queryRaw<Row[]>`
    SELECT c."id" AS "courseId", rl."releaseId", rl."lessonId", rl."revisionId", r."isPreview",
      (c."status" IN ('published', 'in_progress', 'completed') AND c."deletedAt" IS NULL AND c."currentReleaseId" IS NOT NULL) AS "isPublic",
      ARRAY(SELECT ci."instructorId" FROM "CourseInstructor" ci WHERE ci."courseId" = c."id") AS "instructorIds",
      ARRAY(SELECT ci."instructorId" FROM "CourseInstructor" ci WHERE ci."courseId" = c."id" AND ci."canEdit") AS "editorIds",
      e."id" AS "enrollmentId",
      EXISTS (
        SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL
          AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})
      ) AS "hasOpenGrant"
    FROM "Course" c
    LEFT JOIN "Enrollment" e ON e."courseId" = c."id" AND e."userId" = ${userId}
    JOIN "ReleaseLesson" rl ON rl."releaseId" = coalesce(e."releaseId", c."currentReleaseId") AND rl."slug" = ${lessonSlug}
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    WHERE c."slug" = ${courseSlug}`;
  return rows[0];
}
