import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "@/server/platform/db/tx";
import type { TranslatedPart } from "./dto";
import { NEWEST, TRACK } from "./source-state";

export type Standing = {
  /** The course that the translated lesson is in. */
  courseId: string;
  lessonId: string;
  sourceId: string;
  sourceTitle: string;
  /** The source left its course's outline. */
  isSourceGone: boolean;
  notedAt: Date;
  /** What the source says otherwise than when the translation was noted as up to date; empty while it is. */
  changed: TranslatedPart[];
  /** When the source began to say something else; null while the translation is up to date. */
  outdatedSince: Date | null;
};

type Row = Omit<Standing, "changed" | "outdatedSince"> & Record<TranslatedPart, boolean> & { textSince: Date | null; captionsSince: Date | null };

const PARTS = ["summary", "body", "questions", "file", "video", "captions"] as const satisfies readonly TranslatedPart[];

/** What is translated of a revision. Its title, its place and its length are not among it. */
const SAID_LATER = Prisma.sql`ROW(e."summary", e."body", e."content"->'questions', e."content"->'sections', e."fileId", e."videoAssetId")`;
const SAID_THEN = Prisma.sql`ROW(noted."summary", noted."body", noted."content"->'questions', noted."content"->'sections', noted."fileId", noted."videoAssetId")`;

/**
 * How each lesson of these courses that translates another one stands to it. A lesson is outdated while its source says
 * something else than the revision or the captions that were noted: a change that was taken back is none, and neither a
 * new name, another address nor another place is one. One statement, however many courses and lessons.
 */
export async function findStanding(db: Reader, courseIds: readonly string[]): Promise<Standing[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT target."courseId", target."id" AS "lessonId", s."id" AS "sourceId", newest."title" AS "sourceTitle", s."deletedAt" IS NOT NULL AS "isSourceGone", t."notedAt",
      newest."summary" <> noted."summary" AS "summary", newest."body" <> noted."body" AS "body",
      ROW(newest."content"->'questions', newest."content"->'sections') IS DISTINCT FROM ROW(noted."content"->'questions', noted."content"->'sections') AS "questions",
      newest."fileId" IS DISTINCT FROM noted."fileId" AS "file", newest."videoAssetId" IS DISTINCT FROM noted."videoAssetId" AS "video",
      track."id" IS NOT NULL AND track."vtt" IS DISTINCT FROM known."vtt" AS "captions",
      (
        SELECT min(r."createdAt") FROM "LessonRevision" r WHERE r."lessonId" = s."id" AND r."number" > (
          SELECT max(e."number") FROM "LessonRevision" e WHERE e."lessonId" = s."id" AND e."number" >= noted."number" AND ${SAID_LATER} IS NOT DISTINCT FROM ${SAID_THEN}
        )
      ) AS "textSince",
      CASE WHEN track."id" = t."sourceCaptionId" THEN coalesce(
        (SELECT min(v."savedAt") FROM "CaptionVersion" v WHERE v."trackId" = track."id" AND v."number" > t."sourceCaptionVersion"), track."updatedAt"
      ) ELSE track."createdAt" END AS "captionsSince"
    FROM "LessonTranslation" t
    JOIN "Lesson" target ON target."id" = t."targetId" AND target."deletedAt" IS NULL
    JOIN "Lesson" s ON s."id" = t."sourceId"
    JOIN "Course" c ON c."id" = s."courseId"
    JOIN "LessonRevision" noted ON noted."id" = t."sourceRevisionId"
    ${NEWEST}
    ${TRACK}
    LEFT JOIN LATERAL (
      SELECT coalesce((SELECT v."vtt" FROM "CaptionVersion" v WHERE v."trackId" = k."id" AND v."number" = t."sourceCaptionVersion"), k."vtt") AS "vtt"
      FROM "CaptionTrack" k WHERE k."id" = t."sourceCaptionId"
    ) known ON true
    WHERE target."courseId" = ANY(${courseIds}) ORDER BY target."position", target."id"`;
  return rows.map(toStanding);
}

function toStanding({ summary, body, questions, file, video, captions, textSince, captionsSince, ...row }: Row): Standing {
  const is = { summary, body, questions, file, video, captions };
  const changed = PARTS.filter((part) => is[part]);
  const dates = [changed.some((part) => part !== "captions") ? textSince : null, captions ? captionsSince : null].flatMap((date) => date ?? []);
  return { ...row, changed, outdatedSince: dates.sort((one, other) => one.getTime() - other.getTime())[0] ?? null };
}
