import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { getTranscript } from "@/server/learning/queries/get-captions";
import { makeCourse } from "@/tests/factories/make-course";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { findSharedData } from "@/tests/harness/shared-data";
import { studioScene } from "@/tests/harness/studio-scene";
import { getCaptionEditor } from "../queries/get-caption-editor";
import { getLessonMedia } from "../queries/get-lesson-media";
import { addCaptions } from "./add-captions";
import { carryCaptions } from "./carry-captions";
import { deleteCaptions } from "./delete-captions";
import { saveCaptions } from "./save-captions";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const base64 = (file: string | Uint8Array): string => Buffer.from(file).toString("base64");
const GOOD = "WEBVTT\n\n00:03.000 --> 00:04.000\nSegundo\n\n00:00.000 --> 00:02.000\n<b>Primero</b> &amp; más\n";

/** A course on sale with one lesson, whose draft and release show the same video. */
async function scene() {
  const { db } = database;
  const made = await studioScene(db, ["uno"]);
  const videoId = newId("video");
  await db.videoAsset.create({ data: { id: videoId, status: "ready", playbackId: videoId, durationSeconds: 60 } });
  const course = await makeCourse(db, { lessons: [{ slug: "clase", kind: "video", videoAssetId: videoId }] });
  await db.courseInstructor.create({ data: { courseId: course.course.id, instructorId: made.instructorId, position: 1, canEdit: true, canManageMedia: true } });
  const place = { courseId: course.course.id, lessonId: course.lessons[0]?.lessonId ?? "" };
  const { ctx } = made;
  const add = (file: string | Uint8Array, language = "es") => addCaptions(ctx, { ...place, language, file: base64(file) });
  const stored = async (file: string = GOOD) => {
    const added = await add(file);
    if (added.state !== "stored") throw new Error("the file was refused");
    return added.captionId;
  };
  const transcript = async () => (await getTranscript(ctx, { courseSlug: course.course.slug, lessonSlug: "clase", language: "es" })).map(({ startSeconds, text }) => [startSeconds, text]);
  return { ...made, db, videoId, place, add, stored, transcript };
}

