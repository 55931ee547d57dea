import { randomUUID } from "node:crypto";
import { fc } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { findCourseLanding } from "@/server/catalog/queries/find-course-landing";
import { makeUser } from "@/tests/factories/make-user";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { studioScene } from "@/tests/harness/studio-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { requireUsableFile } from "../files/require-file-lesson";
import { getCourseTranslations } from "../queries/get-course-translations";
import { getLessonEditor } from "../queries/get-lesson-editor";
import { getPublishGate } from "../queries/get-publish-gate";
import { getQuizEditor } from "../queries/get-quiz-editor";
import { getStudioCourse } from "../queries/get-studio-course";
import { getTranslationChange } from "../queries/get-translation-change";
import { listChanges } from "../queries/list-changes";
import { addLesson } from "./add-lesson";
import { addModule } from "./add-module";
import { addTranslatedLesson } from "./add-translated-lesson";
import { changeLesson } from "./change-lesson";
import { createTranslation } from "./create-translation";
import { deleteLessons } from "./delete-lessons";
import { importQuestions } from "./import-questions";
import { linkTranslation } from "./link-translation";
import { moveLessons } from "./move-lessons";
import { noteLesson } from "./note-lesson";
import { pairLesson } from "./pair-lesson";
import { publishCourse } from "./publish-course";
import { restoreLessonRevision } from "./restore-lesson-revision";
import { saveCaptions } from "./save-captions";
import { addCaptions } from "./add-captions";
import { saveLesson } from "./save-lesson";
import { startCourse } from "./start-course";
import { unlinkTranslation } from "./unlink-translation";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());

/** A course in Spanish and its translation into Arabic, just begun. */
async function scene(slugs?: string[]) {
  const made = await studioScene(database.db, slugs);
  const { ctx, courseId } = made;
  const { courseId: translationId, slug } = await createTranslation(ctx, { courseId, language: "ar" });
  const write = async (place: { courseId: string; lessonId: string }, text: { body?: string; summary?: string; title?: string }) => {
    const { base } = await getLessonEditor(ctx, place);
    await saveLesson(ctx, { ...place, base, saveKey: randomUUID(), ...text });
  };
  const writeSource = (index: number, text: Parameters<typeof write>[1]) => write({ courseId, lessonId: made.lessonIds[index] ?? "" }, text);
  const page = () => getCourseTranslations(ctx, { courseId: translationId });
  /** The translated lesson of a source's, by its place in the source. */
  const translated = async (index: number) => (await page()).lessons.find(({ source }) => source?.lessonId === made.lessonIds[index])?.lessonId ?? "";
  /** The places of the source's lessons whose translations are outdated. */
  const outdated = async () => (await page()).lessons.flatMap(({ source }) => (source && source.changed.length > 0 ? [made.lessonIds.indexOf(source.lessonId)] : [])).sort();
  const change = async (index: number) => getTranslationChange(ctx, { courseId: translationId, lessonId: await translated(index) });
  const note = async (index: number) => {
    const { seen, lessonId } = await change(index);
    return noteLesson(ctx, { courseId: translationId, lessonId, seen });
  };
  return { ...made, translationId, slug, write, writeSource, page, translated, outdated, change, note };
}

