import type { CaptionTrackInput } from "@/lib/schemas/studio-media";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { announceCaptions, loadCaptionTrack } from "../media/caption-track";

/** Takes a language's captions away from a lesson's video, with their earlier versions. */
export async function deleteCaptions(ctx: Ctx, input: CaptionTrackInput): Promise<{ captionId: string }> {
  await authorizeCourse(ctx, "course.media", input.courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, input.courseId);
    const track = await loadCaptionTrack(tx, input);
    await tx.captionTrack.delete({ where: { id: track.id }, select: { id: true } });
    await announceCaptions(ctx, tx, input, track.videoAssetId, track.language);
    return { captionId: track.id };
  });
}
