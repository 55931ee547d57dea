import type { CourseStatus } from "@/prisma/generated/enums";
import { authorize, hasRole, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { findRetold } from "../draft/draft-difference";
import { toPermissions } from "../collaborators";
import type { TaughtCourse } from "../dto";

const MAX_COURSES = 200;
const ALL = { edit: true, publish: true, students: true, media: true };

type Row = {
  courseId: string;
  slug: string;
  title: string;
  topicSlug: string;
  status: CourseStatus;
  releaseNumber: number | null;
  students: number;
  finished: number;
  ratingCount: number;
  ratingSum: number;
  updatedAt: Date;
  isOwner: boolean;
  canEdit: boolean;
  canPublish: boolean;
  canManageStudents: boolean;
  canManageMedia: boolean;
};

/**
 * The courses that the viewer teaches, the one that changed last first, each with its students and how far they came.
 * What it earned is told to its owners and to administrators. Three statements, whatever their number.
 */
export async function listTaughtCourses(ctx: Ctx): Promise<TaughtCourse[]> {
  authorize(ctx.viewer, "course.create");
  const { instructorId } = requireUser(ctx.viewer);
  if (instructorId === null) return [];
  const rows = await loadRows(ctx, instructorId);
  const ids = rows.map(({ courseId }) => courseId);
  const [retold, revenue] = [await findRetold(ctx.db, ids), await loadRevenue(ctx, ids)];
  const isAdmin = hasRole(ctx.viewer, "admin");
  return rows.map(({ finished, ratingSum, isOwner, canEdit, canPublish, canManageStudents, canManageMedia, updatedAt, ...row }) => ({
    ...row,
    hasDraftChanges: row.releaseNumber === null || retold.has(row.courseId),
    completionShare: row.students === 0 ? null : finished / row.students,
    revenue: isOwner || isAdmin ? (revenue.get(row.courseId) ?? []) : null,
    rating: row.ratingCount === 0 ? null : ratingSum / row.ratingCount,
    updatedAt: updatedAt.toISOString(),
    viewerCan: isAdmin ? ALL : toPermissions({ canEdit, canPublish, canManageStudents, canManageMedia }),
  }));
}

function loadRows({ db }: Ctx, instructorId: string): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT c."id" AS "courseId", c."slug", c."title", t."slug" AS "topicSlug", c."status"::text AS "status", r."number" AS "releaseNumber", s."students", s."finished",
      c."ratingCount", c."ratingSum", greatest(c."updatedAt", h."changedAt") AS "updatedAt",
      ci."isOwner", ci."canEdit", ci."canPublish", ci."canManageStudents", ci."canManageMedia"
    FROM "CourseInstructor" ci
    JOIN "Course" c ON c."id" = ci."courseId" AND c."deletedAt" IS NULL
    JOIN "Topic" t ON t."id" = c."topicId"
    LEFT JOIN "Release" r ON r."id" = c."currentReleaseId"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "students", count(e."completedAt")::int AS "finished" FROM "Enrollment" e
      WHERE e."courseId" = c."id" AND e."status" IN ('active', 'completed')
    ) s
    CROSS JOIN LATERAL (SELECT max(x."createdAt") AS "changedAt" FROM "CourseChange" x WHERE x."courseId" = c."id") h
    WHERE ci."instructorId" = ${instructorId}
    ORDER BY "updatedAt" DESC, c."id" LIMIT ${MAX_COURSES}`;
}

/** What was paid for each course and not given back. A refund of an order of several courses is shared by their prices. */
async function loadRevenue({ db }: Ctx, courseIds: readonly string[]): Promise<Map<string, { amount: number; currency: string }[]>> {
  const rows = await db.$queryRaw<{ courseId: string; currency: string; amount: number }[]>`
    SELECT i."courseId", i."currency", sum(i."unitAmount" - CASE WHEN o."totalAmount" = 0 THEN 0 ELSE div(p."refunded"::numeric * i."unitAmount", o."totalAmount") END)::float8 AS "amount"
    FROM "OrderItem" i
    JOIN "Order" o ON o."id" = i."orderId" AND o."status" IN ('paid', 'refunded')
    CROSS JOIN LATERAL (SELECT coalesce(sum(y."refundedAmount"), 0) AS "refunded" FROM "Payment" y WHERE y."orderId" = o."id") p
    WHERE i."courseId" = ANY(${courseIds})
    GROUP BY i."courseId", i."currency" ORDER BY i."currency"`;
  const byCourse = new Map<string, { amount: number; currency: string }[]>();
  for (const { courseId, amount, currency } of rows) byCourse.set(courseId, [...(byCourse.get(courseId) ?? []), { amount, currency }]);
  return byCourse;
}
