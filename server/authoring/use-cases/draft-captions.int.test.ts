import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findFfmpeg } from "@/local/kit/ffmpeg.ts";
import { system } from "@/server/access";
import { askForCaptions, giveUpCaptionDraft, settleCaptionDraft, takeCaptionDraft } from "@/server/media";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { muxEvent, signAsMux } from "@/tests/harness/mux-scene";
import { openMuxWorld } from "@/tests/harness/mux-world";
import { studioScene } from "@/tests/harness/studio-scene";
import { setTestEnv } from "@/tests/harness/test-env";
import { getCaptionDraft } from "../queries/get-caption-draft";
import { getCaptionEditor } from "../queries/get-caption-editor";
import { getLessonMedia } from "../queries/get-lesson-media";
import { addCaptions } from "./add-captions";
import { addLesson } from "./add-lesson";
import { attachVideo } from "./attach-video";
import { discardCaptionDraft } from "./discard-caption-draft";
import { draftCaptions } from "./draft-captions";
import { startVideo } from "./start-video";
import { takeOverCaptions } from "./take-over-captions";

setTestEnv();

const settled = { timeout: 60_000, interval: 50 };
const folder = mkdtempSync(path.join(os.tmpdir(), "draft-captions-"));
let database: TestDatabase;
let world: Awaited<ReturnType<typeof openMuxWorld>>;
/** What is not done, as if the vendor's word or our job had been lost. */
const lost = new Set<string>();

