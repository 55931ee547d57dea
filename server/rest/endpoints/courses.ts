import { z } from "zod";
import { addLessonSchema, courseChangesSchema, courseIdValue, createCourseSchema, publishNotesSchema } from "@/lib/schemas/authoring";
import { courseListSchema } from "@/lib/schemas/catalog";
import { addLesson, archiveCourse, createCourse, getCourseDetail, publishCourse, updateCourse } from "@/server/authoring";
import { listCourses } from "@/server/catalog";
import { listCourseStudents } from "@/server/learning";
import { courseParams, cursorParam, enrollmentId, instant, limitParam, pageOf } from "../common-schemas";
import { courseDetail, courseItem } from "../course-schemas";
import { endpoint } from "../endpoint";

const ITEM = {
  id: "crs_sql", slug: "sql-desde-cero", code: "SQL-101", title: "SQL desde cero", summary: "Consultas que responden preguntas.", level: "beginner",
  language: "es", modality: "online", format: "self_paced", durationHours: 6, startsAt: null, status: "published", priceAmount: 4_900, currency: "USD",
  earlyBirdAmount: null, earlyBirdEndsAt: null, ratingCount: 0, rating: null, topicSlug: "data",
};
const COURSE = {
  ...ITEM, description: "Markdown.", objective: "Leer y escribir consultas.", audience: [], outcomes: ["Unir tablas"], faq: [], totalSessions: 0, weeks: 3,
  hoursPerWeek: 2, scheduleText: null, endsAt: null, timeZone: "America/Bogota", maxStudents: null, tags: ["SQL"], prerequisiteIds: [], prerequisiteRule: "advice", lessonOrder: "free", completionShare: 100, completionGrade: null, certificateGrade: null, selfDeferralDays: null,
  instructors: [{ slug: "ines-maestra", name: "Inés Maestra" }], release: null,
  modules: [{ id: "mod_1", number: 1, title: "Consultas", objective: "Empezar", hours: 2, week: 1, topics: [], lessons: [] }],
  publishedAt: null, createdAt: "2026-11-22T12:00:00.000Z", updatedAt: "2026-11-22T12:00:00.000Z", viewerCan: { edit: true },
};
const NEW_COURSE = {
  title: "SQL desde cero", code: "SQL-101", summary: "Consultas que responden preguntas.", description: "Markdown.", objective: "Leer y escribir consultas.",
  level: "beginner", language: "es", durationHours: 6, topicSlug: "data", priceAmount: 4_900, modules: [{ title: "Consultas", objective: "Empezar" }],
};

const student = z
  .object({
    id: z.string().meta({ description: "Id of the enrollment." }),
    userId: z.string(), name: z.string(), email: z.string(), status: z.string(), isOpen: z.boolean(),
    completedLessons: z.int(), lessonCount: z.int(), enrolledAt: instant, completedAt: instant.nullable(),
  })
  .meta({ id: "Student" });
const STUDENT = {
  id: "enr_01", userId: "usr_ana", name: "Ana Prueba", email: "ana@example.com", status: "active", isOpen: true, completedLessons: 1, lessonCount: 8,
  enrolledAt: "2026-11-22T12:00:00.000Z", completedAt: null,
};

