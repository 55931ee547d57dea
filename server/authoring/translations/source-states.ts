import { notFound } from "@/lib/errors";
import type { SeenSource } from "@/lib/schemas/translations";
import type { Reader } from "@/server/platform/db/tx";
import { NEWEST, TRACK } from "./source-state";

/** What a source says, with the names of its video and its file. `questions` is a stored content. */
export type SourceState = { summary: string; body: string; questions: unknown; file: string; video: string; captions: string };

type Row = {
  summary: string; body: string; content: unknown; file: string | null; video: string | null; captions: string | null;
  notedSummary: string; notedBody: string; notedContent: unknown; notedFile: string | null; notedVideo: string | null; notedCaptions: string | null;
} & SeenSource;

/** What the source of a lesson said when that was noted, and what it says now. Throws NOT_FOUND for a lesson without one. */
export async function loadSourceStates(db: Reader, lessonId: string): Promise<{ noted: SourceState; now: SourceState; seen: SeenSource }> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT newest."summary", newest."body", newest."content", newest."number" AS "revision", newest."edition",
      newFile."name" AS "file", newVideo."fileName" AS "video", track."vtt" AS "captions", track."version" AS "captionVersion",
      noted."summary" AS "notedSummary", noted."body" AS "notedBody", noted."content" AS "notedContent",
      oldFile."name" AS "notedFile", oldVideo."fileName" AS "notedVideo",
      coalesce((SELECT v."vtt" FROM "CaptionVersion" v WHERE v."trackId" = k."id" AND v."number" = t."sourceCaptionVersion"), k."vtt") AS "notedCaptions"
    FROM "LessonTranslation" t
    JOIN "Lesson" s ON s."id" = t."sourceId"
    JOIN "Course" c ON c."id" = s."courseId"
    JOIN "LessonRevision" noted ON noted."id" = t."sourceRevisionId"
    ${NEWEST}
    ${TRACK}
    LEFT JOIN "CaptionTrack" k ON k."id" = t."sourceCaptionId"
    LEFT JOIN "CourseFile" newFile ON newFile."id" = newest."fileId"
    LEFT JOIN "CourseFile" oldFile ON oldFile."id" = noted."fileId"
    LEFT JOIN "VideoAsset" newVideo ON newVideo."id" = newest."videoAssetId"
    LEFT JOIN "VideoAsset" oldVideo ON oldVideo."id" = noted."videoAssetId"
    WHERE t."targetId" = ${lessonId}`;
  if (!row) throw notFound();
  const { revision, edition, captionVersion } = row;
  return {
    noted: { summary: row.notedSummary, body: row.notedBody, questions: row.notedContent, file: row.notedFile ?? "", video: row.notedVideo ?? "", captions: row.notedCaptions ?? "" },
    now: { summary: row.summary, body: row.body, questions: row.content, file: row.file ?? "", video: row.video ?? "", captions: row.captions ?? "" },
    seen: { revision, edition, captionVersion },
  };
}
