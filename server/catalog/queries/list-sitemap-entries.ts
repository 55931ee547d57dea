import type { Reader } from "@/server/platform/db/tx";

export type SitemapEntry = { path: string; updatedAt: Date };

/** The sitemap protocol allows 50,000 addresses a file; each course stands in it once a locale. */
const MAX_COURSES = 15_000;

/** Public pages that search engines should know, newest first, without their locale. */
export async function listSitemapEntries(db: Reader): Promise<SitemapEntry[]> {
  const [courses, instructors] = await Promise.all([
    db.course.findMany({
      where: { status: { in: ["published", "in_progress", "completed"] }, deletedAt: null, currentReleaseId: { not: null } },
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      take: MAX_COURSES,
      select: { slug: true, updatedAt: true },
    }),
    db.instructor.findMany({ where: { isHidden: false, courses: { some: {} } }, take: 1_000, select: { slug: true, updatedAt: true } }),
  ]);
  return [
    ...courses.map(({ slug, updatedAt }) => ({ path: `/courses/${slug}`, updatedAt })),
    ...instructors.map(({ slug, updatedAt }) => ({ path: `/instructors/${slug}`, updatedAt })),
  ];
}
