import type { RecordProgressInput } from "@/lib/schemas/progress";
import type { Ctx } from "@/server/platform/ctx";
import { getOwnEnrollment, type OwnEnrollment } from "../queries/list-enrollments";
import { completeLesson } from "./complete-lesson";
import { recordPlayback } from "./record-playback";

/**
 * Records progress in a lesson of one's own enrollment and returns where the enrollment stands: what was played of a
 * video, or that a text was read. Both may be repeated without effect. Throws as `recordPlayback` and `completeLesson` do.
 */
export async function recordProgress(ctx: Ctx, { enrollmentId, progress }: { enrollmentId: string; progress: RecordProgressInput }): Promise<OwnEnrollment> {
  const { courseSlug } = await getOwnEnrollment(ctx, { enrollmentId });
  const address = { courseSlug, lessonSlug: progress.lessonSlug };
  if ("completed" in progress) await completeLesson(ctx, address);
  else await recordPlayback(ctx, { ...progress, ...address });
  return getOwnEnrollment(ctx, { enrollmentId });
}
