import { latenessOf } from "@/lib/domain/assignment-terms";
import type { QueueInput, QueueState } from "@/lib/schemas/grades";
import { Prisma } from "@/prisma/generated/client";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { authorOf } from "../author";
import type { GradingQueue, QueuedSubmission } from "../dto";
import { loadSubmission } from "../load-submission";

const PAGE = 30;

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
 * What waits to be graded in a course, or was, oldest first: of one assignment or all, late ones alone where that is
 * asked. For who may manage its students.
 */
export async function listSubmissions(ctx: Ctx, { courseId, lessonId, state, late, cursor }: QueueInput): Promise<GradingQueue> {
  await authorizeStudents(ctx, courseId);
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "Submission" s
    JOIN "AssignmentWork" w ON w."id" = s."workId"
    JOIN "Enrollment" e ON e."id" = w."enrollmentId"
    JOIN "LessonRevision" r ON r."id" = s."revisionId"
    LEFT JOIN "Mark" m ON m."submissionId" = s."id"
    WHERE e."courseId" = ${courseId} AND ${STATES[state]}
      AND ${lessonId === undefined ? Prisma.sql`true` : Prisma.sql`w."lessonId" = ${lessonId}`}
      AND ${late ? Prisma.sql`s."countsFrom" > ${DUE}` : Prisma.sql`true`}
      AND ${cursor === undefined ? Prisma.sql`true` : Prisma.sql`(s."submittedAt", s."id") > (SELECT c."submittedAt", c."id" FROM "Submission" c WHERE c."id" = ${cursor})`}
    ORDER BY s."submittedAt", s."id" LIMIT ${PAGE + 1}::int`;
  const shown = rows.slice(0, PAGE);
  const items = await Promise.all(shown.map(({ id }) => toItem(ctx, courseId, id)));
  return { items, nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null, assignments: await countAssignments(ctx, courseId) };
}

async function toItem({ db }: Ctx, courseId: string, submissionId: string): Promise<QueuedSubmission> {
  const { number, state, workId, submittedAt, countsFrom, revision, work, mark, content, dueAt } = await loadSubmission(db, courseId, submissionId);
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
    GROUP BY l."id", r."title" ORDER BY r."title", l."id"`;
}
