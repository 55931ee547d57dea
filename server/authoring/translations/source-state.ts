import { Prisma } from "@/prisma/generated/client";

/** A joined `newest`: what the lesson that the statement calls `s` says now. */
export const NEWEST = Prisma.sql`
  JOIN LATERAL (SELECT n.* FROM "LessonRevision" n WHERE n."lessonId" = s."id" ORDER BY n."number" DESC LIMIT 1) newest ON true`;

/**
 * A joined `track`: the captions, in the language of the course `c`, of the video that `newest` shows. Captions for the
 * deaf come before subtitles, an exact language before its variants; all null without any.
 */
export const TRACK = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT k."id", k."vtt", k."version", k."createdAt", k."updatedAt" FROM "CaptionTrack" k
    WHERE k."videoAssetId" = newest."videoAssetId" AND split_part(k."language", '-', 1) = split_part(c."language", '-', 1)
    ORDER BY k."kind", k."language" = c."language" DESC LIMIT 1
  ) track ON true`;
