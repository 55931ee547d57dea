import { notFound } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";
import { authorize, can } from "@/server/access";
import { faqSchema } from "@/server/catalog";
import type { Ctx } from "@/server/platform/ctx";
import { loadCourseFacts } from "./facts";

const detailSelect = {
  id: true, slug: true, code: true, title: true, summary: true, description: true, objective: true, audience: true, outcomes: true, faq: true,
  level: true, language: true, modality: true, format: true, durationHours: true, totalSessions: true, weeks: true, hoursPerWeek: true,
  scheduleText: true, startsAt: true, endsAt: true, timeZone: true, maxStudents: true, status: true, priceAmount: true, currency: true,
  earlyBirdAmount: true, earlyBirdEndsAt: true, ratingCount: true, ratingSum: true, publishedAt: true, createdAt: true, updatedAt: true,
  topic: { select: { slug: true } },
  tags: { orderBy: { tag: { slug: "asc" } }, select: { tag: { select: { name: true } } } },
  prerequisites: { select: { requiredId: true } }, prerequisiteRule: true, lessonOrder: true, completionShare: true, completionGrade: true, certificateGrade: true, selfDeferralDays: true,
  instructors: { orderBy: { position: "asc" }, select: { instructor: { select: { slug: true, name: true } } } },
  currentRelease: { select: { id: true, number: true, lessonCount: true, totalSeconds: true } },
} satisfies Prisma.CourseSelect;

const revisionSelect = { title: true, kind: true, durationSeconds: true, isPreview: true } satisfies Prisma.LessonRevisionSelect;

type Row = Prisma.CourseGetPayload<{ select: typeof detailSelect }>;
export type DetailLesson = { id: string; slug: string; title: string; kind: string; durationSeconds: number; isPreview: boolean };
export type DetailModule = { id: string; number: number; title: string; objective: string; hours: number; week: number | null; topics: string[]; lessons: DetailLesson[] };

/**
 * A course with all its fields and its outline. Its editors see the draft's outline, everybody else the one on sale.
 * Throws NOT_FOUND for a course that does not exist or that the viewer may not know of.
 */
export async function getCourseDetail(ctx: Ctx, { courseId }: { courseId: string }) {
  const facts = await loadCourseFacts(ctx.db, courseId);
  authorize(ctx.viewer, "course.read", facts);
  const canEdit = can(ctx.viewer, "course.update", facts);
  const { releaseId, fields } = await loadCourseFields(ctx, courseId);
  const modules = canEdit ? await loadDraft(ctx, courseId) : await loadReleased(ctx, releaseId);
  return { ...fields, modules, viewerCan: { edit: canEdit } };
}

/** Every field of a course, its topic, tags, prerequisites and teachers, for whom the caller has let in. */
export async function loadCourseFields({ db }: Ctx, courseId: string) {
  const row = await db.course.findUnique({ where: { id: courseId }, select: detailSelect });
  if (!row) throw notFound();
  return { releaseId: row.currentRelease?.id ?? null, fields: toDetail(row) };
}

export type CourseDetail = Awaited<ReturnType<typeof getCourseDetail>>;

function toDetail({ topic, tags, prerequisites, instructors, currentRelease, ratingSum, faq, durationHours, hoursPerWeek, ...row }: Row) {
  return {
    ...row,
    faq: faqSchema.parse(faq),
    durationHours: Number(durationHours),
    hoursPerWeek: Number(hoursPerWeek),
    rating: row.ratingCount === 0 ? null : ratingSum / row.ratingCount,
    topicSlug: topic.slug,
    tags: tags.map(({ tag }) => tag.name),
    prerequisiteIds: prerequisites.map(({ requiredId }) => requiredId),
    instructors: instructors.map(({ instructor }) => instructor),
    release: currentRelease && { number: currentRelease.number, lessonCount: currentRelease.lessonCount, totalSeconds: currentRelease.totalSeconds },
  };
}

async function loadDraft({ db }: Ctx, courseId: string): Promise<DetailModule[]> {
  const modules = await db.module.findMany({
    where: { courseId, deletedAt: null },
    orderBy: { number: "asc" },
    select: {
      id: true, number: true, title: true, objective: true, hours: true, week: true, topics: true,
      lessons: {
        where: { deletedAt: null },
        orderBy: { position: "asc" },
        select: { id: true, slug: true, revisions: { orderBy: { number: "desc" }, take: 1, select: revisionSelect } },
      },
    },
  });
  return modules.map(({ hours, lessons, ...module }) => ({
    ...module,
    hours: Number(hours),
    lessons: lessons.flatMap(({ revisions: [revision], ...lesson }) => (revision ? [{ ...lesson, ...revision }] : [])),
  }));
}

async function loadReleased({ db }: Ctx, releaseId: string | null): Promise<DetailModule[]> {
  if (releaseId === null) return [];
  const modules = await db.releaseModule.findMany({
    where: { releaseId },
    orderBy: { number: "asc" },
    select: {
      moduleId: true, number: true, title: true, objective: true, hours: true, week: true, topics: true,
      lessons: { orderBy: { position: "asc" }, select: { lessonId: true, slug: true, revision: { select: revisionSelect } } },
    },
  });
  return modules.map(({ moduleId, hours, lessons, ...module }) => ({
    ...module,
    id: moduleId,
    hours: Number(hours),
    lessons: lessons.map(({ lessonId, slug, revision }) => ({ id: lessonId, slug, ...revision })),
  }));
}
