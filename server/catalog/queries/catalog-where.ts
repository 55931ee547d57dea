import { Prisma } from "@/prisma/generated/client";
import type { CatalogFilter } from "@/lib/schemas/catalog";
import type { FacetName } from "../dto";

/** Courses that everybody may see. The partial indexes of the catalogue have this very condition. */
export const IS_PUBLIC = Prisma.sql`c."status" IN ('published', 'in_progress', 'completed') AND c."deletedAt" IS NULL AND c."currentReleaseId" IS NOT NULL`;

/** The same for the client's own queries. */
export const PUBLIC_COURSE = { status: { in: ["published", "in_progress", "completed"] }, deletedAt: null, currentReleaseId: { not: null } } satisfies Prisma.CourseWhereInput;

const FACET_CONDITIONS = {
  topic: (value: string) => Prisma.sql`c."topicId" = (SELECT "id" FROM "Topic" WHERE "slug" = ${value})`,
  level: (value: string) => Prisma.sql`c."level" = ${value}::"Level"`,
  language: (value: string) => Prisma.sql`c."language" = ${value}`,
  modality: (value: string) => Prisma.sql`c."modality" = ${value}::"Modality"`,
  price: (value: string) => (value === "free" ? Prisma.sql`c."priceAmount" = 0` : Prisma.sql`c."priceAmount" > 0`),
} satisfies Record<FacetName, (value: string) => Prisma.Sql>;

export const FACET_NAMES = ["topic", "level", "language", "modality", "price"] as const satisfies readonly FacetName[];

/** The chosen facets as a condition. */
export function facetCondition(filter: CatalogFilter): Prisma.Sql {
  const conditions = FACET_NAMES.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [FACET_CONDITIONS[name](value)];
  });
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
}
