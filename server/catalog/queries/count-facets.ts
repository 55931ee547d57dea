import { Prisma } from "@/prisma/generated/client";
import type { CatalogFilter } from "@/lib/schemas/catalog";
import type { Reader } from "@/server/platform/db/tx";
import type { FacetCount, FacetName } from "../dto";
import { FACET_NAMES, IS_PUBLIC } from "./catalog-where";
import { matchedCourses } from "./text-match";

/** How many courses share one value of every facet. */
type Group = Record<FacetName, string> & { count: number };

export type FacetCounts = { total: number; facets: Record<FacetName, FacetCount[]> };

/**
 * Counts every facet's values for a filter in one statement that reads each course once: the database groups by all
 * facets at once, which gives a few hundred groups at most, and the counts of each facet, which leave out its own
 * choice so that its other values stay reachable, are sums of those.
 */
export async function countFacets(db: Reader, filter: CatalogFilter): Promise<FacetCounts> {
  const groups = await loadGroups(db, filter.q);
  const facets: FacetCounts["facets"] = { topic: [], level: [], language: [], modality: [], price: [] };
  for (const name of FACET_NAMES) facets[name] = sumBy(name, groups.filter((group) => isChosen(group, filter, name)));
  return { total: sum(groups.filter((group) => isChosen(group, filter))), facets };
}

function loadGroups(db: Reader, q: string | undefined): Promise<Group[]> {
  const withText = q ? Prisma.sql`WITH ${matchedCourses(q)}` : Prisma.empty;
  const from = q ? Prisma.sql`matched m JOIN "Course" c ON c."id" = m."courseId"` : Prisma.sql`"Course" c`;
  return db.$queryRaw<Group[]>`
    ${withText}
    SELECT t."slug" AS "topic", g."level"::text AS "level", g."language", g."modality"::text AS "modality", g."price", g."count"
    FROM (
      SELECT c."topicId", c."level", c."language", c."modality", (CASE WHEN c."priceAmount" = 0 THEN 'free' ELSE 'paid' END) AS "price", count(*)::int AS "count"
      FROM ${from} WHERE ${IS_PUBLIC} GROUP BY 1, 2, 3, 4, 5
    ) g JOIN "Topic" t ON t."id" = g."topicId"`;
}

function isChosen(group: Group, filter: CatalogFilter, except?: FacetName): boolean {
  return FACET_NAMES.every((name) => name === except || filter[name] === undefined || filter[name] === group[name]);
}

function sumBy(name: FacetName, groups: readonly Group[]): FacetCount[] {
  const counts = new Map<string, number>();
  for (const group of groups) counts.set(group[name], (counts.get(group[name]) ?? 0) + group.count);
  return [...counts].map(([value, count]) => ({ value, count }));
}

function sum(groups: readonly Group[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}
