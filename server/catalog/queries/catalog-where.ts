import { Prisma } from "@/prisma/generated/client";
import type { CatalogFilter } from "@/lib/schemas/catalog";
import type { FacetName } from "../dto";

/** How alike a word of the key must be to a misspelt one: "javscript" still finds "javascript". */
const WORD_SIMILARITY = 0.45;

/** Courses that everybody may see. */
export const IS_PUBLIC = Prisma.sql`c."status" IN ('published', 'in_progress', 'completed') AND c."deletedAt" IS NULL AND c."currentReleaseId" IS NOT NULL`;

const FACET_CONDITIONS = {
  topic: (value: string) => Prisma.sql`t."slug" = ${value}`,
  level: (value: string) => Prisma.sql`c."level" = ${value}::"Level"`,
  language: (value: string) => Prisma.sql`c."language" = ${value}`,
  modality: (value: string) => Prisma.sql`c."modality" = ${value}::"Modality"`,
  price: (value: string) => (value === "free" ? Prisma.sql`c."priceAmount" = 0` : Prisma.sql`c."priceAmount" > 0`),
} satisfies Record<FacetName, (value: string) => Prisma.Sql>;

export const FACET_NAMES = ["topic", "level", "language", "modality", "price"] as const satisfies readonly FacetName[];

/** The chosen facets as a condition; `except` leaves one out, to count what its other values would give. */
export function facetCondition(filter: CatalogFilter, except?: FacetName): Prisma.Sql {
  const conditions = FACET_NAMES.flatMap((name) => {
    const value = filter[name];
    return value === undefined || name === except ? [] : [FACET_CONDITIONS[name](value)];
  });
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
}

/** The text asked for, in every language at once: a visitor does not say in which language they search. */
export function textQuery(q: string): Prisma.Sql {
  return Prisma.sql`(websearch_to_tsquery('criterio_es', ${q}) || websearch_to_tsquery('criterio_en', ${q}) || websearch_to_tsquery('criterio_pt', ${q}))`;
}

export function plainKey(q: string): Prisma.Sql {
  return Prisma.sql`lower(unaccent(${q}))`;
}

/** Matches by stem in the document, or by likeness to a word of the key. */
export function textCondition(q: string): Prisma.Sql {
  return Prisma.sql`(s."document" @@ ${textQuery(q)} OR word_similarity(${plainKey(q)}, s."key") >= ${WORD_SIMILARITY})`;
}

export function relevance(q: string): Prisma.Sql {
  return Prisma.sql`(ts_rank(s."document", ${textQuery(q)}) + word_similarity(${plainKey(q)}, s."key"))::float8`;
}
