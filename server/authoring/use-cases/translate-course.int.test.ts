import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { findCourseLanding } from "@/server/catalog/queries/find-course-landing";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { translationScene } from "@/tests/harness/translation-scene";
import { requireUsableFile } from "../files/require-file-lesson";
import { getCourseTranslations } from "../queries/get-course-translations";
import { getLessonEditor } from "../queries/get-lesson-editor";
import { getStudioCourse } from "../queries/get-studio-course";
import { getTranslationChange } from "../queries/get-translation-change";
import { listChanges } from "../queries/list-changes";
import { addLesson } from "./add-lesson";
import { addModule } from "./add-module";
import { addTranslatedLesson } from "./add-translated-lesson";
import { createTranslation } from "./create-translation";
import { deleteLessons } from "./delete-lessons";
import { linkTranslation } from "./link-translation";
import { noteLesson } from "./note-lesson";
import { pairLesson } from "./pair-lesson";
import { publishCourse } from "./publish-course";
import { startCourse } from "./start-course";
import { unlinkTranslation } from "./unlink-translation";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});
const scene = (slugs?: string[]) => translationScene(database.db, slugs);

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
