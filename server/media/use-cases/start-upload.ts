import { newId } from "@/lib/ids";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** The lesson whose draft shows the video once it is ready, and what the file was called. */
type MeantFor = { lessonId: string; fileName: string };
type Input = { videoId?: string; corsOrigin: string; meantFor?: MeantFor };

export type StartedUpload = { videoId: string; uploadUrl: string };

/** What a video was told by an earlier upload: another one begins without it. */
const BEGINNING = {
  status: "waiting_for_upload",
  stateRank: 0,
  assetId: null,
  playbackId: null,
  durationSeconds: null,
  aspectRatio: null,
  failureReason: null,
} as const;

/**
 * Makes the row of a video and an address to which its file is uploaded, straight to the vendor and resumable. The
 * row exists before the vendor is asked, so a webhook always finds its video. Whoever makes courses starts new ones;
 * only a job of ours names one, which begins anew when it is there: it forgets its former upload.
 */
export async function startUpload(ctx: Ctx, { videoId: named, corsOrigin, meantFor }: Input): Promise<StartedUpload> {
  authorize(ctx.viewer, named === undefined ? "course.create" : "system.run");
  const videoId = named ?? newId("video");
  await ctx.db.videoAsset.upsert({ where: { id: videoId }, update: {}, create: { id: videoId, ...meantFor, ...(meantFor && ctx.viewer.kind === "user" && { uploadedById: ctx.viewer.userId }) }, select: { id: true } });
  const { uploadId, url } = await ctx.vendors.video.openUpload({ videoId, corsOrigin });
  await ctx.db.videoAsset.update({ where: { id: videoId }, data: { uploadId, ...BEGINNING }, select: { id: true } });
  return { videoId, uploadUrl: url };
}
