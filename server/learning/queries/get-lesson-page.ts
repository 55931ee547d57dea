import { notFound } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { noteSelect, toNote, type LessonPage, type OutlineEntry, type OutlineSection } from "../dto";
import { requireLesson, type MetLesson } from "../lesson-access";

type OutlineRow = OutlineEntry & { moduleNumber: number; moduleTitle: string };

type LessonRow = {
  courseTitle: string;
  language: string;
  topicSlug: string;
  title: string;
  summary: string;
  kind: LessonPage["lesson"]["kind"];
  body: string;
  durationSeconds: number;
  position: number;
  video: LessonPage["lesson"]["video"];
  positionSeconds: number | null;
  watchedMs: number | null;
  completedAt: Date | null;
};

/**
 * Everything that the lesson page shows, in four statements whatever the size of the course: access, lesson with its
 * video and standing, outline, notes. Throws as `requireLesson` does.
 */
export async function getLessonPage(ctx: Ctx, address: LessonAddress): Promise<LessonPage> {
  const met = await requireLesson(ctx.db, ctx.viewer, address, ctx.clock.now());
  const [row, outline, notes] = await Promise.all([loadLesson(ctx.db, met), loadOutline(ctx.db, met), loadNotes(ctx.db, met)]);
  const flat = outline.flatMap((section) => section.lessons);
  const index = flat.findIndex((entry) => entry.lessonId === met.lessonId);
  const neighbour = (at: number) => (flat[at] ? { slug: flat[at].slug, title: flat[at].title } : null);
  const { courseTitle, language, topicSlug, positionSeconds, watchedMs, completedAt, ...lesson } = row;
  return {
    course: { id: met.courseId, slug: address.courseSlug, title: courseTitle, language, topicSlug },
    lesson: { ...lesson, id: met.lessonId, revisionId: met.revisionId, slug: address.lessonSlug },
    standing: met.enrollmentId && met.facts.hasOpenGrant
      ? {
          enrollmentId: met.enrollmentId,
          positionSeconds: positionSeconds ?? 0,
          watchedSeconds: Math.floor((watchedMs ?? 0) / 1_000),
          isCompleted: completedAt !== null,
        }
      : null,
    outline,
    notes,
    next: neighbour(index + 1),
    previous: index > 0 ? neighbour(index - 1) : null,
  };
}

async function loadLesson(db: Reader, { courseId, releaseId, lessonId, enrollmentId }: MetLesson): Promise<LessonRow> {
  const rows = await db.$queryRaw<LessonRow[]>`
    SELECT c."title" AS "courseTitle", c."language", t."slug" AS "topicSlug", r."title", r."summary", r."kind", r."body",
      coalesce(v."durationSeconds", r."durationSeconds")::float8 AS "durationSeconds", rl."position",
      CASE WHEN v."id" IS NULL THEN NULL ELSE json_build_object(
        'status', v."status", 'durationSeconds', coalesce(v."durationSeconds", r."durationSeconds"),
        'captions', (SELECT coalesce(json_agg(json_build_object('language', k."language", 'label', k."label") ORDER BY k."createdAt", k."id"), '[]'::json) FROM "CaptionTrack" k WHERE k."videoAssetId" = v."id"),
        'chapters', (SELECT coalesce(json_agg(json_build_object('startSeconds', h."startSeconds", 'title', h."title") ORDER BY h."startSeconds"), '[]'::json) FROM "VideoChapter" h WHERE h."videoAssetId" = v."id")
      ) END AS "video",
      p."positionSeconds", (SELECT sum(upper(w) - lower(w))::int FROM unnest(p."watched") w) AS "watchedMs", p."completedAt"
    FROM "ReleaseLesson" rl
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    JOIN "Course" c ON c."id" = ${courseId}
    JOIN "Topic" t ON t."id" = c."topicId"
    LEFT JOIN "VideoAsset" v ON v."id" = r."videoAssetId"
    LEFT JOIN "LessonProgress" p ON p."lessonId" = rl."lessonId" AND p."enrollmentId" = ${enrollmentId}
    WHERE rl."releaseId" = ${releaseId} AND rl."lessonId" = ${lessonId}`;
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

async function loadOutline(db: Reader, { releaseId, enrollmentId }: MetLesson): Promise<OutlineSection[]> {
  const rows = await db.$queryRaw<OutlineRow[]>`
    SELECT m."number" AS "moduleNumber", m."title" AS "moduleTitle", rl."lessonId", rl."slug", r."title", r."kind", r."isPreview",
      coalesce(v."durationSeconds", r."durationSeconds")::float8 AS "durationSeconds", (p."completedAt" IS NOT NULL) AS "isCompleted"
    FROM "ReleaseLesson" rl
    JOIN "ReleaseModule" m ON m."id" = rl."releaseModuleId"
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    LEFT JOIN "VideoAsset" v ON v."id" = r."videoAssetId"
    LEFT JOIN "LessonProgress" p ON p."lessonId" = rl."lessonId" AND p."enrollmentId" = ${enrollmentId}
    WHERE rl."releaseId" = ${releaseId} ORDER BY rl."position"`;
  const sections: OutlineSection[] = [];
  for (const { moduleNumber, moduleTitle, ...entry } of rows) {
    const last = sections[sections.length - 1];
    if (last?.number === moduleNumber) last.lessons.push(entry);
    else sections.push({ number: moduleNumber, title: moduleTitle, lessons: [entry] });
  }
  return sections;
}

async function loadNotes(db: Reader, { enrollmentId, lessonId }: MetLesson) {
  if (!enrollmentId) return [];
  const notes = await db.note.findMany({
    where: { enrollmentId, lessonId },
    orderBy: [{ atSeconds: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
    take: 500,
    select: noteSelect,
  });
  return notes.map(toNote);
}
