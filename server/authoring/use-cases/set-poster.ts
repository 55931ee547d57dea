import { notFound } from "@/lib/errors";
import type { SetPosterInput } from "@/lib/schemas/studio-media";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { loadNewestRevision } from "../draft/lesson-revision";

/** Chooses the moment that stands for a lesson's video before it plays, wherever the video is shown. At most its last second. */
export async function setPoster(ctx: Ctx, { courseId, lessonId, seconds }: SetPosterInput): Promise<{ posterSeconds: number | null }> {
  await authorizeCourse(ctx, "course.media", courseId);
  const { videoAssetId } = await loadNewestRevision(ctx.db, courseId, lessonId);
  const video = videoAssetId === null ? null : await ctx.db.videoAsset.findUnique({ where: { id: videoAssetId }, select: { id: true, durationSeconds: true } });
  if (!video) throw notFound();
  const posterSeconds = seconds === null ? null : Math.round(Math.min(seconds, video.durationSeconds ?? seconds) * 1_000) / 1_000;
  await ctx.db.videoAsset.update({ where: { id: video.id }, data: { posterSeconds }, select: { id: true } });
  return { posterSeconds };
}
