import { unstable_cache } from "next/cache";
import { cache } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { catalogFilterSchema, type CatalogFilter } from "@/lib/schemas/catalog";
import { cacheTags } from "@/server/platform/cache-tags";
import { db } from "@/server/platform/db/client";
import type { CatalogPage } from "./dto";
import { findCourseLanding, findMovedCourse } from "./queries/find-course-landing";
import { findInstructor } from "./queries/find-instructor";
import { findLegalDocument, listLegalDocuments } from "./queries/legal-documents";
import { listSitemapEntries } from "./queries/list-sitemap-entries";
import { listTopics } from "./queries/list-topics";
import { searchCourses } from "./queries/search-courses";

/**
 * What public pages read: cached by plain arguments, never by viewer, until a publish expires its tag. Within one
 * rendering the page and its metadata share a reading, also while the cache is still empty.
 */
export function readCatalogPage(filter: CatalogFilter): Promise<CatalogPage> {
  // What visitors type, and how deep they page, has no end: those pages are made anew, so that no cache grows with them.
  if (filter.q !== undefined || filter.cursor !== undefined) return searchCourses(db(), filter);
  return cachedCatalogPage(JSON.stringify(filter));
}

const cachedCatalogPage = cache((filter: string) =>
  unstable_cache(() => searchCourses(db(), catalogFilterSchema.parse(JSON.parse(filter))), ["catalog-page", filter], { tags: [cacheTags.catalog] })(),
);

/** Which fields a cached landing has: a cache may outlive the deployment that filled it. */
const SHAPE = "with-paths";

export const readCourseLanding = cache((slug: string) =>
  unstable_cache(() => findCourseLanding(db(), slug), ["course-landing", SHAPE, slug], { tags: [cacheTags.catalog, cacheTags.course(slug)] })(),
);

export const readMovedCourse = cache((slug: string) =>
  unstable_cache(() => findMovedCourse(db(), slug), ["course-moved", slug], { tags: [cacheTags.catalog, cacheTags.course(slug)] })(),
);

export const readInstructor = cache((slug: string) =>
  unstable_cache(() => findInstructor(db(), slug), ["instructor", slug], { tags: [cacheTags.catalog, cacheTags.instructor(slug)] })(),
);

export const readTopics = cache(unstable_cache(() => listTopics(db()), ["topics"], { tags: [cacheTags.catalog] }));

export const readSitemap = cache(unstable_cache(() => listSitemapEntries(db()), ["sitemap"], { tags: [cacheTags.catalog] }));

export const readLegalDocuments = cache((locale: Locale) =>
  unstable_cache(() => listLegalDocuments(db(), locale), ["legal-list", locale], { tags: [cacheTags.legal] })(),
);

export const readLegalDocument = cache((slug: string, locale: Locale) =>
  unstable_cache(() => findLegalDocument(db(), slug, locale), ["legal", slug, locale], { tags: [cacheTags.legal] })(),
);
