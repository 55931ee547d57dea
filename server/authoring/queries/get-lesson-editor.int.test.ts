import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { getLessonEditor, getLessonRevision } from "./get-lesson-editor";
import { getLessonMedia } from "./get-lesson-media";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** A course whose draft holds a video lesson besides its articles: one video, with captions in two languages. */
async function videoScene() {
  const { db } = database;
  const scene = await studioScene(db);
  const { courseId, moduleId, ctx } = scene;
  const videoId = newId("video");
  await db.videoAsset.create({ data: { id: videoId, status: "ready", durationSeconds: 92.4 } });
  for (const [language, label] of [["es", "Español"], ["en", "English"]] as const) {
    await db.captionTrack.create({ data: { id: newId("caption"), videoAssetId: videoId, language, label, vtt: "WEBVTT\n" } });
  }
  const lessonId = newId("lesson");
  await db.lesson.create({ data: { id: lessonId, courseId, moduleId, slug: "en-video", position: 4 } });
  await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId, number: 1, title: "En video", kind: "video", videoAssetId: videoId } });
  return { ...scene, ctx, videoId, lessonId };
}

describe("a lesson's editor", () => {
  it("opens a video lesson with its video's state and captions, and says that no release holds it", async () => {
    const { ctx, courseId, lessonId, videoId } = await videoScene();
    expect(await getLessonEditor(ctx, { courseId, lessonId })).toMatchObject({ kind: "video", title: "En video", isReleased: false, setAside: [] });
    const { video, upload, canManage } = await getLessonMedia(ctx, { courseId, lessonId });
    expect({ upload, canManage }).toEqual({ upload: null, canManage: true });
    expect(video).toMatchObject({ videoId, status: "ready", durationSeconds: 92.4, failureReason: null });
    expect(video?.captions.map(({ language, label }) => [language, label])).toEqual([["es", "Español"], ["en", "English"]]);
  });

  it("opens an article without one, and says that a release holds it", async () => {
    const { ctx, courseId, lessonIds: [lessonId = ""] } = await videoScene();
    expect(await getLessonEditor(ctx, { courseId, lessonId })).toMatchObject({ kind: "article", isReleased: true });
    expect(await getLessonMedia(ctx, { courseId, lessonId })).toEqual({ video: null, upload: null, canManage: true });
  });

  it("is closed to those who do not teach the course, and knows no lesson of another one", async () => {
    const { ctx, courseId, lessonId } = await videoScene();
    const other = await studioScene(database.db);
    await expect(getLessonEditor(other.ctx, { courseId, lessonId })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(getLessonEditor(ctx, { courseId, lessonId: other.lessonIds[0] ?? "" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getLessonRevision(other.ctx, { courseId, lessonId, revision: 1 })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await getLessonRevision(ctx, { courseId, lessonId, revision: 1 })).toMatchObject({ title: "En video" });
  });
});
