import { DomainError, notFound } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { loadNewestRevision } from "../draft/lesson-revision";
import type { StudioPlayback } from "../dto";

/** As long as a lesson is worked on in one sitting. */
const PLAYBACK_TTL_SECONDS = 4 * 3_600;

/** Signed addresses of the video that a lesson's draft shows, for its authors. Throws `media.not_ready` with its `status`. */
export async function getStudioPlayback(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<StudioPlayback> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const { videoAssetId } = await loadNewestRevision(ctx.db, courseId, lessonId);
  const video = videoAssetId === null ? null : await ctx.db.videoAsset.findUnique({ where: { id: videoAssetId }, select: { status: true, playbackId: true, posterSeconds: true } });
  if (!video) throw notFound();
  if (video.status !== "ready" || video.playbackId === null) throw new DomainError("conflict", "media.not_ready", { status: video.status });
  const viewerId = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
  const urls = await ctx.vendors.video.signPlayback(video.playbackId, { ttlSeconds: PLAYBACK_TTL_SECONDS, viewerId, posterSeconds: video.posterSeconds });
  return { ...urls, expiresAt: urls.expiresAt.toISOString() };
}
