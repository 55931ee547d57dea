import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import type { CatalogFilter } from "@/lib/schemas/catalog";
import type { Reader } from "@/server/platform/db/tx";
import { toCourseCard, type CardRow, type CatalogPage, type FacetCount, type FacetName } from "../dto";
import { CARD_COLUMNS } from "./card-columns";
import { FACET_NAMES, IS_PUBLIC, facetCondition, relevance, textCondition } from "./catalog-where";

const PAGE_SIZE = 24;

/** Where the next page starts: the sort key and the id of the last course shown. */
const cursorSchema = z.tuple([z.number(), z.string().max(80)]);

type PageRow = CardRow & { id: string; sortKey: number };

/**
 * One page of public courses for these facets and this text, with the count of every facet's values: two statements,
 * whatever the size. Newest first; with a text, best match first. Pages are keyset: deep ones cost what the first does.
 */
export async function searchCourses(db: Reader, filter: CatalogFilter): Promise<CatalogPage> {
  const [rows, counts] = [await loadPage(db, filter), await countFacets(db, filter)];
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown[shown.length - 1];
  return {
    courses: shown.map(toCourseCard),
    total: counts.total,
    facets: counts.facets,
    nextCursor: rows.length > PAGE_SIZE && last ? toCursor(last) : null,
  };
}

function loadPage(db: Reader, filter: CatalogFilter): Promise<PageRow[]> {
  const { q } = filter;
  const sortKey = q ? relevance(q) : Prisma.sql`extract(epoch FROM c."publishedAt")::float8`;
  const after = readCursor(filter.cursor);
  return db.$queryRaw<PageRow[]>`
    SELECT * FROM (
      SELECT c."id", ${CARD_COLUMNS}, ${sortKey} AS "sortKey"
      FROM "Course" c JOIN "Topic" t ON t."id" = c."topicId" ${searchJoin(q)}
      WHERE ${IS_PUBLIC} AND ${facetCondition(filter)} AND ${q ? textCondition(q) : Prisma.sql`true`}
    ) found
    WHERE ${after ? Prisma.sql`(found."sortKey", found."id") < (${after[0]}::float8, ${after[1]})` : Prisma.sql`true`}
    ORDER BY found."sortKey" DESC, found."id" DESC
    LIMIT ${PAGE_SIZE + 1}`;
}

async function countFacets(db: Reader, filter: CatalogFilter): Promise<{ total: number; facets: Record<FacetName, FacetCount[]> }> {
  const { q } = filter;
  const value = { topic: Prisma.sql`t."slug"`, level: Prisma.sql`c."level"::text`, language: Prisma.sql`c."language"`, modality: Prisma.sql`c."modality"::text`, price: Prisma.sql`CASE WHEN c."priceAmount" = 0 THEN 'free' ELSE 'paid' END` };
  const from = Prisma.sql`FROM "Course" c JOIN "Topic" t ON t."id" = c."topicId" ${searchJoin(q)} WHERE ${IS_PUBLIC} AND ${q ? textCondition(q) : Prisma.sql`true`}`;
  const parts = FACET_NAMES.map(
    (name) => Prisma.sql`SELECT ${name} AS "facet", ${value[name]} AS "value", count(*)::int AS "count" ${from} AND ${facetCondition(filter, name)} GROUP BY 2`,
  );
  const total = Prisma.sql`SELECT 'total' AS "facet", '' AS "value", count(*)::int AS "count" ${from} AND ${facetCondition(filter)}`;
  const rows = await db.$queryRaw<{ facet: FacetName | "total"; value: string; count: number }[]>`${Prisma.join([...parts, total], " UNION ALL ")}`;
  const facets: Record<FacetName, FacetCount[]> = { topic: [], level: [], language: [], modality: [], price: [] };
  for (const { facet, value: name, count } of rows) if (facet !== "total") facets[facet].push({ value: name, count });
  return { total: rows.find((row) => row.facet === "total")?.count ?? 0, facets };
}

function searchJoin(q: string | undefined): Prisma.Sql {
  return q ? Prisma.sql`JOIN "CourseSearch" s ON s."courseId" = c."id"` : Prisma.empty;
}

function toCursor(row: PageRow): string {
  return Buffer.from(JSON.stringify([row.sortKey, row.id])).toString("base64url");
}

/** A cursor that we did not make shows the first page. */
function readCursor(cursor: string | undefined): [number, string] | null {
  if (!cursor) return null;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}
