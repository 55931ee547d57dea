import type { LessonRole } from "@/lib/domain/completion";
import { keepLatest } from "@/lib/keep-latest";
import { Prisma } from "@/prisma/generated/client";
import { readRows } from "@/server/platform/db/read-rows";
import type { Reader } from "@/server/platform/db/tx";
import type { OutlineEntry } from "./dto";

/** A lesson of a release as it is for everybody. */
export type ReleasedEntry = Pick<OutlineEntry, "lessonId" | "slug" | "title" | "kind" | "durationSeconds" | "isPreview"> & { role: LessonRole; moduleId: string; moduleNumber: number; moduleTitle: string };

type Row = ReleasedEntry & { isSettled: boolean };

/** The outlines of the releases that were asked for latest, in this process, by the database that they are of. */
const MOST_AT_HAND = 100;
const atHand = new WeakMap<object, Map<string, ReleasedEntry[]>>();

/**
 * The lessons of a release in their order. A release never changes, so that a process asks once for those that it shows
 * again and again; only a length that is not known before its video is processed is asked for anew until then.
 */
export async function readReleaseOutline(db: Reader, releaseId: string): Promise<readonly ReleasedEntry[]> {
  const known = atHand.get(db) ?? new Map<string, ReleasedEntry[]>();
  atHand.set(db, known);
  const found = known.get(releaseId) ?? (await loadOutline(db, releaseId, known));
  if (known.has(releaseId)) keepLatest(known, releaseId, found, MOST_AT_HAND);
  return found;
}

async function loadOutline(db: Reader, releaseId: string, known: Map<string, ReleasedEntry[]>): Promise<ReleasedEntry[]> {
  const rows = await readRows<Row>(db, Prisma.sql`
    SELECT om."moduleId", om."number" AS "moduleNumber", om."title" AS "moduleTitle", ol."lessonId", ol."slug", lr."title", lr."kind"::text AS "kind", lr."isPreview",
      coalesce(ov."durationSeconds", lr."durationSeconds")::float8 AS "durationSeconds", lr."role"::text AS "role", (lr."kind" <> 'video' OR ov."durationSeconds" IS NOT NULL) AS "isSettled"
    FROM "ReleaseLesson" ol
    JOIN "ReleaseModule" om ON om."id" = ol."releaseModuleId"
    JOIN "LessonRevision" lr ON lr."id" = ol."revisionId"
    LEFT JOIN "VideoAsset" ov ON ov."id" = lr."videoAssetId"
    WHERE ol."releaseId" = ${releaseId} ORDER BY ol."position"`);
  const outline = rows.map(({ isSettled: _isSettled, ...entry }) => entry);
  if (rows.every(({ isSettled }) => isSettled)) keepLatest(known, releaseId, outline, MOST_AT_HAND);
  return outline;
}
