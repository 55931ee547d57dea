import type { Tx } from "@/server/platform/db/tx";
import { NEWEST, TRACK } from "./source-state";

export type LessonPair = { sourceId: string; targetId: string };

/**
 * Notes of each lesson what it is a translation of, and that it says what its source says now: the revision, and the
 * captions in the source's language. A lesson that translated another one translates this one from then on. One
 * statement, however many lessons.
 */
export async function noteSources(tx: Tx, pairs: readonly LessonPair[], now: Date): Promise<void> {
  if (pairs.length === 0) return;
  const [sourceIds, targetIds] = [pairs.map(({ sourceId }) => sourceId), pairs.map(({ targetId }) => targetId)];
  await tx.$executeRaw`
    INSERT INTO "LessonTranslation" ("sourceId", "targetId", "sourceRevisionId", "sourceCaptionId", "sourceCaptionVersion", "createdAt", "notedAt")
    SELECT s."id", p."targetId", newest."id", track."id", track."version", ${now}, ${now}
    FROM unnest(${sourceIds}::text[], ${targetIds}::text[]) p("sourceId", "targetId")
    JOIN "Lesson" s ON s."id" = p."sourceId"
    JOIN "Course" c ON c."id" = s."courseId"
    ${NEWEST}
    ${TRACK}
    ON CONFLICT ("targetId") DO UPDATE SET "sourceId" = EXCLUDED."sourceId", "sourceRevisionId" = EXCLUDED."sourceRevisionId",
      "sourceCaptionId" = EXCLUDED."sourceCaptionId", "sourceCaptionVersion" = EXCLUDED."sourceCaptionVersion", "notedAt" = EXCLUDED."notedAt"`;
}
