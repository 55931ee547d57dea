import { COURSE_LANGUAGES } from "@/lib/schemas/catalog";
import type { LessonKind } from "@/prisma/generated/enums";
import { scope } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { authorizeCourse } from "../authorize-course";
import type { CourseTranslations, LinkedCourse, TranslatedLesson } from "../translations/dto";
import { loadFamily, type FamilyCourse } from "../translations/course-family";
import { findStanding, type Standing } from "../translations/find-standing";

const MAX_CANDIDATES = 200;
const PUBLIC: readonly string[] = ["published", "in_progress", "completed"];

type LessonRow = { lessonId: string; courseId: string; title: string; kind: LessonKind };

/**
 * The other languages of a course, for whoever edits it: of an original its translations with how they stand, and what
 * could become one; of a translation each of its lessons with how it stands to its source's. Six statements, however
 * long the courses.
 */
export async function getCourseTranslations(ctx: Ctx, { courseId }: { courseId: string }): Promise<CourseTranslations> {
  await authorizeCourse(ctx, "course.update", courseId);
  const { source, translations } = await loadFamily(ctx.db, courseId);
  const all = [source, ...translations];
  const [editable, lessons, standing] = [await findEditable(ctx, all), await loadLessons(ctx.db, all), await findStanding(ctx.db, translations.map(({ id }) => id))];
  const isSource = source.id === courseId;
  const own = all.find(({ id }) => id === courseId) ?? source;
  const taken = new Set(all.map(({ language }) => language));
  const freeLanguages = isSource ? COURSE_LANGUAGES.filter((language) => !taken.has(language)) : [];
  const toLinked = (course: FamilyCourse): LinkedCourse => ({
    courseId: course.id, slug: course.slug, title: course.title, language: course.language,
    isPublished: PUBLIC.includes(course.status) && course.currentReleaseId !== null,
    counts: course.id === source.id ? null : countOf(course.id, source.id, lessons, standing),
    canEdit: editable.has(course.id),
  });
  return {
    language: own.language,
    source: isSource ? null : toLinked(source),
    others: translations.filter(({ id }) => id !== courseId).map(toLinked),
    lessons: isSource ? [] : lessons.filter((lesson) => lesson.courseId === courseId).map((lesson) => toLesson(lesson, standing)),
    missing: isSource ? [] : findMissing(courseId, source.id, lessons, standing).map(({ lessonId, title, kind }) => ({ lessonId, title, kind })),
    freeLanguages,
    candidates: isSource ? await findCandidates(ctx, courseId, freeLanguages) : [],
  };
}

function toLesson({ lessonId, title, kind }: LessonRow, standing: readonly Standing[]): TranslatedLesson {
  const found = standing.find((row) => row.lessonId === lessonId);
  return {
    lessonId, title, kind,
    source: found
      ? { lessonId: found.sourceId, title: found.sourceTitle, isGone: found.isSourceGone, changed: found.changed, outdatedSince: found.outdatedSince?.toISOString() ?? null, notedAt: found.notedAt.toISOString() }
      : null,
  };
}

function findMissing(courseId: string, sourceId: string, lessons: readonly LessonRow[], standing: readonly Standing[]): LessonRow[] {
  const translated = new Set(standing.filter((row) => row.courseId === courseId).map((row) => row.sourceId));
  return lessons.filter((lesson) => lesson.courseId === sourceId && !translated.has(lesson.lessonId));
}

function countOf(courseId: string, sourceId: string, lessons: readonly LessonRow[], standing: readonly Standing[]): NonNullable<LinkedCourse["counts"]> {
  const own = standing.filter((row) => row.courseId === courseId);
  return {
    outdated: own.filter(({ changed }) => changed.length > 0).length,
    unpaired: lessons.filter((lesson) => lesson.courseId === courseId).length - own.length,
    missing: findMissing(courseId, sourceId, lessons, standing).length,
  };
}

function loadLessons(db: Reader, courses: readonly FamilyCourse[]): Promise<LessonRow[]> {
  return db.$queryRaw<LessonRow[]>`
    SELECT l."id" AS "lessonId", l."courseId", r."title", r."kind"::text AS "kind" FROM "Lesson" l
    JOIN "Module" m ON m."id" = l."moduleId" AND m."deletedAt" IS NULL
    JOIN LATERAL (SELECT n."title", n."kind" FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON true
    WHERE l."courseId" = ANY(${courses.map(({ id }) => id)}) AND l."deletedAt" IS NULL ORDER BY m."number", l."position", l."id"`;
}

async function findEditable({ db, viewer }: Ctx, courses: readonly FamilyCourse[]): Promise<Set<string>> {
  const rows = await db.course.findMany({ where: { AND: [scope["course.update"](viewer), { id: { in: courses.map(({ id }) => id) } }] }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** Courses that the viewer may edit, that belong to no other course, and are in a language that this one is not in. */
async function findCandidates({ db, viewer }: Ctx, courseId: string, languages: readonly string[]): Promise<CourseTranslations["candidates"]> {
  const rows = await db.course.findMany({
    where: { AND: [scope["course.update"](viewer), { id: { not: courseId }, deletedAt: null, language: { in: [...languages] }, translatedFrom: { none: {} }, translations: { none: {} } }] },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: MAX_CANDIDATES,
    select: { id: true, title: true, language: true },
  });
  return rows.map(({ id, ...row }) => ({ courseId: id, ...row }));
}
