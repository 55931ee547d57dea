import { notFound } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { completionOf, loadNewestRevision, loadRevision, TEXT_SELECT, textOf } from "../draft/lesson-revision";
import type { LessonEditor, LessonRevisionEntry, LessonText, SetAsideText } from "../dto";
import { loadNames } from "../load-names";

type Input = { courseId: string; lessonId: string };

/** A lesson as its editor opens it: what it says, on which ground to save, and what the viewer could not merge yet. */
export async function getLessonEditor(ctx: Ctx, { courseId, lessonId }: Input): Promise<LessonEditor> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const lesson = await ctx.db.lesson.findFirst({
    where: { id: lessonId, courseId, deletedAt: null },
    select: { slug: true, moduleId: true, course: { select: { currentReleaseId: true } } },
  });
  if (!lesson) throw notFound();
  const newest = await loadNewestRevision(ctx.db, courseId, lessonId);
  const { currentReleaseId } = lesson.course;
  const [names, setAside, released] = await Promise.all([
    loadNames(ctx.db, [newest.createdById]),
    loadSetAside(ctx, lessonId),
    currentReleaseId === null ? null : ctx.db.releaseLesson.findUnique({ where: { releaseId_lessonId: { releaseId: currentReleaseId, lessonId } }, select: { lessonId: true } }),
  ]);
  return {
    ...textOf(newest), courseId, lessonId, moduleId: lesson.moduleId, slug: lesson.slug, kind: newest.kind,
    base: { revision: newest.number, edition: newest.edition },
    savedAt: newest.savedAt.toISOString(), savedBy: names.get(newest.createdById), isReleased: released !== null, setAside,
    completion: completionOf(newest),
  };
}

async function loadSetAside({ db, viewer }: Ctx, lessonId: string): Promise<SetAsideText[]> {
  if (viewer.kind !== "user") return [];
  const rows = await db.lessonSetAside.findMany({
    where: { lessonId, authorId: viewer.userId, settledAt: null },
    orderBy: { id: "desc" },
    take: 20,
    select: { id: true, createdAt: true, ...TEXT_SELECT },
  });
  return rows.map(({ id, createdAt, ...text }) => ({ setAsideId: id, savedAt: createdAt.toISOString(), text }));
}

const MAX_REVISIONS = 200;

/** The revisions of a lesson, newest first, without their texts. */
export async function listLessonRevisions(ctx: Ctx, { courseId, lessonId }: Input): Promise<LessonRevisionEntry[]> {
  await authorizeCourse(ctx, "course.update", courseId);
  const rows = await ctx.db.$queryRaw<(Omit<LessonRevisionEntry, "createdAt" | "createdBy"> & { createdAt: Date; createdById: string | null })[]>`
    SELECT r."number" AS "revision", r."title", length(r."body") AS "bodyLength", r."createdAt", r."createdById",
      ARRAY(SELECT e."number" FROM "ReleaseLesson" rl JOIN "Release" e ON e."id" = rl."releaseId" WHERE rl."revisionId" = r."id" ORDER BY e."number") AS "releases"
    FROM "LessonRevision" r JOIN "Lesson" l ON l."id" = r."lessonId"
    WHERE l."id" = ${lessonId} AND l."courseId" = ${courseId} ORDER BY r."number" DESC LIMIT ${MAX_REVISIONS}`;
  if (rows.length === 0) throw notFound();
  const names = await loadNames(ctx.db, rows.map(({ createdById }) => createdById));
  return rows.map(({ createdAt, createdById, ...row }) => ({ ...row, createdAt: createdAt.toISOString(), createdBy: names.get(createdById) }));
}

/** What a lesson said in one of its revisions: to compare it before it is restored. */
export async function getLessonRevision(ctx: Ctx, { courseId, lessonId, revision }: Input & { revision: number }): Promise<LessonText> {
  await authorizeCourse(ctx, "course.update", courseId);
  return textOf(await loadRevision(ctx.db, courseId, lessonId, revision));
}
