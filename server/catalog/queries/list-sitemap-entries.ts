import type { Reader } from "@/server/platform/db/tx";
import { PUBLIC_COURSE } from "./catalog-where";

export type SitemapEntry = { path: string; updatedAt: Date };

/** The sitemap protocol allows 50,000 addresses a file; each course stands in it once a locale. */
const MAX_COURSES = 15_000;

/** Public pages that search engines should know, newest first, without their locale. */
export async function listSitemapEntries(db: Reader): Promise<SitemapEntry[]> {
  const [courses, instructors, paths] = await Promise.all([
    db.course.findMany({
      where: PUBLIC_COURSE,
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      take: MAX_COURSES,
      select: { slug: true, updatedAt: true },
    }),
    db.instructor.findMany({ where: { isHidden: false, courses: { some: { course: PUBLIC_COURSE } } }, take: 1_000, select: { slug: true, updatedAt: true } }),
    db.learningPath.findMany({ where: { status: "published" }, orderBy: [{ publishedAt: "desc" }, { id: "desc" }], take: 1_000, select: { slug: true, updatedAt: true } }),
  ]);
  return [
    ...courses.map(({ slug, updatedAt }) => ({ path: `/courses/${slug}`, updatedAt })),
    ...instructors.map(({ slug, updatedAt }) => ({ path: `/instructors/${slug}`, updatedAt })),
    ...paths.map(({ slug, updatedAt }) => ({ path: `/paths/${slug}`, updatedAt })),
  ];
}
