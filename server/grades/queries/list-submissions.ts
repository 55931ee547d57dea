import { latenessOf } from "@/lib/domain/assignment-terms";
import { lessHints } from "@/lib/domain/hint-cost";
import { gradedPoints } from "@/lib/domain/quiz-terms-for";
import type { QueueInput, QueueState } from "@/lib/schemas/grades";
import { Prisma } from "@/prisma/generated/client";
import { hintsAt } from "@/server/assessment";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { authorOf, authorUntil } from "../author";
import type { GradingQueue, QueuedSubmission } from "../dto";
import { loadAttempts, type LoadedAttempt } from "../load-attempt";
import { loadSubmissions, type LoadedSubmission } from "../load-submission";

const PAGE = 30;

type Queued = { id: string; isAttempt: boolean };

/** Of attempts with answers that people mark; none is ever returned. */
const ATTEMPT_STATES: Record<QueueState, Prisma.Sql> = {
  waiting: Prisma.sql`m."releasedAt" IS NULL AND NOT m."isDone"`,
  done: Prisma.sql`m."releasedAt" IS NULL AND m."isDone"`,
  released: Prisma.sql`m."releasedAt" IS NOT NULL`,
  returned: Prisma.sql`false`,
};

const STATES: Record<QueueState, Prisma.Sql> = {
  waiting: Prisma.sql`s."state" = 'waiting' AND coalesce(NOT m."isDone", true)`,
  done: Prisma.sql`s."state" = 'waiting' AND m."isDone"`,
  released: Prisma.sql`s."state" = 'graded'`,
  returned: Prisma.sql`s."state" = 'returned'`,
};

/** When a version was due, as `dueAtFor` says it: an extension, or the assignment's instant or days after enrolling, later by the days that the learner was deferred. */
const DUE = Prisma.sql`coalesce(w."extendedTo", CASE r."content"->'due'->>'kind'
  WHEN 'at' THEN (r."content"->'due'->>'at')::timestamptz AT TIME ZONE 'UTC' + make_interval(days => e."deferredDays")
  WHEN 'days' THEN e."enrolledAt" + make_interval(days => (r."content"->'due'->>'days')::int + e."deferredDays") END)`;

/**
 * What waits to be graded in a course, or was, oldest first: versions of assignments, and attempts of quizzes with
 * answers that a person scores; of one lesson or all, late ones alone where that is asked. Points that were shown are those
 * after what lateness costs. The same statements for one and for thirty. For who may manage its students.
 */
export async function listSubmissions(ctx: Ctx, { courseId, lessonId, state, late, cursor }: QueueInput): Promise<GradingQueue> {
  await authorizeStudents(ctx, courseId);
  const ofLesson = (column: Prisma.Sql) => (lessonId === undefined ? Prisma.sql`true` : Prisma.sql`${column} = ${lessonId}`);
  const rows = await ctx.db.$queryRaw<Queued[]>`
    WITH handed AS (
    SELECT s."id", s."submittedAt", false AS "isAttempt" FROM "Submission" s
    JOIN "AssignmentWork" w ON w."id" = s."workId"
    JOIN "Enrollment" e ON e."id" = w."enrollmentId"
    JOIN "LessonRevision" r ON r."id" = s."revisionId"
    LEFT JOIN "Mark" m ON m."submissionId" = s."id"
    WHERE e."courseId" = ${courseId} AND ${STATES[state]}
      AND ${ofLesson(Prisma.sql`w."lessonId"`)}
      AND ${late ? Prisma.sql`s."countsFrom" > ${DUE}` : Prisma.sql`true`}
    UNION ALL
    SELECT a."id", a."submittedAt", true FROM "QuizAttempt" a
    JOIN "Enrollment" e ON e."id" = a."enrollmentId"
    JOIN "AttemptMark" m ON m."attemptId" = a."id"
    WHERE e."courseId" = ${courseId} AND ${ATTEMPT_STATES[state]} AND ${late ? Prisma.sql`a."daysLate" > 0` : Prisma.sql`true`} AND ${ofLesson(Prisma.sql`a."lessonId"`)}
    )
    SELECT h."id", h."isAttempt" FROM handed h
    WHERE ${cursor === undefined ? Prisma.sql`true` : afterCursor(cursor)}
    ORDER BY h."submittedAt", h."id" LIMIT ${PAGE + 1}::int`;
  const shown = rows.slice(0, PAGE);
  return { items: await loadItems(ctx, courseId, shown), nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null, assignments: await countAssignments(ctx, courseId) };
}

