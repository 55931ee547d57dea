import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { makeCourse } from "@/tests/factories/make-course";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { findPreviewLesson } from "./find-preview-lesson";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const find = (courseSlug: string, lessonSlug: string) => findPreviewLesson(database.db, courseSlug, lessonSlug);

describe("a free preview", () => {
  it("shows its text and its course to everybody", async () => {
    const { course, lessons } = await makeCourse(database.db, { language: "en", title: "SQL" });
    expect(await find(course.slug, "primera")).toEqual({
      course: { slug: course.slug, title: "SQL", language: "en", topicSlug: "data" },
      lesson: { revisionId: lessons[0]?.revisionId, slug: "primera", title: "Lección primera", summary: "", kind: "article", body: "## Texto\n\nCuerpo.", durationSeconds: 300 },
      video: null,
    });
  });

  it("is a lesson marked so, in a course of the catalogue, and no other", async () => {
    const { course } = await makeCourse(database.db);
    expect(await find(course.slug, "segunda")).toBeNull();
    expect(await find(course.slug, "tercera")).toBeNull();
    expect(await find("nothing", "primera")).toBeNull();
    for (const status of ["draft", "cancelled", "archived"] as const) expect(await find((await makeCourse(database.db, { status })).course.slug, "primera"), status).toBeNull();
    for (const status of ["published", "in_progress", "completed"] as const) expect(await find((await makeCourse(database.db, { status })).course.slug, "primera"), status).not.toBeNull();
    expect(await find((await makeCourse(database.db, { deletedAt: new Date() })).course.slug, "primera")).toBeNull();
  });

  it("is the one of the release on sale: neither an earlier release nor the draft counts", async () => {
    const { course, lessons } = await makeCourse(database.db);
    const next = await database.db.release.create({ data: { id: newId("release"), courseId: course.id, number: 2, lessonCount: 0, totalSeconds: 0 } });
    await database.db.course.update({ where: { id: course.id }, data: { currentReleaseId: next.id } });
    expect(await find(course.slug, "primera")).toBeNull();
    const { course: other, lessons: [, second] } = await makeCourse(database.db);
    await database.db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: String(second?.lessonId), number: 2, kind: "article", title: "Ahora libre", body: "x", durationSeconds: 1, isPreview: true } });
    expect(await find(other.slug, "segunda")).toBeNull();
    expect(lessons).toHaveLength(2);
  });

  it("with a video says how it stands, its real length, its captions and its chapters in order, and nothing that plays it", async () => {
    const videoAssetId = newId("video");
    await database.db.videoAsset.create({
      data: {
        id: videoAssetId, status: "ready", assetId: "asset-1", playbackId: "play-1", durationSeconds: 61.5,
        chapters: { create: [{ id: newId("chapter"), startSeconds: 30, title: "Después" }, { id: newId("chapter"), startSeconds: 0, title: "Antes" }] },
        captions: {
          create: [
            { id: newId("caption"), language: "es", label: "Español", vtt: "WEBVTT", createdAt: new Date("2026-01-01T00:00:00Z") },
            { id: newId("caption"), language: "en", label: "English", vtt: "WEBVTT", createdAt: new Date("2026-01-02T00:00:00Z") },
          ],
        },
      },
    });
    const { course } = await makeCourse(database.db, { lessons: [{ slug: "video", kind: "video", isPreview: true, durationSeconds: 300, videoAssetId }] });
    const preview = await find(course.slug, "video");
    expect(preview?.lesson.durationSeconds).toBe(61.5);
    expect(preview?.video).toEqual({
      status: "ready",
      captions: [{ language: "es", label: "Español" }, { language: "en", label: "English" }],
      chapters: [{ startSeconds: 0, title: "Antes" }, { startSeconds: 30, title: "Después" }],
    });
    expect(JSON.stringify(preview)).not.toContain("play-1");
  });
});
