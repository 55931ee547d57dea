import { DomainError, notFound } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { Ctx } from "@/server/platform/ctx";
import { requireLesson } from "../lesson-access";

/** The life of a playback address. Long enough for a lesson with breaks; a copied one dies with it. */
const PLAYBACK_TTL_SECONDS = 2 * 3_600;

export type Playback = { hls: string; poster: string; storyboard: string; expiresAt: string };

/**
 * Signed addresses of a lesson's video, for whom the lesson opens: an open grant, a preview, or its teachers. Throws as
 * `requireLesson` does, and `media.not_ready` with the video's `status` while there is nothing to play yet.
 */
export async function getPlayback(ctx: Ctx, address: LessonAddress): Promise<Playback> {
  const { revisionId } = await requireLesson(ctx.db, ctx.viewer, address, ctx.clock.now());
  const revision = await ctx.db.lessonRevision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { videoAsset: { select: { status: true, playbackId: true, posterSeconds: true } } },
  });
  const video = revision.videoAsset;
  if (!video) throw notFound();
  if (video.status !== "ready" || !video.playbackId) throw new DomainError("conflict", "media.not_ready", { status: video.status });
  const viewerId = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
  const urls = await ctx.vendors.video.signPlayback(video.playbackId, { ttlSeconds: PLAYBACK_TTL_SECONDS, viewerId, posterSeconds: video.posterSeconds });
  return { ...urls, expiresAt: urls.expiresAt.toISOString() };
}
