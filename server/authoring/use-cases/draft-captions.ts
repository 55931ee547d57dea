import { DomainError } from "@/lib/errors";
import { toSpokenLanguage } from "@/lib/domain/spoken-language";
import type { DraftCaptionsInput } from "@/lib/schemas/studio-media";
import { requireUser } from "@/server/access";
import { beginCaptionDraft } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { loadNewestRevision } from "../draft/lesson-revision";
import { lockCourse } from "../draft/lock-course";

/**
 * Has what is said in a lesson's video written down, as a draft that a person takes over or throws away. One that failed
 * is tried again. Throws `media.no_video`, `media.captions_exist` for a language that has captions, and
 * `media.language_not_heard` for one that the video vendor cannot hear.
 */
export async function draftCaptions(ctx: Ctx, { courseId, lessonId, language }: DraftCaptionsInput): Promise<{ language: string }> {
  await authorizeCourse(ctx, "course.media", courseId);
  const { userId: askedById } = requireUser(ctx.viewer);
  if (toSpokenLanguage(language) === null) throw new DomainError("invalid", "media.language_not_heard");
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const { videoAssetId } = await loadNewestRevision(tx, courseId, lessonId);
    const video = videoAssetId === null ? null : await tx.videoAsset.findFirst({ where: { id: videoAssetId, status: "ready" }, select: { id: true } });
    if (!video) throw new DomainError("conflict", "media.no_video");
    const present = await tx.captionTrack.findFirst({ where: { videoAssetId: video.id, language }, select: { id: true } });
    if (present) throw new DomainError("conflict", "media.captions_exist");
    await beginCaptionDraft(ctx, tx, { videoId: video.id, language, askedById });
    return { language };
  });
}
