import { toWebVtt } from "@/lib/captions/to-web-vtt";
import { DomainError } from "@/lib/errors";
import type { SaveCaptionsInput } from "@/lib/schemas/studio-media";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { announceCaptions, loadCaptionTrack, writeCaptionVersion } from "../media/caption-track";

/**
 * Saves edited cues as the captions' next version, in the order of their times; the former ones are kept. Learners and
 * the transcript have them at once. Throws `media.captions_changed` when somebody saved since the version begun from.
 */
export async function saveCaptions(ctx: Ctx, { version, cues, ...input }: SaveCaptionsInput): Promise<{ version: number }> {
  await authorizeCourse(ctx, "course.media", input.courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, input.courseId);
    const track = await loadCaptionTrack(tx, input);
    if (track.version !== version) throw new DomainError("conflict", "media.captions_changed");
    const saved = await writeCaptionVersion(ctx, tx, track, toWebVtt([...cues].sort((one, other) => one.start - other.start)));
    await announceCaptions(ctx, tx, input, track.videoAssetId, track.language);
    return { version: saved };
  });
}
