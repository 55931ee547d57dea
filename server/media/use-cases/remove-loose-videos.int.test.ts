import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { DAY_MS, after } from "@/lib/time";
import { system } from "@/server/access";
import type { Vendors } from "@/server/vendors";
import { makeCourse } from "@/tests/factories/make-course";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { TEST_NOW, testCtx, userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { removeLooseVideos } from "./remove-loose-videos";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const agoDays = (days: number) => after(TEST_NOW, -days * DAY_MS);

/** A lesson whose drafts had the videos of these days, and a vendor that may be out of reach. */
async function scene(days: readonly number[], { released = [] as number[] } = {}) {
  const { db } = database;
  const made = await makeCourse(db, { lessons: [{ slug: "uno" }] });
  const { lessonId, releaseModuleId } = await db.releaseLesson.findFirstOrThrow({ where: { releaseId: made.release.id } });
  const deleted: string[] = [];
  const vendor = { isDown: false };
  const deleteAsset = async (assetId: string) => {
    if (vendor.isDown) throw new Error("out of reach");
    deleted.push(assetId);
  };
  const ctx = testCtx(db, { video: { deleteAsset } as Partial<Vendors["video"]> as Vendors["video"] }, system("test"));
  const upload = async (daysAgo: number) => {
    const id = newId("video");
    await db.videoAsset.create({ data: { id, status: "ready", assetId: `asset-${id}`, playbackId: `play-${id}`, lessonId, createdAt: agoDays(daysAgo) } });
    return id;
  };
  const videos: string[] = [];
  for (const [index, daysAgo] of days.entries()) {
    const [videoAssetId, revisionId] = [await upload(daysAgo), newId("lessonRevision")];
    await db.lessonRevision.create({ data: { id: revisionId, lessonId, number: 10 + index, kind: "video", title: "Uno", videoAssetId, createdAt: agoDays(daysAgo) } });
    if (released.includes(index)) {
      const release = await db.release.create({ data: { id: newId("release"), courseId: made.course.id, number: 10 + index, notes: "", lessonCount: 1, totalSeconds: 1, publishedAt: agoDays(daysAgo) } });
      await db.releaseLesson.create({ data: { releaseId: release.id, lessonId, releaseModuleId, revisionId, slug: "uno", position: 1 } });
    }
    videos.push(videoAssetId);
  }
  const states = async () => (await Promise.all(videos.map((id) => db.videoAsset.findUniqueOrThrow({ where: { id } })))).map(({ status }) => status);
  return { ctx, vendor, deleted, upload, videos, states, lessonId, db };
}

describe("videos that nothing plays", () => {
  it("are deleted at the vendor a month after they were replaced; what a draft or a release has stays", async () => {
    const { ctx, deleted, videos, states } = await scene([300, 200, 60, 20, 10], { released: [1] });
    await removeLooseVideos(ctx);
    // Replaced 200 days ago; released; replaced 20 days ago; replaced 10 days ago; in the draft.
    expect(deleted).toEqual([`asset-${videos[0]}`]);
    expect(await states()).toEqual(["failed", "ready", "ready", "ready", "ready"]);
    expect(await removeLooseVideos(ctx)).toEqual({ removed: 0 });
    ctx.clock.advance(11 * DAY_MS);
    await removeLooseVideos(ctx);
    expect(deleted).toEqual([`asset-${videos[0]}`, `asset-${videos[2]}`]);
  });

  it("are deleted also when nothing ever showed them, once they are a month old", async () => {
    const { ctx, deleted, upload } = await scene([90]);
    const [old] = [await upload(40), await upload(5)];
    await removeLooseVideos(ctx);
    expect(deleted).toEqual([`asset-${old}`]);
  });

  it("are taken up again where the vendor was out of reach, and are not ready meanwhile", async () => {
    const { ctx, vendor, deleted, videos, states, db } = await scene([300, 200]);
    vendor.isDown = true;
    await expect(removeLooseVideos(ctx)).rejects.toThrow("out of reach");
    expect(await states()).toEqual(["failed", "ready"]);
    vendor.isDown = false;
    expect(await removeLooseVideos(ctx)).toEqual({ removed: 1 });
    expect(deleted).toEqual([`asset-${videos[0]}`]);
    expect(await db.videoAsset.findUniqueOrThrow({ where: { id: videos[0] ?? "" } })).toMatchObject({ status: "failed", failureReason: "deleted", playbackId: null, stateRank: 4 });
  });

  it("stay where another lesson has one: a copy plays the same", async () => {
    const { ctx, deleted, videos, db } = await scene([300, 200]);
    const other = await makeCourse(db, { lessons: [{ slug: "copia" }] });
    const { lessonId } = await db.releaseLesson.findFirstOrThrow({ where: { releaseId: other.release.id } });
    await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId, number: 9, kind: "video", title: "Copia", videoAssetId: videos[0] ?? "", createdAt: agoDays(250) } });
    await removeLooseVideos(ctx);
    expect(deleted).toEqual([]);
  });

  it("are a job's to delete", async () => {
    const { ctx } = await scene([1]);
    await expect(removeLooseVideos(ctx.as(userViewer({ userId: "usr_admin", roles: ["admin"] })))).rejects.toMatchObject({ kind: "not_found" });
  });
});
