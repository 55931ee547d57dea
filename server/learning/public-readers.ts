import { unstable_cache } from "next/cache";
import { cacheTags } from "@/server/platform/cache-tags";
import { db } from "@/server/platform/db/client";
import { findPreviewLesson } from "./queries/find-preview-lesson";

/** A free lesson for its public page: cached by plain arguments, never by viewer, until its course changes. */
export function readPreviewLesson(courseSlug: string, lessonSlug: string) {
  return unstable_cache(() => findPreviewLesson(db(), courseSlug, lessonSlug), ["preview-lesson", courseSlug, lessonSlug], {
    tags: [cacheTags.catalog, cacheTags.course(courseSlug)],
  })();
}
