import { readFileSync } from "node:fs";
import path from "node:path";
import { namedId } from "@/lib/ids";
import { assignmentContentSchema } from "@/lib/schemas/assignment-content";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import { toSlug } from "@/lib/slug";
import { DAY_MS, after } from "@/lib/time";
import type { Prisma } from "@/prisma/generated/client";
import { publishCourse } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import type { CourseSeed, LessonSeed, ModuleSeed } from "./content/types";

const CONTENT = path.resolve(import.meta.dirname, "content");

/** Writes one course's draft and publishes it. Returns false when the school has the course already. */
export async function seedCourse(ctx: Ctx, course: CourseSeed, index: number): Promise<boolean> {
  const id = namedId("course", course.slug);
  const existing = await ctx.db.course.findUnique({ where: { id }, select: { currentReleaseId: true } });
  if (existing?.currentReleaseId) return false;
  if (!existing) await ctx.db.course.create({ data: toCourseRow(ctx, course, index), select: { id: true } });
  await writeOutline(ctx, course, id);
  await publishCourse(ctx, { courseId: id });
  await ctx.db.course.update({ where: { id }, data: { status: course.status }, select: { id: true } });
  return true;
}

function toCourseRow(ctx: Ctx, course: CourseSeed, index: number): Prisma.CourseUncheckedCreateInput {
  return {
    id: namedId("course", course.slug),
    slug: course.slug,
    code: course.code,
    title: course.title,
    summary: course.summary,
    description: course.description,
    objective: course.objective,
    audience: [...course.audience],
    outcomes: [...course.outcomes],
    faq: course.faq.map(({ question, answer }) => ({ question, answer })),
    level: course.level,
    language: course.language,
    modality: course.modality,
    format: course.format,
    durationHours: course.durationHours,
    totalSessions: course.totalSessions,
    weeks: course.weeks,
    hoursPerWeek: course.hoursPerWeek,
    scheduleText: course.scheduleText,
    startsAt: course.startsAt ?? null,
    endsAt: course.endsAt ?? null,
    ...(course.timeZone && { timeZone: course.timeZone }),
    maxStudents: course.maxStudents ?? null,
    priceAmount: course.price.amount,
    currency: course.price.currency,
    earlyBirdAmount: course.earlyBird?.amount ?? null,
    earlyBirdEndsAt: course.earlyBird?.deadline ?? null,
    topicId: namedId("topic", course.topic),
    // The first in the list are the newest, a few days apart.
    publishedAt: after(ctx.clock.now(), -(index * 9 + 3) * DAY_MS),
    instructors: {
      create: course.instructors.map((slug, position) => ({
        instructorId: namedId("instructor", slug), position, isOwner: position === 0, canPublish: true, canManageStudents: true, canManageMedia: true,
      })),
    },
    tags: { create: course.tags.map((name) => ({ tagId: namedId("tag", toSlug(name)) })) },
  };
}

async function writeOutline(ctx: Ctx, course: CourseSeed, courseId: string): Promise<void> {
  let position = 0;
  const lessons: Prisma.LessonCreateManyInput[] = [];
  const revisions: Prisma.LessonRevisionCreateManyInput[] = [];
  for (const module of course.modules) {
    const moduleId = namedId("module", `${course.slug}-${module.number}`);
    for (const lesson of module.lessons) {
      position += 1;
      const lessonId = namedId("lesson", `${course.slug}-${lesson.slug}`);
      lessons.push({ id: lessonId, courseId, moduleId, slug: lesson.slug, position });
      revisions.push(toRevision(lesson, lessonId));
    }
  }
  await ctx.db.module.createMany({ data: course.modules.map((module) => toModule(course, module, courseId)), skipDuplicates: true });
  await ctx.db.moduleSession.createMany({ data: course.modules.flatMap((module) => toSessions(course, module)), skipDuplicates: true });
  await ctx.db.lesson.createMany({ data: lessons, skipDuplicates: true });
  await ctx.db.videoAsset.createMany({
    data: revisions.flatMap(({ videoAssetId }) => (videoAssetId ? [{ id: videoAssetId, status: "processing" as const }] : [])),
    skipDuplicates: true,
  });
  await ctx.db.lessonRevision.createMany({ data: revisions, skipDuplicates: true });
}

function toModule(course: CourseSeed, module: ModuleSeed, courseId: string): Prisma.ModuleCreateManyInput {
  return {
    id: namedId("module", `${course.slug}-${module.number}`),
    courseId,
    number: module.number,
    title: module.title,
    objective: module.objective,
    sessionCount: module.sessions?.length ?? 0,
    hours: module.hours,
    week: module.week,
    startsOn: module.startsOn ? new Date(module.startsOn) : null,
    endsOn: module.endsOn ? new Date(module.endsOn) : null,
    topics: [...module.topics],
  };
}

function toSessions(course: CourseSeed, module: ModuleSeed): Prisma.ModuleSessionCreateManyInput[] {
  return (module.sessions ?? []).map(({ date, name, hours }, index) => ({
    id: namedId("moduleSession", `${course.slug}-${module.number}-${index + 1}`),
    moduleId: namedId("module", `${course.slug}-${module.number}`),
    heldOn: new Date(date.slice(0, 10)),
    name,
    hours,
  }));
}

function toRevision(lesson: LessonSeed, lessonId: string): Prisma.LessonRevisionCreateManyInput {
  return {
    id: lessonId.replace(/^les_/, "lrv_"),
    lessonId,
    number: 1,
    kind: lesson.kind,
    title: lesson.title,
    summary: lesson.summary,
    body: lesson.kind === "article" ? readFileSync(path.join(CONTENT, lesson.body), "utf8") : lesson.kind === "assignment" ? lesson.instructions : "",
    durationSeconds: lesson.durationSeconds,
    isPreview: lesson.preview,
    ...(lesson.kind === "assignment" && { content: JSON.parse(JSON.stringify(assignmentContentSchema.parse(lesson.assignment))) }),
    ...(lesson.kind === "quiz" && { content: JSON.parse(JSON.stringify(quizContentSchema.parse(lesson.quiz))) }),
    // The video itself is made and uploaded afterwards: until then its lesson says that it is on its way.
    videoAssetId: lesson.kind === "video" ? lessonId.replace(/^les_/, "vid_") : null,
  };
}
