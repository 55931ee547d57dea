import { expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { system } from "@/server/access";
import type { Vendors } from "@/server/vendors";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx } from "@/tests/harness/test-ctx";
import { askForCaptions } from "./ask-for-captions";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** A draft that was asked for, and a vendor that counts what it is asked. */
async function scene(status: "ready" | "failed" = "ready") {
  const { db } = database;
  const [draftId, videoAssetId] = [newId("captionDraft"), newId("video")];
  await db.videoAsset.create({ data: { id: videoAssetId, status, assetId: status === "ready" ? `asset-${videoAssetId}` : null, playbackId: `play-${videoAssetId}` } });
  await db.captionDraft.create({ data: { id: draftId, videoAssetId, language: "es", updatedAt: new Date() } });
  const asked: string[] = [];
  const generateCaptions: Vendors["video"]["generateCaptions"] = async (wanted) => {
    asked.push(wanted.draftId);
    return { trackId: "track" };
  };
  const ctx = testCtx(db, { video: { generateCaptions } as Vendors["video"] }, system("test"));
  return { ctx, draftId, asked, draft: () => db.captionDraft.findUniqueOrThrow({ where: { id: draftId } }) };
}

it("is waited for also when the job ended between asking and writing down that it had", async () => {
  const { ctx, draftId, asked, draft } = await scene();
  expect(await askForCaptions(ctx, { draftId })).toBe("asked");
  expect(await askForCaptions(ctx, { draftId }), "tried again: the vendor's word may still be lost").toBe("asked");
  expect(asked).toEqual([draftId]);
  expect(await draft()).toMatchObject({ state: "hearing", muxTrackId: "track" });
});

it("ends a draft whose video is not there any more: it would be waited for without end", async () => {
  const { ctx, draftId, asked, draft } = await scene("failed");
  expect(await askForCaptions(ctx, { draftId })).toBe("left");
  expect(asked).toEqual([]);
  expect(await draft()).toMatchObject({ state: "failed", failure: "unreachable" });
  expect(await askForCaptions(ctx, { draftId: "cdr_gone" })).toBe("left");
});
