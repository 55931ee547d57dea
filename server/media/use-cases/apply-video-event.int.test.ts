import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { anonymous } from "@/server/access";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { muxEvent, muxScene } from "@/tests/harness/mux-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { applyVideoEvent } from "./apply-video-event";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** Each run is up to eleven webhooks, each recorded and applied. */
const RUNS = 12;

type Scene = Awaited<ReturnType<typeof muxScene>>;
type Told = keyof Scene["events"];

/** What happens to a video at the vendor, in its order, and where the video then stands. */
const STORIES: { name: string; told: Told[]; announced: string[]; ends: (scene: Scene) => object }[] = [
  { name: "is being processed", told: ["uploadCreated", "assetMade", "created"], announced: [], ends: (scene) => ({ status: "processing", assetId: scene.assetId, playbackId: scene.playbackId }) },
  {
    name: "is ready",
    told: ["uploadCreated", "assetMade", "created", "ready", "updated"],
    announced: ["media/video.ready"],
    ends: (scene) => ({ status: "ready", assetId: scene.assetId, playbackId: scene.playbackId, durationSeconds: 61.5, aspectRatio: "16:9", failureReason: null }),
  },
  { name: "is refused by the vendor", told: ["uploadCreated", "assetMade", "created", "errored", "uploadFailed"], announced: ["media/video.failed"], ends: () => ({ status: "failed" }) },
  { name: "is never uploaded", told: ["uploadCreated", "cancelled"], announced: ["media/video.failed"], ends: () => ({ status: "failed", failureReason: "video.upload.cancelled", assetId: null }) },
];
const DELETED: (scene: Scene) => object = (scene) => ({ status: "failed", failureReason: "deleted", assetId: scene.assetId, playbackId: null });

/** All that is told, each at least once, in any order. */
const arrivals = (told: Told[]) =>
  fc.array(fc.constantFrom(...told), { maxLength: 5 }).chain((again) => {
    const all = [...told, ...again];
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  });

describe("a video's webhooks", () => {
  it.each(STORIES)("in any order, however often: the video $name", async ({ told, announced, ends }) => {
    await fc.assert(
      fc.asyncProperty(arrivals(told), async (order) => {
        const scene = await muxScene(database.db);
        const heard: string[] = [];
        for (const name of order) heard.push(...(await scene.deliver(scene.events[name])));
        expect(await scene.row()).toMatchObject(ends(scene));
        expect(heard).toEqual(announced);
      }),
      { numRuns: RUNS },
    );
  });

  it("in any order, however often: a deleted video stays deleted", async () => {
    await fc.assert(
      fc.asyncProperty(arrivals(["uploadCreated", "assetMade", "created", "ready", "updated", "deleted"]), async (order) => {
        const scene = await muxScene(database.db);
        const heard: string[] = [];
        for (const name of order) heard.push(...(await scene.deliver(scene.events[name])));
        expect(await scene.row()).toMatchObject(DELETED(scene));
        const wasReadyFirst = [order.indexOf("ready"), order.indexOf("updated")].some((at) => at < order.indexOf("deleted"));
        expect(heard).toEqual(wasReadyFirst ? ["media/video.ready"] : []);
      }),
      { numRuns: RUNS },
    );
  });

  it("applied all at once end the same", async () => {
    const scene = await muxScene(database.db);
    for (const name of ["ready", "created", "assetMade", "updated"] as const) await scene.post(scene.events[name]);
    await scene.ctx.settle();
    const deliveries = scene.ctx.relayed.splice(0).map(({ data }) => String(data.deliveryId));
    await Promise.all([...deliveries, ...deliveries].map((deliveryId) => applyVideoEvent(scene.ctx, { deliveryId })));
    expect(await scene.row()).toMatchObject({ status: "ready", playbackId: scene.playbackId });
    expect(await scene.runJobs()).toEqual(["media/video.ready"]);
  });
});

