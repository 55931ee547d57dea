import { notFound } from "@/lib/errors";
import { languageName } from "@/lib/i18n/language-name";
import type { Prisma } from "@/prisma/generated/client";
import { can } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { authorizeCourse } from "../authorize-course";
import { loadNewestRevision } from "../draft/lesson-revision";
import { findFormerCaptions } from "../media/former-captions";
import type { LessonMedia, LessonUpload, LessonVideoState } from "../dto";

type Input = { courseId: string; lessonId: string };

const videoSelect = {
  id: true, status: true, durationSeconds: true, failureReason: true, fileName: true, posterSeconds: true,
  captions: { orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true, language: true, label: true, kind: true, version: true } },
  captionDrafts: { orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true, language: true, state: true, failure: true } },
} satisfies Prisma.VideoAssetSelect;

/** The video that a lesson's draft shows, and the file that was last uploaded for it when the draft does not show that yet. */
export async function getLessonMedia(ctx: Ctx, { courseId, lessonId }: Input): Promise<LessonMedia> {
  const facts = await authorizeCourse(ctx, "course.studio", courseId);
  const lesson = await ctx.db.lesson.findFirst({ where: { id: lessonId, courseId, deletedAt: null }, select: { id: true } });
  if (!lesson) throw notFound();
  const newest = await loadNewestRevision(ctx.db, courseId, lessonId);
  const [video, upload] = await Promise.all([loadVideo(ctx.db, lessonId, newest.videoAssetId), loadUpload(ctx.db, lessonId)]);
  return { video, upload: upload === null || upload.videoId === newest.videoAssetId ? null : upload, canManage: can(ctx.viewer, "course.media", facts) };
}

async function loadVideo(db: Reader, lessonId: string, videoId: string | null): Promise<LessonVideoState | null> {
  const video = videoId === null ? null : await db.videoAsset.findUnique({ where: { id: videoId }, select: videoSelect });
  if (!video) return null;
  const { id, captions, captionDrafts, ...state } = video;
  const former = await findFormerCaptions(db, { lessonId, videoId: id });
  return {
    videoId: id,
    ...state,
    captions: captions.map(({ id: captionId, ...caption }) => ({ captionId, ...caption })),
    // Captions that a person brought meanwhile are better than a draft.
    captionDrafts: captionDrafts
      .filter(({ language }) => !captions.some((track) => track.language === language))
      .map(({ id: draftId, ...draft }) => ({ draftId, ...draft, label: languageName(draft.language) })),
    formerCaptions: former.map(({ label }) => label),
  };
}

async function loadUpload(db: Reader, lessonId: string): Promise<LessonUpload | null> {
  const upload = await db.videoAsset.findFirst({ where: { lessonId }, orderBy: { id: "desc" }, select: { id: true, status: true, failureReason: true, fileName: true, _count: { select: { revisions: true } } } });
  if (!upload) return null;
  const { id, _count, ...state } = upload;
  // It was in the draft once, was replaced, and its file is gone since: nobody waits for it.
  if (state.status === "failed" && _count.revisions > 0) return null;
  return { videoId: id, ...state };
}