beforeAll(async () => {
  database = await startTestDatabase();
  world = await openMuxWorld(database.db, async (ctx, { name, data }) => {
    if (lost.has(name)) return;
    if (name === "media/video.ready") await attachVideo(ctx, { videoId: String(data.videoId) });
    if (name === "media/caption-draft.asked") await askForCaptions(ctx, { draftId: String(data.draftId) });
    if (name === "media/caption-draft.transcribed") await takeCaptionDraft(ctx, { draftId: String(data.draftId) });
  });
});
afterAll(async () => {
  await world.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Three seconds of picture, with a tone or without sound. */
function clip(sound: boolean): Buffer<ArrayBuffer> {
  const file = path.join(folder, sound ? "sound.mp4" : "silent.mp4");
  const inputs = ["-f", "lavfi", "-i", "testsrc2=size=160x90:rate=10", ...(sound ? ["-f", "lavfi", "-i", "sine=frequency=440"] : [])];
  execFileSync(findFfmpeg(undefined, process.env.PATH ?? ""), ["-y", "-loglevel", "error", ...inputs, "-t", "3", "-c:v", "libx264", "-preset", "ultrafast", ...(sound ? ["-c:a", "aac"] : []), file]);
  return Buffer.from(readFileSync(file));
}

/** A teacher whose lesson has got a video, which the vendor has processed. */
async function scene({ language = "es", sound = true } = {}) {
  const made = await studioScene(database.db, ["uno"]);
  const { courseId, moduleId } = made;
  await database.db.course.update({ where: { id: courseId }, data: { language } });
  const ctx = world.ctx.as(made.ctx.viewer);
  const lesson = { title: "En video", kind: "video" as const, summary: "", body: "", durationSeconds: 0, isPreview: false, moduleId };
  const { lessonId } = await addLesson(ctx, { courseId, lesson, beforeLessonId: null, address: "numbered" });
  const place = { courseId, lessonId };
  const { videoId, uploadUrl } = await startVideo(ctx, { ...place, fileName: "clase.mp4", bytes: 1_000 });
  await fetch(uploadUrl, { method: "PUT", body: clip(sound) });
  const drafts = async () => (await getLessonMedia(ctx, place)).video?.captionDrafts;
  const draftWhen = async (state: string) =>
    vi.waitFor(async () => {
      await world.runJobs();
      const [draft] = (await drafts()) ?? [];
      expect(draft?.state).toBe(state);
      if (!draft) throw new Error("no draft");
      return draft;
    }, settled);
  const attached = () => vi.waitFor(async () => expect((await getLessonMedia(ctx, place)).video?.videoId).toBe(videoId), settled);
  return { ...made, ctx, place, lessonId, videoId, drafts, draftWhen, attached };
}

describe("captions that a machine drafts", () => {
  it("are asked for by themselves in the course's language, wait for a person, and become the video's captions by their hand", async () => {
    const { ctx, place, draftWhen, drafts, user, addColleague } = await scene();
    const draft = await draftWhen("ready");
    expect(draft).toMatchObject({ language: "es", label: "Español", failure: null });
    expect((await getLessonMedia(ctx, place)).video?.captions).toEqual([]);
    const address = { ...place, draftId: draft.draftId };
    expect((await getCaptionDraft(ctx, address)).cues).toEqual([{ startSeconds: 0.1, endSeconds: 0.5, text: "Listening" }, { startSeconds: 0.5, endSeconds: 3, text: "16000 Hz, 1 channel, 3 s of es" }]);
    await expect(getCaptionDraft(await addColleague({ canEdit: true }), address)).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not_found/) });

    const { captionId } = await takeOverCaptions(ctx, address);
    expect(await drafts()).toEqual([]);
    expect(await getCaptionEditor(ctx, { ...place, captionId })).toMatchObject({ language: "es", label: "Español", version: 1, versions: [{ savedBy: user.name }], cues: [{ start: 0.1 }, { start: 0.5, text: "16000 Hz, 1 channel, 3 s of es" }] });
    await expect(takeOverCaptions(ctx, address)).rejects.toMatchObject({ kind: "not_found" });
    await expect(draftCaptions(ctx, { ...place, language: "es" })).rejects.toMatchObject({ code: "media.captions_exist" });
  });

  it("fail with the recogniser's reason, are asked for again, and can be thrown away", async () => {
    const { ctx, place, draftWhen, drafts } = await scene({ language: "fr" });
    const failed = await draftWhen("failed");
    expect(failed.failure).toContain("no model for French");
    await expect(takeOverCaptions(ctx, { ...place, draftId: failed.draftId })).rejects.toMatchObject({ kind: "not_found" });
    await draftCaptions(ctx, { ...place, language: "fr" });
    expect((await draftWhen("failed")).draftId).not.toBe(failed.draftId);
    await discardCaptionDraft(ctx, { ...place, draftId: (await draftWhen("failed")).draftId });
    expect(await drafts()).toEqual([]);
    await expect(draftCaptions(ctx, { ...place, language: "qu" })).rejects.toMatchObject({ code: "media.language_not_heard" });
  });

  it("say so when the video has no sound", async () => {
    const { draftWhen } = await scene({ sound: false });
    expect(await draftWhen("failed")).toMatchObject({ failure: "no_sound" });
  });

  it("are not asked for in a language that cannot be heard", async () => {
    const { attached, drafts } = await scene({ language: "ar" });
    await attached();
    expect(await drafts()).toEqual([]);
  });

  it("are not asked for while the video whose place was taken has some to carry over", async () => {
    const { ctx, place, draftWhen, drafts } = await scene();
    await takeOverCaptions(ctx, { ...place, draftId: (await draftWhen("ready")).draftId });
    const { videoId, uploadUrl } = await startVideo(ctx, { ...place, fileName: "otra.mp4", bytes: 1_000 });
    await fetch(uploadUrl, { method: "PUT", body: clip(true) });
    await vi.waitFor(async () => expect((await getLessonMedia(ctx, place)).video).toMatchObject({ videoId, captions: [], formerCaptions: ["Español"] }), settled);
    expect(await drafts()).toEqual([]);
  });

  it("once asked for are not asked for twice, and give way to a file that a person brings", async () => {
    const { ctx, place, draftWhen, drafts, videoId } = await scene();
    const { draftId } = await draftWhen("ready");
    await draftCaptions(ctx, { ...place, language: "es" });
    expect((await drafts())?.map((draft) => draft.draftId)).toEqual([draftId]);
    await addCaptions(ctx, { ...place, language: "es", file: Buffer.from("WEBVTT\n\n00:00.000 --> 00:02.000\nHola\n").toString("base64") });
    expect(await drafts()).toEqual([]);
    await expect(takeOverCaptions(ctx, { ...place, draftId })).rejects.toMatchObject({ code: "media.captions_exist" });
    expect(await database.db.captionTrack.count({ where: { videoAssetId: videoId } })).toBe(1);
  });

  it("are found by looking when the vendor's word was lost, and given up when it does not come", async () => {
    lost.add("media/caption-draft.transcribed").add("media/caption-draft.asked");
    try {
      const { ctx, draftWhen } = await scene();
      const { draftId } = await draftWhen("asked");
      const job = ctx.as(system("test"));
      expect(await askForCaptions(job, { draftId })).toBe("asked");
      expect(await askForCaptions(job, { draftId }), "tried again").toBe("asked");
      const row = await database.db.captionDraft.findUniqueOrThrow({ where: { id: draftId }, include: { videoAsset: true } });
      const [assetId, trackId] = [String(row.videoAsset.assetId), String(row.muxTrackId)];
      await vi.waitFor(async () => expect(await ctx.vendors.video.findCaptions(assetId, trackId)).toEqual({ state: "ready" }), settled);
      await settleCaptionDraft(job, { draftId });
      expect(await takeCaptionDraft(job, { draftId })).toBe("ready");
      expect(await takeCaptionDraft(job, { draftId })).toBe("left");
      await giveUpCaptionDraft(job, { draftId });
      await draftWhen("ready");
    } finally {
      lost.clear();
    }
    const other = await scene();
    const { draftId } = await other.draftWhen("ready");
    await database.db.captionDraft.update({ where: { id: draftId }, data: { state: "hearing", muxTrackId: "unknown" } });
    await settleCaptionDraft(other.ctx.as(system("test")), { draftId });
    expect(await other.drafts()).toMatchObject([{ state: "failed", failure: "too_long" }]);
    await database.db.captionDraft.update({ where: { id: draftId }, data: { state: "asked" } });
    await giveUpCaptionDraft(other.ctx.as(system("test")), { draftId });
    expect(await other.drafts()).toMatchObject([{ state: "failed", failure: "unreachable" }]);
  });

  it("are not brought back by a word that comes late, and no other track's word counts", async () => {
    const { ctx, place, draftWhen, drafts } = await scene();
    const { draftId } = await draftWhen("ready");
    const say = async (type: string, data: object) => {
      const { rawBody, signature } = signAsMux(muxEvent(type, data));
      await world.hear(rawBody, signature);
    };
    await say("video.asset.track.errored", { id: "late", text_source: "generated_vod", passthrough: draftId, error: { messages: ["late"] } });
    await say("video.asset.track.ready", { id: "other", text_source: "uploaded", passthrough: draftId });
    expect(await drafts()).toMatchObject([{ state: "ready", failure: null }]);
    await discardCaptionDraft(ctx, { ...place, draftId });
    await say("video.asset.track.ready", { id: "late", text_source: "generated_vod", passthrough: draftId });
    expect(await drafts()).toEqual([]);
  });
});