export const courseEndpoints = [
  endpoint({
    operationId: "listCourses", method: "GET", path: "/courses", tag: "Courses", auth: "optional", access: "catalog.browse", status: 200,
    summary: "Courses, newest first",
    description: "Everybody sees the public ones; teachers also their own drafts; administrators all.",
    query: z.strictObject({ ...courseListSchema.shape, cursor: cursorParam(courseIdValue), limit: limitParam(100, 20) }),
    response: pageOf(courseItem),
    examples: { response: { items: [ITEM], nextCursor: null } },
    handle: async (ctx, { query }) => {
      const page = await listCourses(ctx, query);
      return { body: page, nextCursor: page.nextCursor };
    },
  }),
  endpoint({
    operationId: "createCourse", method: "POST", path: "/courses", tag: "Courses", auth: "bearer", access: "course.create", status: 201, problems: [403, 409],
    summary: "Create a draft",
    body: createCourseSchema,
    response: courseDetail,
    examples: { body: NEW_COURSE, response: { ...COURSE, status: "draft" } },
    handle: async (ctx, { body }) => {
      const { courseId } = await createCourse(ctx, body);
      return { body: await getCourseDetail(ctx, { courseId }), location: `/courses/${courseId}` };
    },
  }),
  endpoint({
    operationId: "getCourse", method: "GET", path: "/courses/{id}", tag: "Courses", auth: "optional", access: "course.read", status: 200,
    summary: "A course with its outline",
    params: courseParams,
    response: courseDetail,
    examples: { response: COURSE },
    handle: async (ctx, { params }) => ({ body: await getCourseDetail(ctx, { courseId: params.id }) }),
  }),
  endpoint({
    operationId: "updateCourse", method: "PATCH", path: "/courses/{id}", tag: "Courses", auth: "bearer", access: "course.update", status: 200, problems: [403, 409],
    summary: "Change a course",
    description: "Fields that are left out stay. After a new slug, pages under the old one lead to the new one.",
    params: courseParams,
    body: courseChangesSchema,
    response: courseDetail,
    examples: { body: { slug: "sql-para-analistas", maxStudents: 200 }, response: COURSE },
    handle: async (ctx, { params, body }) => {
      await updateCourse(ctx, { courseId: params.id, changes: body });
      return { body: await getCourseDetail(ctx, { courseId: params.id }) };
    },
  }),
  endpoint({
    operationId: "archiveCourse", method: "DELETE", path: "/courses/{id}", tag: "Courses", auth: "bearer", access: "course.publish", status: 204, problems: [403],
    summary: "Archive a course",
    description: "It leaves the catalogue; its learners keep their access. Repeating it changes nothing.",
    params: courseParams,
    handle: async (ctx, { params }) => {
      await archiveCourse(ctx, { courseId: params.id });
      return { body: undefined };
    },
  }),
  endpoint({
    operationId: "addLesson", method: "POST", path: "/courses/{id}/lessons", tag: "Courses", auth: "bearer", access: "course.update", status: 201, problems: [403, 409],
    summary: "Add a lesson to the draft",
    params: courseParams,
    body: addLessonSchema,
    response: z.object({ lessonId: z.string(), slug: z.string(), position: z.int() }),
    examples: { body: { moduleId: "mod_1", title: "Tu primera consulta", kind: "article", body: "## SELECT" }, response: { lessonId: "les_1", slug: "tu-primera-consulta", position: 1 } },
    handle: async (ctx, { params, body }) => ({ body: await addLesson(ctx, { courseId: params.id, lesson: body }), location: `/courses/${params.id}` }),
  }),
  endpoint({
    operationId: "publishCourse", method: "POST", path: "/courses/{id}/publish", tag: "Courses", auth: "bearer", access: "course.publish", status: 201, problems: [403, 409],
    summary: "Publish the draft as the next release",
    params: courseParams,
    body: publishNotesSchema,
    response: z.object({ releaseId: z.string(), number: z.int() }),
    examples: { body: { notes: "Nueva lección." }, response: { releaseId: "rel_1", number: 1 } },
    handle: async (ctx, { params, body }) => ({ body: await publishCourse(ctx, { courseId: params.id, notes: body.notes ?? "" }), location: `/courses/${params.id}` }),
  }),
  endpoint({
    operationId: "listCourseStudents", method: "GET", path: "/courses/{id}/students", tag: "Courses", auth: "bearer", access: "course.students", status: 200, problems: [403],
    summary: "Who learns in a course, newest first",
    params: courseParams,
    query: z.strictObject({ cursor: cursorParam(enrollmentId), limit: limitParam(100, 20) }),
    response: pageOf(student),
    examples: { response: { items: [STUDENT], nextCursor: null } },
    handle: async (ctx, { params, query }) => {
      const page = await listCourseStudents(ctx, { courseId: params.id, ...query });
      return { body: page, nextCursor: page.nextCursor };
    },
  }),
];
