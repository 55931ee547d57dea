import { fc } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { translationScene } from "@/tests/harness/translation-scene";
import { getCourseTranslations } from "../queries/get-course-translations";
import { getLessonEditor } from "../queries/get-lesson-editor";
import { getPublishGate } from "../queries/get-publish-gate";
import { getQuizEditor } from "../queries/get-quiz-editor";
import { getTranslationChange } from "../queries/get-translation-change";
import { listChanges } from "../queries/list-changes";
import { changeLesson } from "./change-lesson";
import { createTranslation } from "./create-translation";
import { importQuestions } from "./import-questions";
import { moveLessons } from "./move-lessons";
import { noteLesson } from "./note-lesson";
import { publishCourse } from "./publish-course";
import { restoreLessonRevision } from "./restore-lesson-revision";
import { saveCaptions } from "./save-captions";
import { addCaptions } from "./add-captions";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});
const scene = (slugs?: string[]) => translationScene(database.db, slugs);

describe("what is outdated", () => {
  it("is exactly what says something else in the source than when it was noted, whatever else happens", async () => {
    type Act = { name: string; index: number; text: string };
    const acts = fc.record({ name: fc.constantFrom("body", "summary", "rename", "address", "move", "preview", "translate", "note", "restore"), index: fc.nat(2), text: fc.constantFrom("Uno.", "Dos.", "Tres.") });
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 9 }), async (list: Act[]) => {
        const { ctx, courseId, moduleId, lessonIds, translationId, write, writeSource, translated, outdated, note } = await scene();
        const said = await Promise.all(lessonIds.map((lessonId) => getLessonEditor(ctx, { courseId, lessonId })));
        const now = said.map(({ summary, body }) => ({ summary, body }));
        const noted = now.map((text) => ({ ...text }));
        const first = now.map((text) => ({ ...text }));
        for (const { name, index, text } of list) {
          const lessonId = lessonIds[index] ?? "";
          const mine = now[index];
          if (!mine) continue;
          if (name === "body" || name === "summary") {
            await writeSource(index, { [name]: text });
            mine[name] = text;
          } else if (name === "rename") await writeSource(index, { title: `Otra: ${text}` });
          else if (name === "address") await changeLesson(ctx, { courseId, lessonId, changes: { slug: `otra-${index}-${text.toLowerCase().replace(".", "")}` } });
          else if (name === "preview") await changeLesson(ctx, { courseId, lessonId, changes: { isPreview: text === "Uno." } });
          else if (name === "move") await moveLessons(ctx, { courseId, moduleId, lessonIds: [lessonId], beforeLessonId: null });
          else if (name === "translate") await write({ courseId: translationId, lessonId: await translated(index) }, { body: `نص ${text}` });
          else if (name === "restore") {
            await restoreLessonRevision(ctx, { courseId, lessonId, revision: 1 });
            Object.assign(mine, first[index]);
          } else {
            await note(index);
            noted[index] = { ...mine };
          }
          const expected = now.flatMap((one, at) => (JSON.stringify(one) === JSON.stringify(noted[at]) ? [] : [at]));
          expect(await outdated()).toEqual(expected);
        }
        await ctx.settle();
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("is dated from the first change that still holds, shown beside what was, and cleared by nothing but the word of its author", async () => {
    const { ctx, courseId, translationId, writeSource, write, translated, outdated, change, note, page } = await scene();
    await writeSource(0, { body: "## Texto\n\nOtro cuerpo." });
    const since = (await page()).lessons[0]?.source?.outdatedSince;
    expect(since).toEqual(expect.any(String));
    await writeSource(0, { body: "## Texto\n\nOtro cuerpo, más largo." });
    expect((await page()).lessons[0]?.source?.outdatedSince).toBe(since);
    const lessonId = await translated(0);
    await write({ courseId: translationId, lessonId }, { body: "نص", summary: "ملخص" });
    expect(await outdated()).toEqual([0]);
    const shown = await change(0);
    expect(shown).toMatchObject({ language: "ar", body: "نص", summary: "ملخص", source: { courseId, language: "es", isGone: false }, outdatedSince: since });
    expect(shown.parts).toEqual([{ part: "body", stretches: [{ kind: "agreed", text: "## Texto\n\n" }, { kind: "conflict", theirs: "Cuerpo.", mine: "Otro cuerpo, más largo." }] }]);
    const gate = await getPublishGate(ctx, { courseId: translationId });
    expect(gate.advice.filter(({ code }) => code === "translation_outdated")).toMatchObject([{ place: { at: "lesson", lessonId, title: "Lección uno" }, severity: "advice" }]);
    expect(gate.blocking).toEqual([]);
    await writeSource(0, { body: "Mientras alguien miraba." });
    await expect(noteLesson(ctx, { courseId: translationId, lessonId, seen: shown.seen })).rejects.toMatchObject({ code: "authoring.source_changed" });
    expect(await outdated()).toEqual([0]);
    await note(0);
    expect(await outdated()).toEqual([]);
    expect(await change(0)).toMatchObject({ parts: [], outdatedSince: null });
    expect((await listChanges(ctx, { courseId: translationId, limit: 1 })).items).toMatchObject([{ kind: "translation_noted", subject: { lessonId } }]);
    await publishCourse(ctx, { courseId: translationId });
    await ctx.settle();
  });

  it("is said of questions, captions, videos and files too, with what changed in each", async () => {
    const { db } = database;
    const made = await studioScene(db, ["cuestionario", "clase", "material"]);
    const { ctx, courseId, lessonIds: [quizId = "", videoLessonId = "", fileLessonId = ""], user } = made;
    const videoId = newId("video");
    await db.videoAsset.create({ data: { id: videoId, status: "ready", playbackId: videoId, durationSeconds: 60, fileName: "clase.mp4" } });
    await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: videoLessonId, number: 2, kind: "video", title: "Clase", videoAssetId: videoId } });
    await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: quizId, number: 2, kind: "quiz", title: "Cuestionario" } });
    const ask = async (gift: string) => {
      const { version } = await getQuizEditor(ctx, { courseId, lessonId: quizId });
      await importQuestions(ctx, { courseId, lessonId: quizId, version, name: "q.gift", dryRun: false }, new TextEncoder().encode(gift));
    };
    await ask("::Suma:: ¿Cuánto es 2 + 2? {=4 ~5}");
    const captions = async (language: string, text: string) =>
      addCaptions(ctx, { courseId, lessonId: videoLessonId, language, file: Buffer.from(`WEBVTT\n\n00:00.000 --> 00:02.000\n${text}\n`).toString("base64") });
    const added = await captions("es", "Hola");
    if (added.state !== "stored") throw new Error("the captions were refused");
    const { courseId: translationId } = await createTranslation(ctx, { courseId, language: "en" });
    const parts = async (at: number) => {
      const { lessons } = await getCourseTranslations(ctx, { courseId: translationId });
      return getTranslationChange(ctx, { courseId: translationId, lessonId: lessons[at]?.lessonId ?? "" });
    };
    await captions("en", "Hello");
    expect((await parts(1)).parts).toEqual([]);
    await saveCaptions(ctx, { courseId, lessonId: videoLessonId, captionId: added.captionId, version: 1, cues: [{ start: 0, end: 2, text: "Hola a todos", settings: {}, id: "" }] });
    await ask("::Resta:: ¿Cuánto es 2 - 2? {=0 ~1}");
    const [questions, captioned] = [await parts(0), await parts(1)];
    expect(captioned.parts.map(({ part }) => part)).toEqual(["captions"]);
    expect(captioned.parts[0]?.stretches.find(({ kind }) => kind === "conflict")).toMatchObject({ theirs: expect.stringContaining("Hola"), mine: expect.stringContaining("Hola a todos") });
    expect(questions.parts.map(({ part }) => part)).toEqual(["questions"]);
    expect(JSON.stringify(questions.parts)).toContain("2 - 2");
    expect(questions.questions).toContain("✓ 4");
    await noteLesson(ctx, { courseId: translationId, lessonId: captioned.lessonId, seen: captioned.seen });
    expect((await parts(1)).parts).toEqual([]);
    await saveCaptions(ctx, { courseId, lessonId: videoLessonId, captionId: added.captionId, version: 2, cues: [{ start: 0, end: 2, text: "Hola otra vez", settings: {}, id: "" }] });
    expect((await parts(1)).outdatedSince).toEqual(expect.any(String));
    const [otherVideo, fileId] = [newId("video"), newId("file")];
    await db.videoAsset.create({ data: { id: otherVideo, status: "ready", playbackId: otherVideo, durationSeconds: 60, fileName: "clase-2.mp4" } });
    await db.courseFile.create({ data: { id: fileId, courseId, lessonId: fileLessonId, number: 1, name: "guía.pdf", state: "ready", bytes: 10, pathname: fileId, uploadedById: user.id } });
    await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: videoLessonId, number: 3, kind: "video", title: "Clase", videoAssetId: otherVideo } });
    await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: fileLessonId, number: 2, kind: "file", title: "Material", body: "## Texto\n\nCuerpo.", fileId } });
    expect((await parts(1)).parts).toEqual([{ part: "video", stretches: [{ kind: "conflict", theirs: "clase.mp4", mine: "clase-2.mp4" }] }]);
    expect((await parts(2)).parts).toEqual([{ part: "file", stretches: [{ kind: "conflict", theirs: "", mine: "guía.pdf" }] }]);
    const stored = await db.lessonRevision.findFirstOrThrow({ where: { lessonId: quizId }, orderBy: { number: "desc" } });
    await noteLesson(ctx, { courseId: translationId, lessonId: questions.lessonId, seen: (await parts(0)).seen });
    const shuffled = JSON.parse(JSON.stringify(stored.content).replaceAll('"shuffle":true', '"shuffle":false'));
    await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: quizId, number: stored.number + 1, kind: "quiz", title: "Cuestionario", body: stored.body, content: shuffled } });
    expect(JSON.stringify((await parts(0)).parts)).toContain("shuffle");
    await ctx.settle();
  });
});
