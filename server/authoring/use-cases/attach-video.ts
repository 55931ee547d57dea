import { toSpokenLanguage } from "@/lib/domain/spoken-language";
import { authorize } from "@/server/access";
import { beginCaptionDraft } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { loadNewestRevision, writeRevision } from "../draft/lesson-revision";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { findFormerCaptions } from "../media/former-captions";

/**
 * Puts a video that is ready into the draft of the lesson that it was uploaded for, as the lesson's next revision with
 * the video's length. Learners see it with the next release, where progress and notes stay: they belong to the lesson.
 * Where nobody has captions for it, a draft of them is asked for in the course's language. A video that is not the
 * lesson's newest upload, or that was attached once, changes nothing.
 */
export async function attachVideo(ctx: Ctx, { videoId }: { videoId: string }): Promise<"attached" | "left"> {
  authorize(ctx.viewer, "system.run");
  const found = await ctx.db.videoAsset.findUnique({ where: { id: videoId }, select: { lesson: { select: { id: true, courseId: true } } } });
  if (!found?.lesson) return "left";
  const { id: lessonId, courseId } = found.lesson;
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const video = await tx.videoAsset.findUniqueOrThrow({ where: { id: videoId }, select: { status: true, durationSeconds: true, uploadedById: true } });
    if (video.status !== "ready" || !(await isNewestUpload(tx, lessonId, videoId)) || (await wasAttached(tx, lessonId, videoId))) return "left";
    const newest = await loadNewestRevision(tx, courseId, lessonId);
    const durationSeconds = video.durationSeconds === null ? newest.durationSeconds : Math.round(video.durationSeconds);
    const { title, number } = await writeRevision(ctx, tx, newest, { ...newest, videoAssetId: videoId, durationSeconds, saveKey: null, createdById: video.uploadedById });
    await recordChange(ctx, tx, courseId, { kind: "video_attached", subject: { title, lessonId, revision: number } });
    await draftItsCaptions(ctx, tx, { courseId, lessonId, videoId, askedById: video.uploadedById });
    return "attached";
  });
}

async function draftItsCaptions(ctx: Ctx, tx: Tx, { courseId, lessonId, videoId, askedById }: { courseId: string; lessonId: string; videoId: string; askedById: string | null }): Promise<void> {
  const { language } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { language: true } });
  const present = await tx.captionTrack.findFirst({ where: { videoAssetId: videoId, language }, select: { id: true } });
  const former = await findFormerCaptions(tx, { lessonId, videoId });
  if (present || toSpokenLanguage(language) === null || former.some((track) => track.language === language)) return;
  await beginCaptionDraft(ctx, tx, { videoId, language, askedById });
}

async function isNewestUpload(tx: Tx, lessonId: string, videoId: string): Promise<boolean> {
  const newest = await tx.videoAsset.findFirst({ where: { lessonId }, orderBy: { id: "desc" }, select: { id: true } });
  return newest?.id === videoId;
}

/** Also in an earlier revision: an author who went back to the former video is not overruled by a repeated event. */
async function wasAttached(tx: Tx, lessonId: string, videoId: string): Promise<boolean> {
  return (await tx.lessonRevision.findFirst({ where: { lessonId, videoAssetId: videoId }, select: { id: true } })) !== null;
}
