import { notFound } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import type { LessonNote, LessonPage, OutlineEntry, OutlineSection } from "../dto";
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
  outline: OutlineRow[];
  notes: LessonNote[];
};

const MAX_NOTES = 500;
/** As `Date.toISOString` writes it. */
const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/**
 * Everything that the lesson page shows, in two statements whatever the size of the course: access, then lesson
 * with its video, standing, outline and notes. Throws as `requireLesson` does.
 */
export async function getLessonPage(ctx: Ctx, address: LessonAddress): Promise<LessonPage> {
  const met = await requireLesson(ctx.db, ctx.viewer, address, ctx.clock.now());
  const { outline: rows, notes, ...row } = await loadLesson(ctx.db, met);
  const outline = toSections(rows);
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

/** Lists come as JSON with their lesson: one answer costs the page less than three. Times are UTC, as they are stored. */
async function loadLesson(db: Reader, { courseId, releaseId, lessonId, enrollmentId }: MetLesson): Promise<LessonRow> {
  const rows = await db.$queryRaw<LessonRow[]>`
    SELECT c."title" AS "courseTitle", c."language", t."slug" AS "topicSlug", r."title", r."summary", r."kind", r."body",
      coalesce(v."durationSeconds", r."durationSeconds")::float8 AS "durationSeconds", rl."position",
      CASE WHEN v."id" IS NULL THEN NULL ELSE json_build_object(
        'status', v."status", 'durationSeconds', coalesce(v."durationSeconds", r."durationSeconds"),
        'captions', (SELECT coalesce(json_agg(json_build_object('language', k."language", 'label', k."label") ORDER BY k."createdAt", k."id"), '[]'::json) FROM "CaptionTrack" k WHERE k."videoAssetId" = v."id"),
        'chapters', (SELECT coalesce(json_agg(json_build_object('startSeconds', h."startSeconds", 'title', h."title") ORDER BY h."startSeconds"), '[]'::json) FROM "VideoChapter" h WHERE h."videoAssetId" = v."id")
      ) END AS "video",
      p."positionSeconds", (SELECT sum(upper(w) - lower(w))::int FROM unnest(p."watched") w) AS "watchedMs", p."completedAt",
      (
        SELECT json_agg(json_build_object('moduleNumber', om."number", 'moduleTitle', om."title", 'lessonId', ol."lessonId", 'slug', ol."slug",
          'title', lr."title", 'kind', lr."kind", 'isPreview', lr."isPreview", 'durationSeconds', coalesce(ov."durationSeconds", lr."durationSeconds"),
          'isCompleted', op."completedAt" IS NOT NULL) ORDER BY ol."position")
        FROM "ReleaseLesson" ol
        JOIN "ReleaseModule" om ON om."id" = ol."releaseModuleId"
        JOIN "LessonRevision" lr ON lr."id" = ol."revisionId"
        LEFT JOIN "VideoAsset" ov ON ov."id" = lr."videoAssetId"
        LEFT JOIN "LessonProgress" op ON op."lessonId" = ol."lessonId" AND op."enrollmentId" = ${enrollmentId}
        WHERE ol."releaseId" = rl."releaseId"
      ) AS "outline",
      (
        SELECT coalesce(json_agg(json_build_object('id', n."id", 'atSeconds', n."atSeconds", 'body', n."body",
          'createdAt', to_char(n."createdAt", ${ISO}), 'updatedAt', to_char(n."updatedAt", ${ISO}))), '[]'::json)
        FROM (
          SELECT * FROM "Note" WHERE "enrollmentId" = ${enrollmentId} AND "lessonId" = rl."lessonId"
          ORDER BY "atSeconds" ASC NULLS FIRST, "createdAt" ASC LIMIT ${MAX_NOTES}::int
        ) n
      ) AS "notes"
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

function toSections(rows: readonly OutlineRow[]): OutlineSection[] {
  const sections: OutlineSection[] = [];
  for (const { moduleNumber, moduleTitle, ...entry } of rows) {
    const last = sections[sections.length - 1];
    if (last?.number === moduleNumber) last.lessons.push(entry);
    else sections.push({ number: moduleNumber, title: moduleTitle, lessons: [entry] });
  }
  return sections;
}
