import { describe, expect, it } from "vitest";
import { anonymous } from "@/server/access";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { muxScene, signAsMux } from "@/tests/harness/mux-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { recordVideoWebhook } from "./record-video-webhook";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const seconds = () => Math.floor(Date.now() / 1_000);

describe("a webhook of the video vendor", () => {
  it("is stored with what it tells, in our words, and announced", async () => {
    const { ctx, events, post, deliveries, videoId, uploadId, assetId } = await muxScene(database.db);
    expect(await post(events.assetMade)).toBe("recorded");
    const [stored, ...others] = await deliveries(events.assetMade);
    expect(others).toEqual([]);
    expect(stored).toMatchObject({
      type: "video.upload.asset_created",
      occurredAt: new Date(events.assetMade.created_at),
      payload: events.assetMade,
      change: { kind: "upload_made_asset", videoId, uploadId, assetId },
      receivedAt: ctx.clock.now(),
      processedAt: null,
    });
    await ctx.settle();
    expect(ctx.relayed).toMatchObject([{ name: "media/video-webhook.received", data: { deliveryId: stored?.id } }]);
  });

  it("that comes again, also many times at once, is stored and announced once", async () => {
    const { ctx, events, post, deliveries } = await muxScene(database.db);
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(events.ready)));
    expect(answers.sort()).toEqual(["duplicate", "duplicate", "duplicate", "recorded"]);
    expect(await post(events.ready)).toBe("duplicate");
    await ctx.settle();
    expect(await deliveries(events.ready)).toHaveLength(1);
    expect(ctx.relayed).toHaveLength(1);
  });

  it.each([
    ["signed with another secret", (event: object) => signAsMux(event, { secret: "of somebody else" })],
    ["signed six minutes ago", (event: object) => signAsMux(event, { timestamp: seconds() - 360 })],
    ["signed for ten minutes ahead", (event: object) => signAsMux(event, { timestamp: seconds() + 600 })],
    ["changed after it was signed", (event: object) => ({ ...signAsMux(event), rawBody: JSON.stringify({ ...event, type: "video.asset.deleted" }) })],
    ["without a signature", (event: object) => ({ ...signAsMux(event), signature: null })],
    ["with a header that is none", (event: object) => ({ ...signAsMux(event), signature: "garbage" })],
    ["with a time and no signature", (event: object) => ({ ...signAsMux(event), signature: `t=${seconds()}` })],
    ["with a signature and no time", (event: object) => ({ ...signAsMux(event), signature: signAsMux(event).signature.replace(/^t=\d+,/, "") })],
  ])("%s is refused and writes nothing", async (_case, forge) => {
    const { ctx, events, deliveries } = await muxScene(database.db);
    const stored = await database.db.webhookDelivery.count();
    await expect(recordVideoWebhook(ctx, forge(events.ready))).rejects.toMatchObject({ kind: "invalid", code: "webhook.signature_invalid" });
    await ctx.settle();
    expect(await deliveries(events.ready)).toEqual([]);
    expect(await database.db.webhookDelivery.count()).toBe(stored);
    expect(ctx.relayed).toEqual([]);
  });

  it("whose signed body is no JSON is refused", async () => {
    const { ctx } = await muxScene(database.db);
    for (const body of ["", "{", "null"]) await expect(recordVideoWebhook(ctx, signAsMux(body))).rejects.toMatchObject({ code: "webhook.signature_invalid" });
  });

  it("is taken from our own endpoint only", async () => {
    const { ctx, events, deliveries } = await muxScene(database.db);
    for (const viewer of [anonymous, userViewer({ userId: "usr_a", roles: ["student"] }), userViewer({ userId: "usr_b", roles: ["admin"] })]) {
      await expect(recordVideoWebhook(ctx.as(viewer), signAsMux(events.ready))).rejects.toMatchObject({ kind: "not_found" });
    }
    expect(await deliveries(events.ready)).toEqual([]);
  });
});
