import type { CaptionDraftInput } from "@/lib/schemas/studio-media";
import { toTranscript, type TranscriptCue } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { loadCaptionDraft } from "../media/load-caption-draft";

/** What a machine wrote down, to be read before it is taken over; empty until it is ready. */
export async function getCaptionDraft(ctx: Ctx, { draftId, ...place }: CaptionDraftInput): Promise<{ cues: TranscriptCue[] }> {
  await authorizeCourse(ctx, "course.media", place.courseId);
  const { vtt } = await loadCaptionDraft(ctx.db, { ...place, draftId });
  return { cues: vtt === "" ? [] : toTranscript(vtt) };
}