/** What was marked or released meanwhile still says where the page ended. */
function afterCursor(cursor: string): Prisma.Sql {
  return Prisma.sql`(h."submittedAt", h."id") > (
    SELECT c."submittedAt", c."id" FROM (SELECT "id", "submittedAt" FROM "Submission" UNION ALL SELECT "id", "submittedAt" FROM "QuizAttempt") c WHERE c."id" = ${cursor})`;
}

/** In the order of the queue. What was withdrawn in this moment is left out. */
async function loadItems({ db }: Ctx, courseId: string, shown: readonly Queued[]): Promise<QueuedSubmission[]> {
  const ids = (attempts: boolean) => shown.flatMap(({ id, isAttempt }) => (isAttempt === attempts ? [id] : []));
  const items = [...(await loadAttempts(db, courseId, ids(true))).map(toAttempt), ...(await loadSubmissions(db, courseId, ids(false))).map(toItem)];
  const byId = new Map(items.map((item) => [item.submissionId, item]));
  return shown.flatMap(({ id }) => byId.get(id) ?? []);
}

function toAttempt(loaded: LoadedAttempt): QueuedSubmission {
  const { attemptId, attempt, quiz, maxPoints, releasedAt } = loaded;
  return {
    submissionId: attemptId, number: attempt.number, lessonId: attempt.lessonId, lesson: attempt.revision.title, submittedAt: attempt.submittedAt?.toISOString() ?? "",
    author: authorUntil({ name: attempt.enrollment.user.name, id: attemptId, isHidden: quiz.anonymous && releasedAt === null }),
    lateness: { daysLate: attempt.daysLate, percent: attempt.latePercent },
    points: releasedAt === null || attempt.points === null ? pointsSoFar(loaded) : gradedPoints(attempt.points, attempt.latePercent),
    maxPoints,
  };
}

/** What the answers of an attempt have after their hints, once each that a person scores has its points. */
function pointsSoFar({ attempt, quiz, marks, knownPoints }: LoadedAttempt): number | null {
  const given = marks.map(({ place, points }) => {
    const question = quiz.questions[place];
    return points === null || !question || question.type === "information" ? null : lessHints(question, points, hintsAt(attempt, place));
  });
  return given.reduce<number | null>((sum, points) => (sum === null || points === null ? null : sum + points), knownPoints);
}

function toItem({ id: submissionId, number, state, workId, submittedAt, countsFrom, revision, work, mark, content, dueAt }: LoadedSubmission): QueuedSubmission {
  return {
    submissionId, number, lessonId: work.lessonId, lesson: revision.title, submittedAt: submittedAt.toISOString(),
    author: authorOf({ name: work.enrollment.user.name, workId, state, anonymous: content.anonymous }),
    lateness: latenessOf(content, dueAt, countsFrom),
    points: state === "graded" ? (mark?.releasedPoints ?? null) : (mark?.points ?? null),
    maxPoints: content.points,
  };
}

async function countAssignments({ db }: Ctx, courseId: string): Promise<GradingQueue["assignments"]> {
  return db.$queryRaw<GradingQueue["assignments"]>`
    SELECT l."id" AS "lessonId", r."title",
      (count(*) FILTER (WHERE s."state" = 'waiting' AND coalesce(NOT m."isDone", true)))::int AS "waiting",
      (count(*) FILTER (WHERE s."state" = 'waiting' AND m."isDone"))::int AS "done"
    FROM "Lesson" l
    JOIN LATERAL (SELECT n."title", n."kind" FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON true
    LEFT JOIN "AssignmentWork" w ON w."lessonId" = l."id"
    LEFT JOIN "Submission" s ON s."workId" = w."id"
    LEFT JOIN "Mark" m ON m."submissionId" = s."id"
    WHERE l."courseId" = ${courseId} AND (r."kind" = 'assignment' OR s."id" IS NOT NULL)
    GROUP BY l."id", r."title"
    UNION ALL
    SELECT a."lessonId", r."title", (count(*) FILTER (WHERE ${ATTEMPT_STATES.waiting}))::int, (count(*) FILTER (WHERE ${ATTEMPT_STATES.done}))::int
    FROM "AttemptMark" m
    JOIN "QuizAttempt" a ON a."id" = m."attemptId"
    JOIN "Enrollment" e ON e."id" = a."enrollmentId"
    JOIN LATERAL (SELECT n."title" FROM "LessonRevision" n WHERE n."lessonId" = a."lessonId" ORDER BY n."number" DESC LIMIT 1) r ON true
    WHERE e."courseId" = ${courseId}
    GROUP BY a."lessonId", r."title"
    ORDER BY 2, 1`;
}
