import type { Reader } from "@/server/platform/db/tx";

/** Where a learner of a release begins, as a path without the locale: its first lesson. */
export async function findFirstLessonPath(reader: Reader, { courseSlug, releaseId }: { courseSlug: string; releaseId: string }): Promise<string> {
  const first = await reader.releaseLesson.findFirst({ where: { releaseId }, orderBy: { position: "asc" }, select: { slug: true } });
  return first ? `/learn/${courseSlug}/${first.slug}` : `/learn/${courseSlug}`;
}
