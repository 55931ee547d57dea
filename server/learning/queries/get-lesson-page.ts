import { askOf, type AskingLesson, type CourseAsk } from "@/lib/domain/completion";
import { notFound } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import { readRows } from "@/server/platform/db/read-rows";
import type { LessonNote, LessonPage, OutlineEntry, OutlineSection } from "../dto";
import { lessonFacts, meetLesson, opensAtSql, opensLater, type LessonFactsRow } from "../lesson-access";
import { readReleaseOutline, type ReleasedEntry } from "../release-outline";

type LessonRow = LessonFactsRow & {
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
  file: LessonPage["lesson"]["file"];
  live: LessonPage["lesson"]["live"];
  completion: AskingLesson & CourseAsk & { certificateGrade: number | null };
  positionSeconds: number | null;
  watchedMs: number | null;
  completedAt: Date | null;
  courseCompletedAt: Date | null;
  /** Of the lessons of the outline: which are complete, when modules open to the learner, where the works stand that they handed in. */
  done: string[];
  opens: Record<string, string> | null;
  works: Record<string, NonNullable<OutlineEntry["work"]>> | null;
  notes: LessonNote[];
  isOutdated: boolean | null;
};

const MAX_NOTES = 500;
/** As `Date.toISOString` writes it. */
const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/**
 * Everything that the lesson page shows, in one statement whatever the size of the course, and one more where the process
 * does not know the release's outline yet: the facts that decide on access, and the lesson with its video, standing and
 * notes, of which nothing is given out where they refuse. Throws as `meetLesson` does.
 */
export async function getLessonPage(ctx: Ctx, address: LessonAddress): Promise<LessonPage> {
  const row = await loadLesson(ctx, address);
  const met = meetLesson(ctx.viewer, row);
  if (!row) throw notFound();
  const { notes, title, summary, kind, body, durationSeconds, position, video, file, live, courseTitle, language, topicSlug, positionSeconds, watchedMs, completedAt, completion, isOutdated } = row;
  const outline = toSections(await readReleaseOutline(ctx.db, met.releaseId), row, met.enrollmentId && met.facts.hasOpenGrant ? { now: ctx.clock.now(), isInOrder: row.lessonOrder === "in_order" } : null);
  const flat = outline.flatMap((section) => section.lessons);
  const index = flat.findIndex((entry) => entry.lessonId === met.lessonId);
  const neighbour = (at: number) => (flat[at] ? { slug: flat[at].slug, title: flat[at].title } : null);
  return {
    course: { id: met.courseId, slug: address.courseSlug, title: courseTitle, language, topicSlug },
    lesson: { title, summary, kind, body, durationSeconds, position, video, file, live, id: met.lessonId, revisionId: met.revisionId, slug: address.lessonSlug },
    standing: met.enrollmentId && met.facts.hasOpenGrant
      ? {
          enrollmentId: met.enrollmentId,
          // A shorter video may have taken the place of the one that was watched.
          positionSeconds: Math.min(positionSeconds ?? 0, durationSeconds),
          watchedSeconds: Math.floor((watchedMs ?? 0) / 1_000),
          isCompleted: completedAt !== null,
          isCourseCompleted: row.courseCompletedAt !== null,
        }
      : null,
    asks: { lesson: askOf(completion), role: completion.role, course: { share: completion.share, grade: completion.grade }, certificateGrade: completion.certificateGrade },
    outline,
    notes,
    next: neighbour(index + 1),
    previous: index > 0 ? neighbour(index - 1) : null,
    hasNewerRelease: met.enrollmentId !== null && met.facts.hasOpenGrant && isOutdated === true,
  };
}