describe("a webhook", () => {
  it("is applied once, and marked with when", async () => {
    const { ctx, events, post, runJobs, row, deliveries } = await muxScene(database.db);
    await post(events.created);
    const [delivery] = await deliveries(events.created);
    expect(await row()).toMatchObject({ status: "waiting_for_upload" });
    await applyVideoEvent(ctx, { deliveryId: String(delivery?.id) });
    const applied = await row();
    ctx.clock.advance(60_000);
    await applyVideoEvent(ctx, { deliveryId: String(delivery?.id) });
    expect(await row()).toEqual(applied);
    expect(applied).toMatchObject({ status: "processing" });
    const [marked] = await deliveries(events.created);
    expect(marked?.processedAt).toEqual(new Date(ctx.clock.now().getTime() - 60_000));
    expect(await runJobs()).toEqual([]);
  });

  it("finds its video by the upload when it does not name it", async () => {
    const { uploadId, assetId, deliver, row } = await muxScene(database.db);
    await deliver(muxEvent("video.upload.asset_created", { id: uploadId, asset_id: assetId }));
    expect(await row()).toMatchObject({ status: "processing", assetId });
    await deliver(muxEvent("video.asset.ready", { id: assetId, upload_id: uploadId, status: "ready" }));
    expect(await row()).toMatchObject({ status: "ready", playbackId: null, durationSeconds: null, aspectRatio: null });
    await deliver(muxEvent("video.asset.deleted", { id: assetId }));
    expect(await row()).toMatchObject({ status: "failed", failureReason: "deleted" });
  });

  it("of a video that is not ours is marked and changes nothing", async () => {
    const scene = await muxScene(database.db);
    const before = await database.db.videoAsset.findMany({ orderBy: { id: "asc" } });
    const strange = { id: "asset-elsewhere", passthrough: newId("video"), upload_id: "upload-elsewhere", status: "ready" };
    const told = [
      muxEvent("video.asset.ready", strange),
      muxEvent("video.asset.ready", { id: "asset-elsewhere", status: "ready" }),
      muxEvent("video.asset.deleted", { id: "asset-elsewhere" }),
      muxEvent("video.upload.errored", { id: "upload-elsewhere" }),
      muxEvent("video.upload.asset_created", { id: scene.uploadId }),
      muxEvent("video.live_stream.active", { id: "live", passthrough: scene.videoId }),
    ];
    for (const event of told) {
      expect(await scene.deliver(event)).toEqual([]);
      expect(await scene.deliveries(event)).toMatchObject([{ processedAt: scene.ctx.clock.now() }]);
    }
    expect(await database.db.videoAsset.findMany({ orderBy: { id: "asc" } })).toEqual(before);
  });

  it("of a failure keeps why, in the vendor's words", async () => {
    const [asset, upload, silent] = [await muxScene(database.db), await muxScene(database.db), await muxScene(database.db)];
    await asset.deliver(asset.events.errored);
    expect(await asset.row()).toMatchObject({ failureReason: "no video track", assetId: asset.assetId });
    await upload.deliver(upload.events.uploadFailed);
    expect(await upload.row()).toMatchObject({ failureReason: "not a video" });
    await silent.deliver(muxEvent("video.asset.errored", { id: silent.assetId, passthrough: silent.videoId, status: "errored", errors: {} }));
    expect(await silent.row()).toMatchObject({ failureReason: "unknown" });
  });

  it("that was stored wrong is an error, not a change", async () => {
    const { ctx, events, post, deliveries, row } = await muxScene(database.db);
    await post(events.ready);
    const [delivery] = await deliveries(events.ready);
    await database.db.webhookDelivery.update({ where: { id: String(delivery?.id) }, data: { change: { kind: "unheard_of" } } });
    await expect(applyVideoEvent(ctx, { deliveryId: String(delivery?.id) })).rejects.toThrow();
    expect(await row()).toMatchObject({ status: "waiting_for_upload" });
    expect(await deliveries(events.ready)).toMatchObject([{ processedAt: null }]);
  });

  it("is applied by our jobs only", async () => {
    const { ctx, events, post, deliveries, row } = await muxScene(database.db);
    await post(events.ready);
    const [delivery] = await deliveries(events.ready);
    for (const viewer of [anonymous, userViewer({ userId: "usr_a", roles: ["admin"] })]) {
      await expect(applyVideoEvent(ctx.as(viewer), { deliveryId: String(delivery?.id) })).rejects.toMatchObject({ kind: "not_found" });
    }
    expect(await row()).toMatchObject({ status: "waiting_for_upload" });
  });
});
