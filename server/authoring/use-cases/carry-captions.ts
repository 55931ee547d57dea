import { parseCaptions } from "@/lib/captions/parse-captions";
import { toWebVtt } from "@/lib/captions/to-web-vtt";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { loadNewestRevision } from "../draft/lesson-revision";
import { lockCourse } from "../draft/lock-course";
import { announceCaptions } from "../media/caption-track";
import { findFormerCaptions } from "../media/former-captions";

/**
 * Gives a lesson's video the captions of the video whose place it took, in each language that it has none in. Cues that
 * would begin after its end are left out. The former video keeps its own: learners on an earlier release see it. Twice is
 * once. Throws `media.no_video` for a lesson without a video.
 */
export async function carryCaptions(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<{ languages: string[] }> {
  await authorizeCourse(ctx, "course.media", courseId);
  const { userId: savedById } = requireUser(ctx.viewer);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const { videoAssetId } = await loadNewestRevision(tx, courseId, lessonId);
    if (videoAssetId === null) throw new DomainError("conflict", "media.no_video");
    const { durationSeconds } = await tx.videoAsset.findUniqueOrThrow({ where: { id: videoAssetId }, select: { durationSeconds: true } });
    const former = await findFormerCaptions(tx, { lessonId, videoId: videoAssetId });
    const now = ctx.clock.now();
    for (const { vtt, ...track } of former) {
      const cues = parseCaptions(Buffer.from(vtt)).cues.filter(({ start }) => start < (durationSeconds ?? Infinity));
      await tx.captionTrack.create({ data: { id: newId("caption"), videoAssetId, ...track, vtt: toWebVtt(cues), savedById, createdAt: now, updatedAt: now }, select: { id: true } });
      await announceCaptions(ctx, tx, { courseId, lessonId }, videoAssetId, track.language);
    }
    return { languages: former.map(({ language }) => language) };
  });
}
