import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import type { CatalogFilter } from "@/lib/schemas/catalog";
import type { Reader } from "@/server/platform/db/tx";
import { toCourseCard, type CardRow, type CatalogPage } from "../dto";
import { CARD_COLUMNS } from "./card-columns";
import { IS_PUBLIC, facetCondition } from "./catalog-where";
import { countFacets } from "./count-facets";
import { matchedCourses } from "./text-match";

const PAGE_SIZE = 24;
/** A text that more courses match says little about which of them is meant: the newest of them are ranked. */
const MOST_RANKED = 500;

/** Where the next page starts: the sort key and the id of the last course shown. */
const cursorSchema = z.tuple([z.number(), z.string().max(80)]);

type Cursor = z.infer<typeof cursorSchema>;
type PageRow = CardRow & { id: string; sortKey: number };

/**
 * One page of public courses for these facets and this text, with the count of every facet's values: two statements,
 * whatever the size. Newest first; with a text, best match first. Pages are keyset: deep ones cost what the first does.
 */
export async function searchCourses(db: Reader, filter: CatalogFilter): Promise<CatalogPage> {
  const after = readCursor(filter.cursor);
  const [rows, counts] = [
    await (filter.q ? loadBestMatches(db, filter, filter.q, after) : loadNewest(db, filter, after)),
    await countFacets(db, filter),
  ];
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown[shown.length - 1];
  return {
    courses: shown.map(toCourseCard),
    total: counts.total,
    facets: counts.facets,
    nextCursor: rows.length > PAGE_SIZE && last ? toCursor(last) : null,
  };
}

/** The sort key is the time of publication in milliseconds. */
function loadNewest(db: Reader, filter: CatalogFilter, after: Cursor | null): Promise<PageRow[]> {
  const isAfter = after ? Prisma.sql`(c."publishedAt", c."id") < (to_timestamp(${after[0]}::float8 / 1000) AT TIME ZONE 'UTC', ${after[1]})` : Prisma.sql`true`;
  return db.$queryRaw<PageRow[]>`
    SELECT c."id", ${CARD_COLUMNS}, round(extract(epoch FROM c."publishedAt") * 1000)::float8 AS "sortKey"
    FROM "Course" c JOIN "Topic" t ON t."id" = c."topicId"
    WHERE ${IS_PUBLIC} AND ${facetCondition(filter)} AND ${isAfter}
    ORDER BY c."publishedAt" DESC, c."id" DESC
    LIMIT ${PAGE_SIZE + 1}::int`;
}

/** The sort key is above 1 for courses that have the words, and below for those with words like them. */
function loadBestMatches(db: Reader, filter: CatalogFilter, q: string, after: Cursor | null): Promise<PageRow[]> {
  const isAfter = after ? Prisma.sql`(ranked."sortKey", ranked."courseId") < (${after[0]}::float8, ${after[1]})` : Prisma.sql`true`;
  return db.$queryRaw<PageRow[]>`
    WITH ${matchedCourses(q)},
    candidates AS (
      SELECT m."courseId", m."likeness" FROM matched m JOIN "Course" c ON c."id" = m."courseId"
      WHERE ${IS_PUBLIC} AND ${facetCondition(filter)} ORDER BY c."publishedAt" DESC, c."id" DESC LIMIT ${MOST_RANKED}::int
    ),
    ranked AS (
      SELECT s."courseId", coalesce(m."likeness", 1 + ts_rank(s."document", (SELECT "query" FROM asked)))::float8 AS "sortKey"
      FROM candidates m JOIN "CourseSearch" s ON s."courseId" = m."courseId"
    )
    SELECT c."id", ${CARD_COLUMNS}, ranked."sortKey"
    FROM ranked JOIN "Course" c ON c."id" = ranked."courseId" JOIN "Topic" t ON t."id" = c."topicId"
    WHERE ${isAfter}
    ORDER BY ranked."sortKey" DESC, ranked."courseId" DESC
    LIMIT ${PAGE_SIZE + 1}::int`;
}

function toCursor(row: PageRow): string {
  return Buffer.from(JSON.stringify([row.sortKey, row.id] satisfies Cursor)).toString("base64url");
}

/** A cursor that we did not make shows the first page. */
function readCursor(cursor: string | undefined): Cursor | null {
  if (!cursor) return null;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}
