import { unstable_cache } from "next/cache";
import type { Locale } from "@/lib/i18n/locales";
import type { CatalogFilter } from "@/lib/schemas/catalog";
import { cacheTags } from "@/server/platform/cache-tags";
import { db } from "@/server/platform/db/client";
import { findCourseLanding, findMovedCourse } from "./queries/find-course-landing";
import { findInstructor } from "./queries/find-instructor";
import { findLegalDocument, listLegalDocuments } from "./queries/legal-documents";
import { listSitemapEntries } from "./queries/list-sitemap-entries";
import { listTopics } from "./queries/list-topics";
import { searchCourses } from "./queries/search-courses";

/** What public pages read: cached by plain arguments, never by viewer, until a publish expires its tag. */
export function readCatalogPage(filter: CatalogFilter) {
  return unstable_cache(() => searchCourses(db(), filter), ["catalog-page", JSON.stringify(filter)], { tags: [cacheTags.catalog] })();
}

export function readCourseLanding(slug: string) {
  return unstable_cache(() => findCourseLanding(db(), slug), ["course-landing", slug], { tags: [cacheTags.catalog, cacheTags.course(slug)] })();
}

export function readMovedCourse(slug: string) {
  return unstable_cache(() => findMovedCourse(db(), slug), ["course-moved", slug], { tags: [cacheTags.course(slug)] })();
}

export function readInstructor(slug: string) {
  return unstable_cache(() => findInstructor(db(), slug), ["instructor", slug], { tags: [cacheTags.catalog, cacheTags.instructor(slug)] })();
}

export const readTopics = unstable_cache(() => listTopics(db()), ["topics"], { tags: [cacheTags.catalog] });

export const readSitemap = unstable_cache(() => listSitemapEntries(db()), ["sitemap"], { tags: [cacheTags.catalog] });

export function readLegalDocuments(locale: Locale) {
  return unstable_cache(() => listLegalDocuments(db(), locale), ["legal-list", locale], { tags: [cacheTags.legal] })();
}

export function readLegalDocument(slug: string, locale: Locale) {
  return unstable_cache(() => findLegalDocument(db(), slug, locale), ["legal", slug, locale], { tags: [cacheTags.legal] })();
}
