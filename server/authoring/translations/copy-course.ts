import { newId } from "@/lib/ids";
import type { Prisma } from "@/prisma/generated/client";
import { faqSchema, indexCourse } from "@/server/catalog";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { templateSelect, toTemplate } from "../certificate/set-certificate";
import { RIGHTS_SELECT } from "../collaborators";
import { REVISION_SELECT } from "../draft/lesson-revision";
import { findFreeNames } from "../use-cases/start-course";
import type { LessonPair } from "./note-source";

const COURSE_FIELDS = {
  title: true, summary: true, description: true, objective: true, audience: true, outcomes: true, faq: true, level: true, modality: true, format: true, durationHours: true,
  totalSessions: true, weeks: true, hoursPerWeek: true, scheduleText: true, startsAt: true, endsAt: true, timeZone: true, maxStudents: true, priceAmount: true, currency: true,
  earlyBirdAmount: true, earlyBirdEndsAt: true, prerequisiteRule: true, lessonOrder: true, completionShare: true, completionGrade: true, certificateGrade: true, selfDeferralDays: true, topicId: true,
} satisfies Prisma.CourseSelect;

type Copied = { courseId: string; slug: string; title: string; pairs: LessonPair[] };

/**
 * A draft in another language that says what a course's draft says now: its fields, its terms, its outline, its lessons
 * with their addresses, quizzes, videos and files, and the same team with the same rights. Nothing of it is on sale.
 * The number of statements does not grow with the lessons.
 */
export async function copyCourse(ctx: Ctx, tx: Tx, sourceId: string, language: string): Promise<Copied> {
  const source = await tx.course.findUniqueOrThrow({
    where: { id: sourceId },
    select: {
      ...COURSE_FIELDS, slug: true, code: true,
      tags: { select: { tagId: true } },
      prerequisites: { select: { requiredId: true } },
      instructors: { select: { ...RIGHTS_SELECT, instructorId: true, position: true } },
      certification: { select: templateSelect },
      images: { select: { name: true, sha256: true, url: true, pathname: true, mediaType: true } },
    },
  });
  const { slug: sourceSlug, code, faq, tags, prerequisites, instructors, images, certification, ...fields } = source;
  const names = await findFreeNames(tx, withEnd(sourceSlug, language.toLowerCase(), 80), withEnd(code, language.toUpperCase(), 32));
  const courseId = newId("course");
  const createdAt = ctx.clock.now();
  await tx.course.create({
    data: {
      ...fields, ...names, id: courseId, language, faq: faqSchema.parse(faq), createdAt,
      tags: { create: tags }, prerequisites: { create: prerequisites }, instructors: { create: instructors },
      ...(certification && { certification: { create: { ...toTemplate(certification), createdAt } } }),
      images: { create: images.map((image) => ({ ...image, id: newId("courseImage"), createdAt })) },
    },
    select: { id: true },
  });
  const modules = await copyModules(tx, sourceId, courseId, createdAt);
  const pairs = await copyLessons(ctx, tx, { sourceId, courseId, modules });
  await indexCourse(tx, courseId);
  return { courseId, slug: names.slug, title: fields.title, pairs };
}

/** Answers the copy of each module. */
async function copyModules(tx: Tx, sourceId: string, courseId: string, createdAt: Date): Promise<Map<string, string>> {
  const modules = await tx.module.findMany({
    where: { courseId: sourceId, deletedAt: null },
    orderBy: { number: "asc" },
    select: {
      id: true, number: true, slug: true, title: true, objective: true, sessionCount: true, hours: true, week: true, startsOn: true, endsOn: true, opensOn: true, opensAfterDays: true, topics: true,
      sessions: { select: { heldOn: true, name: true, hours: true } },
    },
  });
  const copies = new Map(modules.map(({ id }) => [id, newId("module")]));
  await tx.module.createMany({ data: modules.map(({ sessions: _sessions, id, ...module }, index) => ({ ...module, id: copies.get(id) ?? "", courseId, number: index + 1, createdAt })) });
  await tx.moduleSession.createMany({
    data: modules.flatMap(({ id, sessions }) => sessions.map((session) => ({ ...session, id: newId("moduleSession"), moduleId: copies.get(id) ?? "" }))),
  });
  return copies;
}

type Into = { sourceId: string; courseId: string; modules: ReadonlyMap<string, string> };

async function copyLessons({ clock, viewer }: Ctx, tx: Tx, { sourceId, courseId, modules }: Into): Promise<LessonPair[]> {
  const rows = await tx.lesson.findMany({
    where: { courseId: sourceId, deletedAt: null, revisions: { some: {} } },
    select: { id: true, moduleId: true, slug: true, position: true, revisions: { orderBy: { number: "desc" }, take: 1, select: REVISION_SELECT } },
  });
  const lessons = rows.flatMap(({ revisions: [newest], moduleId, ...lesson }) => {
    const copy = modules.get(moduleId);
    return newest && copy ? [{ ...lesson, newest, moduleId: copy, copyId: newId("lesson") }] : [];
  });
  const now = clock.now();
  await tx.lesson.createMany({ data: lessons.map(({ copyId, moduleId, slug, position }) => ({ id: copyId, courseId, moduleId, slug, position, createdAt: now })) });
  await tx.lessonRevision.createMany({
    data: lessons.map(({ copyId, newest: { kind, title, summary, body, durationSeconds, isPreview, videoAssetId, fileId, content, role, completeBy, watchPercent } }) => ({
      kind, title, summary, body, durationSeconds, isPreview, videoAssetId, fileId, role, completeBy, watchPercent, ...(content !== null && { content }),
      id: newId("lessonRevision"), lessonId: copyId, number: 1, savedAt: now, createdAt: now, createdById: viewer.kind === "user" ? viewer.userId : null,
    })),
  });
  return lessons.map(({ id, copyId }) => ({ sourceId: id, targetId: copyId }));
}

/** "sql-que-no-miente-en", cut before the language so that the whole has room. */
function withEnd(name: string, end: string, room: number): string {
  return `${name.slice(0, room - end.length - 5).replace(/-+$/, "")}-${end}`;
}
