import { z } from "zod";
import { courseIdValue } from "@/lib/schemas/authoring";
import { recordProgressSchema } from "@/lib/schemas/progress";
import { enrollForFree } from "@/server/commerce";
import { getOwnEnrollment, listOwnEnrollments, recordProgress } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { courseParams, cursorParam, enrollmentId, enrollmentParams, instant, limitParam, pageOf } from "../common-schemas";
import { endpoint } from "../endpoint";

const enrollment = z
  .object({
    id: z.string(), courseId: z.string(), courseSlug: z.string(), courseTitle: z.string(), status: z.string(),
    isOpen: z.boolean().meta({ description: "Whether access is open now." }),
    releaseNumber: z.int(), completedLessons: z.int(), lessonCount: z.int(), enrolledAt: instant, completedAt: instant.nullable(),
  })
  .meta({ id: "Enrollment" });
const ENROLLMENT = {
  id: "enr_01", courseId: "crs_sql", courseSlug: "sql-desde-cero", courseTitle: "SQL desde cero", status: "active", isOpen: true, releaseNumber: 1,
  completedLessons: 1, lessonCount: 8, enrolledAt: "2026-11-22T12:00:00.000Z", completedAt: null,
};

const FREE_ONLY = "Only a course of which nothing is due now. For a priced one the answer is 409 `commerce.payment_required` with the price: place an order. Who has the course already gets their enrollment with 200.";

async function enroll(ctx: Ctx, courseId: string) {
  const { enrollmentId: id, created } = await enrollForFree(ctx, { courseId });
  return { body: await getOwnEnrollment(ctx, { enrollmentId: id }), status: created ? 201 : 200 };
}

export const enrollmentEndpoints = [
  endpoint({
    operationId: "enrollInCourse", method: "POST", path: "/courses/{id}/enroll", tag: "Enrollments", auth: "bearer", access: "order.create", status: 201, problems: [200, 409],
    summary: "Enroll in a free course", description: FREE_ONLY,
    params: courseParams,
    response: enrollment,
    examples: { response: ENROLLMENT },
    handle: (ctx, { params }) => enroll(ctx, params.id),
  }),
  endpoint({
    operationId: "createEnrollment", method: "POST", path: "/enrollments", tag: "Enrollments", auth: "bearer", access: "order.create", status: 201, problems: [200, 404, 409],
    summary: "Enroll in a free course", description: FREE_ONLY,
    body: z.strictObject({ courseId: courseIdValue }),
    response: enrollment,
    examples: { body: { courseId: "crs_sql" }, response: ENROLLMENT },
    handle: (ctx, { body }) => enroll(ctx, body.courseId),
  }),
  endpoint({
    operationId: "listMyEnrollments", method: "GET", path: "/enrollments/my", tag: "Enrollments", auth: "bearer", access: "enrollment.own", status: 200,
    summary: "One's own enrollments with their progress, newest first",
    query: z.strictObject({ cursor: cursorParam(enrollmentId), limit: limitParam(100, 20) }),
    response: pageOf(enrollment),
    examples: { response: { items: [ENROLLMENT], nextCursor: null } },
    handle: async (ctx, { query }) => {
      const page = await listOwnEnrollments(ctx, query);
      return { body: page, nextCursor: page.nextCursor };
    },
  }),
  endpoint({
    operationId: "recordProgress", method: "PATCH", path: "/enrollments/{id}/progress", tag: "Enrollments", auth: "bearer", access: "progress.write", status: 200, problems: [403, 409],
    summary: "Record progress in a lesson",
    description: "What was really played of a video, in milliseconds (reports may come twice or late: they add up to a union), or that a text was read.",
    params: enrollmentParams,
    body: recordProgressSchema,
    response: enrollment,
    examples: { body: { lessonSlug: "tu-primera-consulta", completed: true }, response: ENROLLMENT },
    handle: async (ctx, { params, body }) => ({ body: await recordProgress(ctx, { enrollmentId: params.id, progress: body }) }),
  }),
];
