import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { namedId } from "@/lib/ids";
import { startUpload } from "@/server/media";
import { env } from "@/server/platform/env";
import type { Ctx } from "@/server/platform/ctx";
import { db } from "@/server/platform/db/client";
import { seedCtx } from "./seed-ctx";
import { renderAllLessonVideos } from "./videos/render-all";
import type { LessonVideo } from "./videos/render-lesson-video";

const LANGUAGE_NAMES = { es: "Español", en: "English" } as const;

/**
 * Makes the demo lessons' videos and sends each through the same way as a teacher's: an upload address from the video
 * vendor, the file, then webhooks. What was uploaded before is left alone.
 */
async function seedVideos(ctx: Ctx, cacheDir: string): Promise<void> {
  const uploads: Promise<void>[] = [];
  await renderAllLessonVideos(cacheDir, (video) => {
    uploads.push(seedVideo(ctx, video));
  });
  await Promise.all(uploads);
}

async function seedVideo(ctx: Ctx, video: LessonVideo): Promise<void> {
  const videoId = namedId("video", `${video.courseSlug}-${video.lessonSlug}`);
  const known = await ctx.db.videoAsset.findUnique({ where: { id: videoId }, select: { assetId: true, status: true } });
  if (known?.assetId && known.status !== "failed") return;
  const { uploadUrl } = await startUpload(ctx, { videoId, corsOrigin: env().APP_URL });
  await describeVideo(ctx, videoId, video);
  const body = readFileSync(video.videoFile);
  const response = await fetch(uploadUrl, { method: "PUT", body, headers: { "content-type": "video/mp4" } });
  if (!response.ok) throw new Error(`the upload of ${video.lessonSlug} answered ${response.status}`);
  const megabytes = (statSync(video.videoFile).size / 1_000_000).toFixed(1);
  process.stdout.write(`  video ${video.courseSlug}/${video.lessonSlug}: ${Math.round(video.durationSeconds)} s, ${megabytes} MB, being processed\n`);
}

async function describeVideo(ctx: Ctx, videoId: string, video: LessonVideo): Promise<void> {
  await ctx.db.captionTrack.createMany({
    data: video.captions.map(({ language, file }) => ({
      id: `${videoId.replace(/^vid_/, "cap_")}-${language}`,
      videoAssetId: videoId,
      language,
      label: LANGUAGE_NAMES[language],
      vtt: readFileSync(file, "utf8"),
    })),
    skipDuplicates: true,
  });
  await ctx.db.videoChapter.createMany({
    data: video.chapters.map(({ startSeconds, title }, index) => ({
      id: `${videoId.replace(/^vid_/, "chp_")}-${index + 1}`,
      videoAssetId: videoId,
      startSeconds,
      title,
    })),
    skipDuplicates: true,
  });
}

const { ctx, settle } = seedCtx("seed-videos");
await seedVideos(ctx, path.join(process.env.DATA_DIR ?? ".data", "videos"));
await settle();
await db().$disconnect();
process.exit(0);