describe("captions that a teacher brings", () => {
  it("are stored in the order of time, and are the transcript of the lesson at once", async () => {
    const { ctx, place, add, transcript, db, videoId, user } = await scene();
    const added = await add(GOOD);
    expect(added).toMatchObject({ state: "stored", cues: 2, notes: [{ kind: "warning", code: "out_of_order" }] });
    expect(await transcript()).toEqual([[0, "Primero & más"], [3, "Segundo"]]);
    expect(await db.captionTrack.findMany({ where: { videoAssetId: videoId } })).toMatchObject([{ language: "es", label: "Español", version: 1 }]);
    await ctx.settle();
    expect(ctx.relayed.map(({ name, data }) => [name, data.videoId])).toContainEqual(["media/captions.changed", videoId]);
    if (added.state !== "stored") return;
    const editor = await getCaptionEditor(ctx, { ...place, captionId: added.captionId });
    expect(editor).toMatchObject({ version: 1, language: "es", versions: [{ number: 1, savedBy: user.name }] });
    expect(editor.cues.map(({ text }) => text)).toEqual(["<b>Primero</b> &amp; más", "Segundo"]);
  });

  it("come in several languages and formats, also in an old encoding, and say what was repaired", async () => {
    const { add, db, videoId } = await scene();
    expect(await add(Buffer.from("1\n00:00:01,000 --> 00:00:02,000\n<font color=red>Olá, ção</font>\n", "latin1"), "pt-BR")).toMatchObject({
      state: "stored",
      cues: 1,
      notes: [{ line: 1, code: "not_utf8" }, { line: 3, kind: "repaired", code: "styling_dropped" }],
    });
    await add(GOOD, "en");
    expect((await db.captionTrack.findMany({ where: { videoAssetId: videoId }, orderBy: { language: "asc" } })).map(({ language, label }) => [language, label])).toEqual([["en", "English"], ["pt-BR", "Português (Brasil)"]]);
  });

  it("are refused with the line, and then nothing is stored", async () => {
    const { add, db, videoId } = await scene();
    expect(await add("WEBVTT\n\n00:02.000 --> 00:01.000\nAl revés\n\n00:0x.000 --> 00:03.000\nMal\n")).toEqual({
      state: "refused",
      problems: [expect.objectContaining({ line: 3, code: "ends_before_start" }), expect.objectContaining({ line: 6, code: "bad_times" })],
    });
    expect(await add(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).toMatchObject({ state: "refused" });
    expect(await db.captionTrack.count({ where: { videoAssetId: videoId } })).toBe(0);
  });

  it("in a language that is there already make another version, and the former stays", async () => {
    const { ctx, place, stored, add, transcript } = await scene();
    const captionId = await stored();
    expect(await add("WEBVTT\n\n00:00.000 --> 00:02.000\nOtro\n")).toMatchObject({ state: "stored", captionId });
    expect(await transcript()).toEqual([[0, "Otro"]]);
    expect((await getCaptionEditor(ctx, { ...place, captionId })).versions.map(({ number }) => number)).toEqual([2, 1]);
    expect((await getCaptionEditor(ctx, { ...place, captionId, version: 1 })).cues.map(({ text }) => text)).toEqual(["<b>Primero</b> &amp; más", "Segundo"]);
    await expect(getCaptionEditor(ctx, { ...place, captionId, version: 9 })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("need a video", async () => {
    const { ctx, courseId, lessonIds: [lessonId = ""] } = await studioScene(database.db);
    await expect(addCaptions(ctx, { courseId, lessonId, language: "es", file: base64(GOOD) })).rejects.toMatchObject({ code: "media.no_video" });
  });
});

describe("captions of a video that was replaced", () => {
  it("come to the new one on request, once, without what lies after its end; the former keeps its own", async () => {
    const { ctx, db, place, add, videoId, addColleague } = await scene();
    await add(GOOD);
    await add(GOOD, "en");
    const { id: _, content: __, ...newest } = await db.lessonRevision.findFirstOrThrow({ where: { lessonId: place.lessonId }, orderBy: { number: "desc" } });
    const shorter = newId("video");
    await db.videoAsset.create({ data: { id: shorter, status: "ready", playbackId: shorter, durationSeconds: 2.5 } });
    await db.lessonRevision.create({ data: { ...newest, id: newId("lessonRevision"), number: newest.number + 1, videoAssetId: shorter } });
    await add("WEBVTT\n\n00:00.000 --> 00:01.000\nNew\n", "en");
    expect((await getLessonMedia(ctx, place)).video).toMatchObject({ videoId: shorter, formerCaptions: ["Español"] });

    expect(await carryCaptions(ctx, place)).toEqual({ languages: ["es"] });
    expect(await carryCaptions(ctx, place), "twice").toEqual({ languages: [] });
    const tracks = await db.captionTrack.findMany({ where: { videoAssetId: shorter }, orderBy: { language: "asc" }, select: { language: true, label: true, version: true, vtt: true } });
    expect(tracks).toMatchObject([{ language: "en" }, { language: "es", label: "Español", version: 1 }]);
    expect(tracks[0]?.vtt).toContain("New");
    expect(tracks[1]?.vtt).toContain("Primero");
    expect(tracks[1]?.vtt).not.toContain("Segundo");
    expect(await db.captionTrack.count({ where: { videoAssetId: videoId } })).toBe(2);
    expect((await getLessonMedia(ctx, place)).video?.formerCaptions).toEqual([]);
    expect(await addColleague().then((colleague) => carryCaptions(colleague, place).catch(({ kind }: { kind: string }) => kind))).toMatch(/forbidden|not_found/);
    await ctx.settle();
  });

  it("are not looked for where there is no video", async () => {
    const { ctx, courseId, lessonIds } = await studioScene(database.db, ["leida"]);
    await expect(carryCaptions(ctx, { courseId, lessonId: lessonIds[0] ?? "" })).rejects.toMatchObject({ code: "media.no_video" });
  });
});

describe("captions that are edited", () => {
  const cue = (start: number, end: number, text: string) => ({ start, end, text, settings: {}, id: "" });

  it("are saved as the next version, and refused to whom began from an older one", async () => {
    const { ctx, place, stored, transcript, db } = await scene();
    const captionId = await stored();
    const save = (version: number, text: string) => saveCaptions(ctx, { ...place, captionId, version, cues: [cue(5, 6, "después"), { ...cue(1, 2, text), settings: { align: "start" } }] });
    expect(await save(1, "antes")).toEqual({ version: 2 });
    expect(await transcript()).toEqual([[1, "antes"], [5, "después"]]);
    await expect(save(1, "de otra pestaña")).rejects.toMatchObject({ kind: "conflict", code: "media.captions_changed" });
    expect(await transcript()).toEqual([[1, "antes"], [5, "después"]]);
    expect((await db.captionTrack.findUniqueOrThrow({ where: { id: captionId } })).vtt).toContain("00:00:01.000 --> 00:00:02.000 align:start");
    expect(await db.courseChange.count({ where: { courseId: place.courseId, kind: "captions_changed" } })).toBe(2);
  });

  it("are deleted with their versions", async () => {
    const { ctx, place, stored, db, videoId } = await scene();
    const captionId = await stored();
    await saveCaptions(ctx, { ...place, captionId, version: 1, cues: [cue(0, 1, "x")] });
    expect(await deleteCaptions(ctx, { ...place, captionId })).toEqual({ captionId });
    expect([await db.captionTrack.count({ where: { videoAssetId: videoId } }), await db.captionVersion.count({ where: { trackId: captionId } })]).toEqual([0, 0]);
    await expect(deleteCaptions(ctx, { ...place, captionId })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("are the business of whom the owner trusts with media, lesson by lesson", async () => {
    const { ctx, place, stored } = await scene();
    const other = await scene();
    const captionId = await stored();
    await expect(getCaptionEditor(other.ctx, { ...place, captionId })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(deleteCaptions(other.ctx, { ...place, captionId })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(getCaptionEditor(ctx, { ...place, captionId: await other.stored() })).rejects.toMatchObject({ kind: "not_found" });
  });
});

const shared = findSharedData("03-packages-captions");

describe.skipIf(!shared)("the public caption files, brought as a teacher would", () => {
  const files = (folder: string, extension: string): string[] =>
    shared === null ? [] : readdirSync(path.join(shared, folder)).filter((name) => name.endsWith(extension)).map((name) => path.join(folder, name));

  it("malformed ones are refused with a line, or stored with every repair named", async () => {
    const { add } = await scene();
    const tried = [...files("webvtt/malformed", ".vtt"), ...files("srt", ".srt")];
    expect(tried.length).toBeGreaterThanOrEqual(24);
    for (const file of tried) {
      const answer = await add(readFileSync(path.join(shared ?? "", file)));
      const said = answer.state === "refused" ? answer.problems : answer.notes;
      if (answer.state === "refused") expect(said.length, file).toBeGreaterThan(0);
      else expect(answer.cues, file).toBeGreaterThan(0);
      for (const { line, message } of said) expect([file, line >= 1, message.length > 10]).toEqual([file, true, true]);
    }
  });
});
