import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { anonymous, system } from "@/server/access";
import { getLessonPage, getPlayback } from "@/server/learning";
import { recordPlayback } from "@/server/learning/use-cases/record-playback";
import type { Vendors } from "@/server/vendors";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { getLessonEditor } from "../queries/get-lesson-editor";
import { getLessonMedia } from "../queries/get-lesson-media";
import { getStudioPlayback } from "../queries/get-studio-playback";
import { addLesson } from "./add-lesson";
import { attachVideo } from "./attach-video";
import { publishCourse } from "./publish-course";
import { restoreLessonRevision } from "./restore-lesson-revision";
import { setPoster } from "./set-poster";
import { startVideo } from "./start-video";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** Signs and opens without a network; what was asked for is written into the answer. */
const video = {
  openUpload: async ({ videoId, corsOrigin }) => ({ uploadId: `upload-${videoId}`, url: `https://upload.example/${videoId}?from=${encodeURIComponent(corsOrigin)}` }),
  signPlayback: async (playbackId, { posterSeconds }) => ({ hls: playbackId, poster: `${playbackId}@${posterSeconds}`, storyboard: playbackId, expiresAt: new Date("2026-11-22T16:00:00Z") }),
} as Partial<Vendors["video"]> as Vendors["video"];

async function scene() {
  const { db } = database;
  const made = await studioScene(db, ["uno"]);
  const ctx = testCtx(db, { video }, made.ctx.viewer);
  const { courseId, moduleId } = made;
  const lesson = { title: "En video", kind: "video" as const, summary: "", body: "", durationSeconds: 0, isPreview: false, moduleId };
  const { lessonId } = await addLesson(ctx, { courseId, lesson, beforeLessonId: null, address: "numbered" });
  const place = { courseId, lessonId };
  /** An upload that the vendor finished. */
  const bring = async (durationSeconds: number, fileName = "clase.mp4") => {
    const { videoId } = await startVideo(ctx, { ...place, fileName, bytes: 1_000 });
    await db.videoAsset.update({ where: { id: videoId }, data: { status: "ready", playbackId: `play-${videoId}`, durationSeconds } });
    await db.captionTrack.create({ data: { id: newId("caption"), videoAssetId: videoId, language: "es", label: "Español", vtt: "WEBVTT\n\n00:00.000 --> 00:02.000\nHola\n" } });
    return videoId;
  };
  const attach = (videoId: string) => attachVideo(ctx.as(system("test")), { videoId });
  return { ...made, ctx, place, lessonId, bring, attach, db };
}