describe("the translation of a course", () => {
  it("begins as a draft with the source's outline, text, quizzes, settings and team, each lesson linked and up to date", async () => {
    const { ctx, courseId, translationId, slug, order, page, instructorId, course } = await scene();
    const [source, copy] = [await getStudioCourse(ctx, { courseId }), await getStudioCourse(ctx, { courseId: translationId })];
    expect(copy.course).toMatchObject({ status: "draft", language: "ar", title: course.title, priceAmount: 6_900, topicSlug: "data", slug: `${course.slug}-ar` });
    expect(slug).toBe(copy.course.slug);
    expect(copy.modules.map(({ title, lessons }) => [title, lessons.map(({ title: name, slug: address, kind }) => [name, address, kind])])).toEqual(
      source.modules.map(({ title, lessons }) => [title, lessons.map(({ title: name, slug: address, kind }) => [name, address, kind])]),
    );
    expect(await order()).toBe("Módulo 1: uno dos tres");
    expect(copy.collaborators).toMatchObject([{ instructorId, isOwner: true }]);
    const { source: original, lessons, missing, candidates, freeLanguages } = await page();
    expect(original).toMatchObject({ courseId, language: "es", isPublished: true, counts: null });
    expect(lessons.map(({ source: from }) => [from?.title, from?.changed, from?.outdatedSince])).toEqual([["Lección uno", [], null], ["Lección dos", [], null], ["Lección tres", [], null]]);
    expect([missing, candidates, freeLanguages]).toEqual([[], [], []]);
    const { others } = await getCourseTranslations(ctx, { courseId });
    expect(others).toMatchObject([{ courseId: translationId, isPublished: false, counts: { outdated: 0, unpaired: 0, missing: 0 }, canEdit: true }]);
    expect((await listChanges(ctx, { courseId: translationId, limit: 1 })).items).toMatchObject([{ kind: "translation_created", subject: { count: 3 } }]);
    expect((await listChanges(ctx, { courseId, limit: 1 })).items).toMatchObject([{ kind: "translation_linked" }]);
    await ctx.settle();
  });

  it("is one a language, and hangs on the original", async () => {
    const { ctx, courseId, translationId } = await scene();
    await expect(createTranslation(ctx, { courseId, language: "ar" })).rejects.toMatchObject({ code: "authoring.translation_exists" });
    await expect(createTranslation(ctx, { courseId, language: "es" })).rejects.toMatchObject({ code: "authoring.translation_exists" });
    await expect(createTranslation(ctx, { courseId: translationId, language: "en" })).rejects.toMatchObject({ code: "authoring.translation_of_translation" });
    const { courseId: second } = await createTranslation(ctx, { courseId, language: "en" });
    expect((await getCourseTranslations(ctx, { courseId: second })).others).toMatchObject([{ courseId: translationId }]);
    await ctx.settle();
  });

  it("takes its own images, sessions, videos and files along, and hands the file out", async () => {
    const { db } = database;
    const { ctx, courseId, moduleId, lessonIds, user } = await studioScene(db);
    const fileId = newId("file");
    await db.courseFile.create({ data: { id: fileId, courseId, lessonId: lessonIds[0] ?? "", number: 1, name: "guía.pdf", state: "ready", bytes: 10, pathname: fileId, uploadedById: user.id } });
    await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: lessonIds[0] ?? "", number: 2, kind: "file", title: "Guía", fileId } });
    await db.moduleSession.create({ data: { id: newId("moduleSession"), moduleId, heldOn: new Date("2026-12-01"), name: "Apertura", hours: 2 } });
    await db.courseImage.create({ data: { id: newId("courseImage"), courseId, name: "plan.png", sha256: "x", url: "https://files.test/plan.png", pathname: "plan.png", mediaType: "image/png" } });
    const { courseId: copyId } = await createTranslation(ctx, { courseId, language: "he" });
    const { modules } = await getStudioCourse(ctx, { courseId: copyId });
    expect(modules[0]?.sessions).toEqual([{ heldOn: "2026-12-01", name: "Apertura", hours: 2 }]);
    expect(await db.courseImage.count({ where: { courseId: copyId, name: "plan.png" } })).toBe(1);
    const place = { courseId: copyId, lessonId: modules[0]?.lessons[0]?.lessonId ?? "" };
    expect(await requireUsableFile(db, place, fileId)).toEqual({ id: fileId, name: "guía.pdf" });
    await expect(requireUsableFile(db, { ...place, lessonId: lessonIds[0] ?? "" }, fileId)).rejects.toMatchObject({ kind: "not_found" });
    await ctx.settle();
  });

  it("concerns nobody who may not edit both courses", async () => {
    const { ctx, courseId, translationId, addColleague, translated, change } = await scene();
    const colleague = await addColleague({ canEdit: true });
    const stranger = ctx.as(userViewer({ userId: (await makeUser(database.db, { roles: ["instructor"] })).id, roles: ["instructor"], instructorId: "ins_none" }));
    const [lessonId, { seen }] = [await translated(0), await change(0)];
    await expect(getCourseTranslations(colleague, { courseId: translationId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(unlinkTranslation(colleague, { courseId, translationId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(createTranslation(stranger, { courseId, language: "en" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(noteLesson(stranger, { courseId: translationId, lessonId, seen })).rejects.toMatchObject({ kind: "not_found" });
    await expect(noteLesson(ctx, { courseId, lessonId, seen })).rejects.toMatchObject({ kind: "not_found" });
    const translator = await addTranslator(translationId, "ar-only");
    expect((await getCourseTranslations(translator, { courseId: translationId })).source).toMatchObject({ courseId, canEdit: false });
    await expect(getTranslationChange(translator, { courseId: translationId, lessonId })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(linkTranslation(translator, { courseId, translationId })).rejects.toMatchObject({ kind: "forbidden" });
    await ctx.settle();

    async function addTranslator(id: string, session: string) {
      const other = await makeUser(database.db, { roles: ["instructor"] });
      const { instructorId } = await studioScene(database.db);
      await database.db.courseInstructor.create({ data: { courseId: id, instructorId, position: 1, canEdit: true } });
      return ctx.as(userViewer({ userId: other.id, roles: ["instructor"], instructorId, sessionId: session }));
    }
  });
});

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

describe("linking", () => {
  it("makes an existing course a translation, pairs its lessons, and lets go again", async () => {
    const { ctx, courseId, course, moduleId: _module, instructorId } = await studioScene(database.db);
    const english = await startCourse(ctx, { title: "The same course", language: "en" });
    const { moduleId } = await addModule(ctx, { courseId: english.courseId, title: "Module 1" });
    for (const title of ["Dos", "One", "Another"]) await addLesson(ctx, { courseId: english.courseId, lesson: { moduleId, title, kind: "article", body: "Text." } });
    expect((await getCourseTranslations(ctx, { courseId })).candidates).toEqual([{ courseId: english.courseId, title: "The same course", language: "en" }]);
    expect(await linkTranslation(ctx, { courseId, translationId: english.courseId })).toEqual({ paired: 3 });
    const { lessons } = await getCourseTranslations(ctx, { courseId: english.courseId });
    expect(lessons.map(({ title, source }) => [title, source?.title])).toEqual([["Dos", "Lección dos"], ["One", "Lección uno"], ["Another", "Lección tres"]]);
    await expect(linkTranslation(ctx, { courseId, translationId: english.courseId })).rejects.toMatchObject({ code: "authoring.translation_exists" });
    const other = await studioScene(database.db);
    await database.db.courseInstructor.create({ data: { courseId: other.courseId, instructorId, position: 1, canEdit: true } });
    await expect(linkTranslation(ctx, { courseId: other.courseId, translationId: english.courseId })).rejects.toMatchObject({ code: "authoring.translation_taken" });
    await expect(linkTranslation(ctx, { courseId, translationId: "crs_missing" })).rejects.toMatchObject({ kind: "not_found" });
    await database.db.course.update({ where: { id: other.courseId }, data: { language: "fr", deletedAt: new Date() } });
    await expect(linkTranslation(ctx, { courseId, translationId: other.courseId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(unlinkTranslation(ctx, { courseId: english.courseId, translationId: courseId })).rejects.toMatchObject({ kind: "not_found" });
    await unlinkTranslation(ctx, { courseId, translationId: english.courseId });
    expect(await getCourseTranslations(ctx, { courseId: english.courseId })).toMatchObject({ source: null, others: [], lessons: [] });
    expect((await listChanges(ctx, { courseId: english.courseId, limit: 1 })).items).toMatchObject([{ kind: "translation_unlinked", subject: { title: course.title } }]);
    await ctx.settle();
    expect(ctx.relayed.filter(({ name }) => name === "catalog/course.changed").map(({ data }) => data.courseId)).toEqual(expect.arrayContaining([courseId, english.courseId]));
  });

  it("names the original of a lesson by hand, and brings what is missing over to its place", async () => {
    const { ctx, courseId, moduleId, translationId, page, translated, lessonIds } = await scene();
    const own = await translated(1);
    await pairLesson(ctx, { courseId: translationId, lessonId: own, sourceLessonId: null });
    expect(await page()).toMatchObject({ missing: [{ lessonId: lessonIds[1] }] });
    expect((await getCourseTranslations(ctx, { courseId })).others).toMatchObject([{ counts: { unpaired: 1, missing: 1 } }]);
    expect(await pairLesson(ctx, { courseId: translationId, lessonId: own, sourceLessonId: lessonIds[1] ?? null })).toEqual({ paired: true });
    await expect(pairLesson(ctx, { courseId: translationId, lessonId: own, sourceLessonId: own })).rejects.toMatchObject({ kind: "not_found" });
    const { lessonId: newer } = await addLesson(ctx, { courseId, lesson: { moduleId, title: "Entre", kind: "article", body: "Nuevo." }, beforeLessonId: lessonIds[2] ?? null });
    expect((await page()).missing).toEqual([{ lessonId: newer, title: "Entre", kind: "article" }]);
    const { lessonId } = await addTranslatedLesson(ctx, { courseId: translationId, sourceLessonId: newer });
    expect((await page()).lessons.map(({ title }) => title)).toEqual(["Lección uno", "Lección dos", "Entre", "Lección tres"]);
    expect(await getLessonEditor(ctx, { courseId: translationId, lessonId })).toMatchObject({ body: "Nuevo." });
    const { moduleId: secondModule } = await addModule(ctx, { courseId, title: "Otro" });
    const alone = await addLesson(ctx, { courseId, lesson: { moduleId: secondModule, title: "Sola", kind: "article", body: "Sola." } });
    await addTranslatedLesson(ctx, { courseId: translationId, sourceLessonId: alone.lessonId });
    expect((await page()).lessons.map(({ title }) => title)).toEqual(["Lección uno", "Lección dos", "Entre", "Lección tres", "Sola"]);
    await expect(addTranslatedLesson(ctx, { courseId: translationId, sourceLessonId: own })).rejects.toMatchObject({ kind: "not_found" });
    await deleteLessons(ctx, { courseId, lessonIds: [newer] });
    expect((await page()).lessons[2]?.source).toMatchObject({ isGone: true, changed: [] });
    await ctx.settle();
  });
});

describe("who looks for a course", () => {
  it("finds it in its other languages, once those are public", async () => {
    const { ctx, courseId, course, translationId, slug } = await scene();
    const { courseId: second } = await createTranslation(ctx, { courseId, language: "en" });
    const named = async (address: string) => (await findCourseLanding(database.db, address))?.translations.map(({ language }) => language);
    expect(await named(course.slug)).toEqual([]);
    await publishCourse(ctx, { courseId: translationId });
    await publishCourse(ctx, { courseId: second });
    expect(await named(course.slug)).toEqual(["ar", "en"]);
    expect(await named(slug)).toEqual(["es", "en"]);
    await database.db.course.update({ where: { id: courseId }, data: { status: "archived" } });
    expect(await named(slug)).toEqual(["en"]);
    await ctx.settle();
  });
});
