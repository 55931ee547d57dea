import type { LearnerTerms } from "@/lib/domain/quiz-terms-for";
import { DomainError, notFound } from "@/lib/errors";
import { Prisma } from "@/prisma/generated/client";
import { authorize, traceLesson, type LessonFacts, type Viewer } from "@/server/access";
import { readRows } from "@/server/platform/db/read-rows";
import type { Reader } from "@/server/platform/db/tx";
import { IS_REQUIRED } from "./completion-facts";
import { ownTermsSql, readOwnTerms } from "./own-terms";

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
  /** What of the viewer the terms of a quiz depend on. */
  own: LearnerTerms;
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
  enrolledAt: Date | null;
  deferredDays: number;
  /** See `readOwnTerms`. */
  own: unknown;
  lessonOrder: "free" | "in_order";
  /** What the course asks of this learner, for who follows it; null where nothing is asked. */
  isDone: boolean;
  hasPrerequisites: boolean | null;
  opensAt: Date | null;
  isOpened: boolean | null;
  isBeforeDone: boolean | null;
};

/**
 * Finds the lesson and the facts that decide who may open it, in one statement, and asks the access module: throws as
 * `meetLesson` does.
 */
export async function requireLesson(db: Reader, viewer: Viewer, address: LessonAddress, now: Date): Promise<MetLesson> {
  const rows = await readRows<LessonFactsRow>(db, lessonFacts(viewer, address, now));
  return meetLesson(viewer, rows[0]);
}

/** Of these lessons of a course, the ids of those that `requireLesson` would let the viewer into: one statement, however many. */
export async function listOpenLessons(db: Reader, viewer: Viewer, { courseSlug, lessonIds }: { courseSlug: string; lessonIds: readonly string[] }, now: Date): Promise<Set<string>> {
  if (lessonIds.length === 0) return new Set();
  const rows = await db.$queryRaw<LessonFactsRow[]>(factsWhere(viewer, Prisma.sql`c."slug" = ${courseSlug} AND rl."lessonId" = ANY(${[...lessonIds]})`, now));
  return new Set([...Map.groupBy(rows, ({ lessonId }) => lessonId)].flatMap(([lessonId, [met]]) => {
    const judged = met && judgeLesson(viewer, met);
    return judged?.trace.decision.allowed && !judged.isOutsideRelease ? [lessonId] : [];
  }));
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
  return { courseId, releaseId, lessonId, revisionId, enrollmentId: isPinned ? enrollmentId : null, facts, own: readOwnTerms(row.own) };
}

/** What the row says to the rule, how the rule decides, and whether the lesson stands outside of the learner's release. */
export function judgeLesson(viewer: Viewer, row: LessonFactsRow): { facts: LessonFacts; trace: ReturnType<typeof traceLesson>; isOutsideRelease: boolean } {
  const { isPreview, isPublic, instructorIds, editorIds, isPinned, enrollmentId, isDone, hasPrerequisites, isOpened, isBeforeDone } = row;
  const facts: LessonFacts = {
    course: { isPublic, instructorIds, editorIds },
    isPreview,
    isEnrolled: enrollmentId !== null,
    hasOpenGrant: row.hasOpenGrant && isPinned,
    rules: { isDone, hasPrerequisites, isOpened, isBeforeDone },
  };
  const trace = traceLesson(viewer, facts);
  return { facts, trace, isOutsideRelease: row.hasOpenGrant && !isPinned && !trace.decision.allowed };
}

/** Selects the lesson at an address as a viewer meets it: one row of facts, or none. */
export function lessonFacts(viewer: Viewer, { courseSlug, lessonSlug }: LessonAddress, now: Date): Prisma.Sql {
  return Prisma.sql`${factsWhere(viewer, Prisma.sql`c."slug" = ${courseSlug} AND rl."slug" = ${lessonSlug}`, now)} LIMIT 1`;
}

