import { newId } from "@/lib/ids";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

export type StartedUpload = { videoId: string; uploadUrl: string };

/**
 * Makes the row of a video and an address to which its file is uploaded, straight to the vendor and resumable. The
 * row exists before the vendor is asked, so a webhook always finds its video.
 */
export async function startUpload(ctx: Ctx, { videoId = newId("video"), corsOrigin }: { videoId?: string; corsOrigin: string }): Promise<StartedUpload> {
  if (ctx.viewer.kind !== "system") authorize(ctx.viewer, "course.create");
  await ctx.db.videoAsset.upsert({ where: { id: videoId }, update: {}, create: { id: videoId }, select: { id: true } });
  const { uploadId, url } = await ctx.vendors.video.openUpload({ videoId, corsOrigin });
  await ctx.db.videoAsset.update({ where: { id: videoId }, data: { uploadId }, select: { id: true } });
  return { videoId, uploadUrl: url };
}
