import type { Reader } from "@/server/platform/db/tx";

export type PreviewLesson = {
  course: { slug: string; title: string; language: string; topicSlug: string };
  lesson: { revisionId: string; slug: string; title: string; summary: string; kind: string; body: string; durationSeconds: number };
  video: { status: string; captions: { language: string; label: string }[]; chapters: { startSeconds: number; title: string }[] } | null;
};

/** A lesson marked as a free preview in the release on sale, or null. It takes no viewer: the answer is everybody's. */
export async function findPreviewLesson(db: Reader, courseSlug: string, lessonSlug: string): Promise<PreviewLesson | null> {
  const found = await db.releaseLesson.findFirst({
    where: {
      slug: lessonSlug,
      revision: { isPreview: true },
      release: { currentOf: { slug: courseSlug, deletedAt: null, status: { in: ["published", "in_progress", "completed"] } } },
    },
    select: {
      slug: true,
      release: { select: { course: { select: { slug: true, title: true, language: true, topic: { select: { slug: true } } } } } },
      revision: {
        select: {
          id: true, title: true, summary: true, kind: true, body: true, durationSeconds: true,
          videoAsset: {
            select: {
              status: true,
              durationSeconds: true,
              captions: { orderBy: { createdAt: "asc" }, select: { language: true, label: true } },
              chapters: { orderBy: { startSeconds: "asc" }, select: { startSeconds: true, title: true } },
            },
          },
        },
      },
    },
  });
  if (!found) return null;
  const { topic, ...course } = found.release.course;
  const { videoAsset, id: revisionId, ...lesson } = found.revision;
  return {
    course: { ...course, topicSlug: topic.slug },
    lesson: { ...lesson, revisionId, slug: found.slug, durationSeconds: videoAsset?.durationSeconds ?? lesson.durationSeconds },
    video: videoAsset && { status: videoAsset.status, captions: videoAsset.captions, chapters: videoAsset.chapters },
  };
}