/** Lists come as JSON with their lesson: one answer costs the page less than three. Times are UTC, as they are stored. */
async function loadLesson(ctx: Ctx, address: LessonAddress): Promise<LessonRow | undefined> {
  const rows = await readRows<LessonRow>(ctx.db, Prisma.sql`
    WITH facts AS (${lessonFacts(ctx.viewer, address, ctx.clock.now())}),
      met AS (SELECT *, CASE WHEN "isPinned" THEN "enrollmentId" END AS "ownId" FROM facts)
    SELECT met.*, c."title" AS "courseTitle", c."language", t."slug" AS "topicSlug", r."title", r."summary", r."kind", r."body",
      coalesce(v."durationSeconds", r."durationSeconds")::float8 AS "durationSeconds", rl."position",
      CASE WHEN v."id" IS NULL THEN NULL ELSE json_build_object(
        'status', v."status", 'durationSeconds', coalesce(v."durationSeconds", r."durationSeconds"),
        'captions', (SELECT coalesce(json_agg(json_build_object('language', k."language", 'label', k."label") ORDER BY k."createdAt", k."id"), '[]'::json) FROM "CaptionTrack" k WHERE k."videoAssetId" = v."id"),
        'chapters', (SELECT coalesce(json_agg(json_build_object('startSeconds', h."startSeconds", 'title', h."title") ORDER BY h."startSeconds"), '[]'::json) FROM "VideoChapter" h WHERE h."videoAssetId" = v."id")
      ) END AS "video",
      CASE WHEN f."id" IS NULL THEN NULL ELSE json_build_object('name', f."name", 'bytes', f."bytes", 'contentType', f."contentType",
        'isReady', f."state" = 'ready' AND f."removedAt" IS NULL) END AS "file",
      CASE WHEN s."lessonId" IS NULL THEN NULL ELSE json_build_object('startsAt', to_char(s."startsAt", ${ISO}), 'durationMinutes', s."durationMinutes",
        'recordingUrl', s."recordingUrl", 'timeZone', c."timeZone") END AS "live",
      json_build_object('kind', r."kind", 'role', r."role", 'completeBy', r."completeBy", 'watchPercent', r."watchPercent",
        'content', json_build_object('practice', r."content"->'practice', 'completion', r."content"->'completion'), 'share', rel."completionShare", 'grade', rel."completionGrade",
        'certificateGrade', CASE WHEN coalesce((SELECT cs."isOn" FROM "CertificateSettings" cs WHERE cs."courseId" = c."id"), true) THEN rel."certificateGrade" END) AS "completion",
      p."positionSeconds", (SELECT sum(upper(w) - lower(w))::int FROM unnest(p."watched" * int4multirange(int4range(0, ceil(coalesce(v."durationSeconds", r."durationSeconds") * 1000)::int))) w) AS "watchedMs", p."completedAt", own."completedAt" AS "courseCompletedAt",
      (SELECT coalesce(json_agg(op."lessonId"), '[]'::json) FROM "LessonProgress" op WHERE op."enrollmentId" = met."ownId" AND op."completedAt" IS NOT NULL) AS "done",
      (SELECT json_object_agg(m."id", to_char(${opensAtSql(Prisma.sql`met`)}, ${ISO})) FROM "Module" m WHERE m."courseId" = c."id" AND ${opensLater}) AS "opens",
      (
        SELECT json_object_agg(w."lessonId", l."state") FROM "AssignmentWork" w
        JOIN LATERAL (SELECT s."state" FROM "Submission" s WHERE s."workId" = w."id" AND s."state" NOT IN ('withdrawn', 'replaced') ORDER BY s."number" DESC LIMIT 1) l ON true
        WHERE w."enrollmentId" = met."ownId"
      ) AS "works",
      (
        SELECT coalesce(json_agg(json_build_object('id', n."id", 'atSeconds', n."atSeconds", 'body', n."body",
          'createdAt', to_char(n."createdAt", ${ISO}), 'updatedAt', to_char(n."updatedAt", ${ISO}))), '[]'::json)
        FROM (
          SELECT * FROM "Note" WHERE "enrollmentId" = met."ownId" AND "lessonId" = rl."lessonId"
          ORDER BY "atSeconds" ASC NULLS FIRST, "createdAt" ASC LIMIT ${MAX_NOTES}::int
        ) n
      ) AS "notes",
      (SELECT newest."number" > pinned."number" FROM "Release" newest, "Release" pinned WHERE newest."id" = c."currentReleaseId" AND pinned."id" = met."releaseId") AS "isOutdated"
    FROM met
    JOIN "ReleaseLesson" rl ON rl."releaseId" = met."releaseId" AND rl."lessonId" = met."lessonId"
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    JOIN "Release" rel ON rel."id" = rl."releaseId"
    JOIN "Course" c ON c."id" = met."courseId"
    JOIN "Topic" t ON t."id" = c."topicId"
    LEFT JOIN "VideoAsset" v ON v."id" = r."videoAssetId"
    LEFT JOIN "CourseFile" f ON f."id" = r."fileId"
    LEFT JOIN "LiveSession" s ON s."lessonId" = rl."lessonId" AND r."kind" = 'live'
    LEFT JOIN "Enrollment" own ON own."id" = met."ownId"
    LEFT JOIN "LessonProgress" p ON p."lessonId" = rl."lessonId" AND p."enrollmentId" = met."ownId"`);
  return rows[0];
}

type Own = Pick<LessonRow, "done" | "opens" | "works">;

/** `closing` is what closes lessons to a learner; null for who is asked nothing. */
function toSections(entries: readonly ReleasedEntry[], { done, opens, works }: Own, closing: { now: Date; isInOrder: boolean } | null): OutlineSection[] {
  const sections: OutlineSection[] = [];
  const completed = new Set(done);
  let isBeforeDone = true;
  for (const { moduleId, moduleNumber, moduleTitle, role, ...said } of entries) {
    const opensAt = opens?.[moduleId] ?? null;
    const work = said.kind === "assignment" ? works?.[said.lessonId] : undefined;
    const isCompleted = completed.has(said.lessonId);
    const isWaiting = closing !== null && opensAt !== null && new Date(opensAt) > closing.now;
    const isBehind = closing?.isInOrder === true && !isBeforeDone;
    if (role !== "optional") isBeforeDone = isCompleted;
    const isClosed = !isCompleted && !said.isPreview && (isWaiting || isBehind);
    const entry: OutlineEntry = { ...said, isCompleted, ...(role !== "required" && { role }), ...(work && { work }), ...(isClosed && { closed: { until: isWaiting ? opensAt : null } }) };
    const last = sections[sections.length - 1];
    if (last?.number === moduleNumber) last.lessons.push(entry);
    else sections.push({ number: moduleNumber, title: moduleTitle, lessons: [entry] });
  }
  return sections;
}