/** Selects lessons "rl" of courses "c" as a viewer meets them, a lesson's own release before another that has it too. */
function factsWhere(viewer: Viewer, which: Prisma.Sql, now: Date): Prisma.Sql {
  const userId = viewer.kind === "user" ? viewer.userId : null;
  return Prisma.sql`
    SELECT c."id" AS "courseId", rl."releaseId", rl."lessonId", rl."revisionId", r."isPreview",
      (c."status" IN ('published', 'in_progress', 'completed') AND c."deletedAt" IS NULL AND c."currentReleaseId" IS NOT NULL) AS "isPublic",
      ARRAY(SELECT ci."instructorId" FROM "CourseInstructor" ci WHERE ci."courseId" = c."id") AS "instructorIds",
      ARRAY(SELECT ci."instructorId" FROM "CourseInstructor" ci WHERE ci."courseId" = c."id" AND ci."canEdit") AS "editorIds",
      e."id" AS "enrollmentId", g."hasOpenGrant", coalesce(rl."releaseId" = e."releaseId", false) AS "isPinned",
      e."enrolledAt", coalesce(e."deferredDays", 0) AS "deferredDays", ${ownTermsSql(Prisma.sql`e`, Prisma.sql`rl."lessonId"`)} AS "own", c."lessonOrder"::text AS "lessonOrder", w."opensAt", w."opensAt" <= ${now} AS "isOpened",
      EXISTS (SELECT 1 FROM "LessonProgress" d WHERE d."enrollmentId" = e."id" AND d."lessonId" = rl."lessonId" AND d."completedAt" IS NOT NULL) AS "isDone",
      ${beforeDone} AS "isBeforeDone", ${prerequisitesDone(now)} AS "hasPrerequisites"
    FROM "Course" c
    LEFT JOIN "Enrollment" e ON e."courseId" = c."id" AND e."userId" = ${userId}
    CROSS JOIN LATERAL (
      SELECT EXISTS (
        SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL
          AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})
      ) AS "hasOpenGrant"
    ) g
    JOIN "ReleaseLesson" rl ON rl."releaseId" IN (e."releaseId", c."currentReleaseId")
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    JOIN "ReleaseModule" rm ON rm."id" = rl."releaseModuleId"
    JOIN "Module" m ON m."id" = rm."moduleId"
    CROSS JOIN LATERAL (SELECT ${opensAtSql(Prisma.sql`e`)} AS "opensAt") w
    WHERE ${which}
    ORDER BY (coalesce(rl."releaseId" = e."releaseId", false) = g."hasOpenGrant") DESC`;
}

/**
 * When a module "m" of a course "c" opens to a learner: at the beginning of its day there, or days after they enrolled,
 * and later by the days that they were deferred. `learner` has `enrolledAt` and `deferredDays`.
 */
export function opensAtSql(learner: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN m."opensOn" IS NOT NULL THEN ((m."opensOn" + coalesce(${learner}."deferredDays", 0))::timestamp AT TIME ZONE c."timeZone") AT TIME ZONE 'UTC'
    WHEN m."opensAfterDays" IS NOT NULL THEN ${learner}."enrolledAt" + make_interval(days => m."opensAfterDays" + ${learner}."deferredDays") END`;
}

/** Whether a module "m" opens later than at once to anybody. */
export const opensLater = Prisma.sql`(m."opensOn" IS NOT NULL OR m."opensAfterDays" IS NOT NULL)`;

/** Whether the last lesson in front of "rl" that is not optional is complete; null where lessons open all at once, and where none is in front. */
const beforeDone = Prisma.sql`CASE WHEN c."lessonOrder" = 'in_order' THEN (
  SELECT EXISTS (SELECT 1 FROM "LessonProgress" p WHERE p."enrollmentId" = e."id" AND p."lessonId" = b."lessonId" AND p."completedAt" IS NOT NULL)
  FROM "ReleaseLesson" b JOIN "LessonRevision" r ON r."id" = b."revisionId"
  WHERE b."releaseId" = rl."releaseId" AND b."position" < rl."position" AND ${IS_REQUIRED} ORDER BY b."position" DESC LIMIT 1
) END`;

/** Whether the learner completed the required courses of "c", all or one of them. */
function prerequisitesDone(now: Date): Prisma.Sql {
  return Prisma.sql`CASE WHEN c."prerequisiteRule" <> 'advice' THEN e."prerequisitesWaivedAt" IS NOT NULL OR (
  SELECT CASE WHEN count(*) = 0 THEN true WHEN c."prerequisiteRule" = 'any' THEN count(f."completedAt") > 0 ELSE count(f."completedAt") = count(*) END
  FROM "CoursePrerequisite" q JOIN "Course" rc ON rc."id" = q."requiredId"
  LEFT JOIN "Enrollment" f ON f."courseId" = q."requiredId" AND f."userId" = e."userId"
  WHERE q."courseId" = c."id" AND (f."completedAt" IS NOT NULL OR ${mayBeTaken(now)})
) END`;
}

/**
 * Whether a learner can still take a required course "rc", in which their enrollment, if there is one, is "f": it is on
 * sale, or their access to it is open. What nobody can take any more asks nothing.
 */
export function mayBeTaken(now: Date): Prisma.Sql {
  return Prisma.sql`rc."deletedAt" IS NULL AND rc."currentReleaseId" IS NOT NULL AND (rc."status" IN ('published', 'in_progress', 'completed') OR EXISTS (
    SELECT 1 FROM "Grant" o WHERE o."enrollmentId" = f."id" AND o."revokedAt" IS NULL AND o."startsAt" <= ${now} AND (o."endsAt" IS NULL OR o."endsAt" > ${now})
  ))`;
}
