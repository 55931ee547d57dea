import { notFound } from "@/lib/errors";
import type { CaptionDraftInput } from "@/lib/schemas/studio-media";
import type { Reader } from "@/server/platform/db/tx";
import { loadNewestRevision } from "../draft/lesson-revision";

/** A draft of the captions of the video that a lesson's draft shows. Throws NOT_FOUND for any other. */
export async function loadCaptionDraft(db: Reader, { courseId, lessonId, draftId }: CaptionDraftInput) {
  const { videoAssetId } = await loadNewestRevision(db, courseId, lessonId);
  const draft = videoAssetId === null ? null : await db.captionDraft.findFirst({ where: { id: draftId, videoAssetId }, select: { id: true, videoAssetId: true, language: true, state: true, vtt: true } });
  if (!draft) throw notFound();
  return draft;
}