describe("a video that a teacher uploads", () => {
  it("waits beside the draft, and becomes its next revision when it is ready", async () => {
    const { ctx, place, bring, attach, db, user, lessonId } = await scene();
    const started = await startVideo(ctx, { ...place, fileName: "primera.mov", bytes: 5_000 });
    expect(started.uploadUrl).toContain(started.videoId);
    expect(await getLessonMedia(ctx, place)).toEqual({
      video: null,
      upload: { videoId: started.videoId, status: "waiting_for_upload", failureReason: null, fileName: "primera.mov" },
      canManage: true,
    });
    const videoId = await bring(61.6);
    expect(await attach(videoId)).toBe("attached");
    expect(await attach(videoId)).toBe("left");
    const { video: shown, upload } = await getLessonMedia(ctx, place);
    expect(upload).toBeNull();
    expect(shown).toMatchObject({ videoId, status: "ready", durationSeconds: 61.6, fileName: "clase.mp4", posterSeconds: null, captions: [{ language: "es", version: 1 }] });
    expect(await getLessonEditor(ctx, place)).toMatchObject({ base: { revision: 2, edition: 1 }, durationSeconds: 62, savedBy: user.name });
    expect(await db.courseChange.count({ where: { lessonId, kind: "video_attached", revision: 2 } })).toBe(1);
  });

  it("is left aside when a later upload was begun, when it is not ready, and when it is nobody's", async () => {
    const { ctx, place, bring, attach, db } = await scene();
    const first = await bring(10);
    const { videoId: second } = await startVideo(ctx, { ...place, fileName: "otra.mp4", bytes: 1 });
    expect(await attach(first)).toBe("left");
    expect(await attach(second)).toBe("left");
    const stray = newId("video");
    await db.videoAsset.create({ data: { id: stray, status: "ready" } });
    expect(await attach(stray)).toBe("left");
    expect(await attach("vid_missing")).toBe("left");
    await expect(attachVideo(ctx, { videoId: first })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("does not come back by a repeated event after its author went back to the former one", async () => {
    const { ctx, place, bring, attach } = await scene();
    const first = await bring(10);
    await attach(first);
    const second = await bring(20);
    await attach(second);
    await restoreLessonRevision(ctx, { ...place, revision: 2 });
    expect(await attach(second)).toBe("left");
    expect((await getLessonMedia(ctx, place)).video).toMatchObject({ videoId: first });
  });

  it("takes another's place without losing notes or progress, and the place to go on from is within it", async () => {
    const { ctx, place, bring, attach, db, course, lessonId } = await scene();
    await attach(await bring(100));
    await publishCourse(ctx, { courseId: place.courseId, notes: "" });
    const { slug: lessonSlug } = await db.lesson.findUniqueOrThrow({ where: { id: lessonId } });
    const { currentReleaseId } = await db.course.findUniqueOrThrow({ where: { id: place.courseId } });
    const learner = await makeLearner(db, { courseId: place.courseId, releaseId: String(currentReleaseId) });
    const own = ctx.as(userViewer({ userId: learner.userId }));
    const address = { courseSlug: course.slug, lessonSlug };
    await recordPlayback(own, { ...address, ranges: [{ fromMs: 0, toMs: 10_000 }, { fromMs: 50_000, toMs: 80_000 }], positionSeconds: 80, at: own.clock.now().toISOString() });
    await db.note.create({ data: { id: newId("note"), enrollmentId: learner.enrollmentId, lessonId, atSeconds: 75, body: "Ojo" } });

    await attach(await bring(40));
    await publishCourse(ctx, { courseId: place.courseId, notes: "" });
    const { currentReleaseId: next } = await db.course.findUniqueOrThrow({ where: { id: place.courseId } });
    await db.enrollment.update({ where: { id: learner.enrollmentId }, data: { releaseId: String(next) } });
    const page = await getLessonPage(own, address);
    expect(page.lesson).toMatchObject({ durationSeconds: 40 });
    expect(page.standing).toMatchObject({ positionSeconds: 40, watchedSeconds: 10, isCompleted: false });
    expect(page.notes).toMatchObject([{ atSeconds: 75, body: "Ojo" }]);
    const { isCompleted, watchedSeconds } = await recordPlayback(own, { ...address, ranges: [{ fromMs: 10_000, toMs: 12_000 }], positionSeconds: 12, at: own.clock.now().toISOString() });
    expect({ isCompleted, watchedSeconds }, "what was played of the longer video beyond this one's end does not finish it").toEqual({ isCompleted: false, watchedSeconds: 12 });
  });

  it("shows the cover that was chosen, to authors and to learners", async () => {
    const { ctx, place, bring, attach, course, db, lessonId } = await scene();
    await expect(getStudioPlayback(ctx, place)).rejects.toMatchObject({ kind: "not_found" });
    await expect(setPoster(ctx, { ...place, seconds: 1 })).rejects.toMatchObject({ kind: "not_found" });
    const videoId = await bring(30);
    await attach(videoId);
    expect(await setPoster(ctx, { ...place, seconds: 12.34567 })).toEqual({ posterSeconds: 12.346 });
    expect(await getStudioPlayback(ctx, place)).toMatchObject({ poster: `play-${videoId}@12.346`, expiresAt: "2026-11-22T16:00:00.000Z" });
    expect(await setPoster(ctx, { ...place, seconds: 90 })).toEqual({ posterSeconds: 30 });
    await publishCourse(ctx, { courseId: place.courseId, notes: "" });
    const { slug } = await db.lesson.findUniqueOrThrow({ where: { id: lessonId } });
    expect(await getPlayback(ctx, { courseSlug: course.slug, lessonSlug: slug })).toMatchObject({ poster: `play-${videoId}@30` });
    expect(await setPoster(ctx, { ...place, seconds: null })).toEqual({ posterSeconds: null });
    await db.videoAsset.update({ where: { id: videoId }, data: { status: "processing" } });
    await expect(getStudioPlayback(ctx, place)).rejects.toMatchObject({ code: "media.not_ready", params: { status: "processing" } });
  });

  it("is brought by whom the owner trusts with media, and seen by all who write the course", async () => {
    const { ctx, place, addColleague, db } = await scene();
    const [media, editor] = [await addColleague({ canManageMedia: true }), await addColleague({ canEdit: true })];
    const at = (viewer: typeof media) => testCtx(db, { video }, viewer.viewer);
    await expect(startVideo(at(media), { ...place, fileName: "a.mp4", bytes: 1 })).resolves.toMatchObject({ videoId: expect.any(String) });
    expect(await getLessonMedia(at(editor), place)).toMatchObject({ canManage: false });
    for (const refused of [startVideo(at(editor), { ...place, fileName: "a.mp4", bytes: 1 }), setPoster(at(editor), { ...place, seconds: 1 })]) await expect(refused).rejects.toMatchObject({ kind: "forbidden" });
    await expect(startVideo(ctx.as(anonymous), { ...place, fileName: "a.mp4", bytes: 1 })).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(startVideo(ctx, { ...place, lessonId: "les_missing", fileName: "a.mp4", bytes: 1 })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getLessonMedia(ctx, { ...place, lessonId: "les_missing" })).rejects.toMatchObject({ kind: "not_found" });
  });
});
