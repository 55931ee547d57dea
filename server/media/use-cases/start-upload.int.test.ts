import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/ids";
import { anonymous, system } from "@/server/access";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { muxEvent, signAsMux, testMux } from "@/tests/harness/mux-scene";
import { openMuxWorld } from "@/tests/harness/mux-world";
import { testCtx, userViewer, type TestCtx } from "@/tests/harness/test-ctx";
import { startUpload } from "./start-upload";

const CORS_ORIGIN = "http://school.example";
const settled = { timeout: 60_000, interval: 50 };

let database: TestDatabase;
let world: Awaited<ReturnType<typeof openMuxWorld>>;
let ctx: TestCtx;

beforeAll(async () => {
  database = await startTestDatabase();
  world = await openMuxWorld(database.db);
  ctx = world.ctx;
});
afterAll(async () => {
  await world.close();
  await database.close();
});

const rowOf = (videoId: string) => database.db.videoAsset.findUniqueOrThrow({ where: { id: videoId } });
const teacher = userViewer({ userId: "usr_teacher", roles: ["instructor"] });

describe("starting an upload", () => {
  it("makes a video that waits, and an address which takes its file from the school's pages", async () => {
    const { videoId, uploadUrl } = await startUpload(ctx.as(teacher), { corsOrigin: CORS_ORIGIN });
    const row = await rowOf(videoId);
    expect(row).toMatchObject({ status: "waiting_for_upload", stateRank: 0, assetId: null });
    expect(uploadUrl).toContain(String(row.uploadId));
    const preflight = await fetch(uploadUrl, { method: "OPTIONS" });
    expect(preflight.headers.get("access-control-allow-origin")).toBe(CORS_ORIGIN);
  });

  it("leads to a video that says what came of its file", async () => {
    const { videoId, uploadUrl } = await startUpload(ctx.as(teacher), { corsOrigin: CORS_ORIGIN });
    expect((await fetch(uploadUrl, { method: "PUT", body: "this is no video" })).status).toBe(200);
    await vi.waitFor(async () => expect(await rowOf(videoId)).toMatchObject({ status: "failed", failureReason: expect.stringMatching(/./) }), settled);
  });

  it.each([
    ["a visitor", anonymous, "unauthenticated"],
    ["a student", userViewer({ userId: "usr_s", roles: ["student"] }), "forbidden"],
  ])("is closed to %s, who leaves no row and no upload", async (_who, viewer, kind) => {
    const before = await database.db.videoAsset.count();
    await expect(startUpload(ctx.as(viewer), { corsOrigin: CORS_ORIGIN })).rejects.toMatchObject({ kind });
    expect(await database.db.videoAsset.count()).toBe(before);
  });

  it("of a named video is for our jobs only: a teacher cannot take over another's", async () => {
    const { videoId } = await startUpload(ctx.as(teacher), { corsOrigin: CORS_ORIGIN });
    const before = await rowOf(videoId);
    for (const roles of [["instructor"], ["admin"]] as const) {
      await expect(startUpload(ctx.as(userViewer({ userId: "usr_other", roles })), { videoId, corsOrigin: CORS_ORIGIN })).rejects.toMatchObject({ kind: "not_found" });
    }
    expect(await rowOf(videoId)).toEqual(before);
  });

  it("again, after the first file failed, gives the video another life that the first upload's webhooks do not end", async () => {
    const videoId = newId("video");
    await startUpload(ctx, { videoId, corsOrigin: CORS_ORIGIN });
    const first = String((await rowOf(videoId)).uploadId);
    const tell = async (type: string, data: object) => {
      const { rawBody, signature } = signAsMux(muxEvent(type, { passthrough: videoId, ...data }));
      await world.hear(rawBody, signature);
    };
    await tell("video.asset.errored", { id: "asset-1", upload_id: first, status: "errored", errors: { messages: ["no video track"] } });
    expect(await rowOf(videoId)).toMatchObject({ status: "failed", assetId: "asset-1", failureReason: "no video track" });

    await startUpload(ctx, { videoId, corsOrigin: CORS_ORIGIN });
    const second = await rowOf(videoId);
    expect(second).toMatchObject({ status: "waiting_for_upload", assetId: null, failureReason: null });
    expect(second.uploadId).not.toBe(first);
    await tell("video.upload.errored", { id: first, new_asset_settings: { passthrough: videoId }, error: { message: "too late" } });
    await tell("video.asset.deleted", { id: "asset-1", upload_id: first });
    expect(await rowOf(videoId)).toEqual(second);
    await tell("video.asset.ready", { id: "asset-2", upload_id: second.uploadId, status: "ready", duration: 9 });
    expect(await rowOf(videoId)).toMatchObject({ status: "ready", assetId: "asset-2", durationSeconds: 9 });
  });

  it("leaves a row that waits when the vendor cannot be reached, so that it can be tried again", async () => {
    const away = testCtx(database.db, { video: testMux("http://127.0.0.1:1") }, system("test"));
    const videoId = newId("video");
    await expect(startUpload(away, { videoId, corsOrigin: CORS_ORIGIN })).rejects.toThrow();
    expect(await rowOf(videoId)).toMatchObject({ status: "waiting_for_upload", uploadId: null });
    await startUpload(ctx, { videoId, corsOrigin: CORS_ORIGIN });
    expect(await rowOf(videoId)).toMatchObject({ uploadId: expect.any(String) });
  });
});
