import { describe, expect, it } from "vitest";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import type { LessonBase } from "@/lib/schemas/authoring-studio";
import type { Ctx } from "@/server/platform/ctx";
import { getLessonEditor, listLessonRevisions } from "../queries/get-lesson-editor";
import { listChanges } from "../queries/list-changes";
import { publishCourse } from "./publish-course";
import { restoreLessonRevision } from "./restore-lesson-revision";
import { saveLesson } from "./save-lesson";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const BODY = "## Índices\n\nUno.\n\nDos.\n\nTres.\n";
let serial = 0;

/** Two editors of one lesson that says BODY, and what each of them has on screen. */
async function twoEditors() {
  const scene = await studioScene(database.db);
  const { ctx, courseId, lessonIds: [lessonId = ""] } = scene;
  const colleague = await scene.addColleague();
  const save = (who: Ctx, base: LessonBase, fields: { body?: string; title?: string; resolves?: string }, saveKey = `save_key_${(serial += 1)}`) =>
    saveLesson(who, { courseId, lessonId, base, saveKey, ...fields });
  const { base } = await save(ctx, { revision: 1, edition: 1 }, { body: BODY });
  const read = (who: Ctx = ctx) => getLessonEditor(who, { courseId, lessonId });
  return { ...scene, lessonId, colleague, save, base, read };
}

describe("saving a lesson", () => {
  it("takes one author's saves into one revision, until time has passed or a release holds it", async () => {
    const { ctx, courseId, lessonId, save, base, read } = await twoEditors();
    // The factory's revision is part of a release, so the first save made the second.
    expect(base).toEqual({ revision: 2, edition: 1 });
    const second = await save(ctx, base, { body: `${BODY}Cuatro.\n` });
    expect(second.base).toEqual({ revision: 2, edition: 2 });
    await publishCourse(ctx, { courseId });
    const third = await save(ctx, second.base, { body: `${BODY}Cuatro y cinco.\n` });
    expect(third.base).toEqual({ revision: 3, edition: 1 });
    ctx.clock.advance(11 * 60_000);
    const fourth = await save(ctx, third.base, { title: "Otro nombre" });
    expect(fourth).toMatchObject({ state: "saved", base: { revision: 4, edition: 1 }, text: { title: "Otro nombre", body: `${BODY}Cuatro y cinco.\n` } });
    expect(await read()).toMatchObject({ title: "Otro nombre", base: { revision: 4, edition: 1 }, savedBy: "Inés Maestra" });
    const released = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId, number: 2 } });
    expect(released.body).toBe(`${BODY}Cuatro.\n`);
    const { items } = await listChanges(ctx, { courseId, lessonId, limit: 10 });
    expect(items.map(({ kind, subject }) => [kind, subject.revision])).toEqual([["lesson_saved", 4], ["lesson_saved", 3], ["lesson_saved", 2]]);
    await ctx.settle();
  });

  it("stores a save once, however often and late it is sent", async () => {
    const { ctx, save, base, read } = await twoEditors();
    const key = "the_same_save";
    const first = await save(ctx, base, { body: `${BODY}Cuatro.\n` }, key);
    expect(await save(ctx, base, { body: `${BODY}Cuatro.\n` }, key)).toEqual(first);
    const later = await save(ctx, first.base, { body: `${BODY}Cuatro y cinco.\n` });
    expect(await save(ctx, base, { body: `${BODY}Cuatro.\n` }, key)).toMatchObject({ base: later.base, text: { body: `${BODY}Cuatro y cinco.\n` } });
    expect((await read()).body).toBe(`${BODY}Cuatro y cinco.\n`);
  });

  it("joins what two wrote in different places, also upon a text that was saved over since", async () => {
    const { ctx, colleague, save, base, read } = await twoEditors();
    const mine = await save(ctx, base, { body: BODY.replace("Uno.", "Uno, mejor.") });
    await save(ctx, mine.base, { body: BODY.replace("Uno.", "Uno, aún mejor.") });
    const theirs = await save(colleague, base, { body: BODY.replace("Tres.", "Tres y medio."), title: "Con título" });
    const both = BODY.replace("Uno.", "Uno, aún mejor.").replace("Tres.", "Tres y medio.");
    expect(theirs).toMatchObject({ state: "merged", text: { body: both, title: "Con título" } });
    expect(await read()).toMatchObject({ body: both, title: "Con título", savedBy: "Otto Colega" });
  });

  it("overwrites nothing where they contradict, and keeps both until it is settled", async () => {
    const { ctx, colleague, save, base, read } = await twoEditors();
    await save(ctx, base, { body: BODY.replace("Dos.", "Dos de Inés.") });
    const conflict = await save(colleague, base, { body: BODY.replace("Dos.", "Dos de Otto.") });
    if (conflict.state !== "conflict") return expect.fail(`it was ${conflict.state}`);
    expect(conflict).toMatchObject({ fields: ["body"], mine: { body: BODY.replace("Dos.", "Dos de Otto.") }, theirs: { body: BODY.replace("Dos.", "Dos de Inés.") }, theirsBy: "Inés Maestra" });
    expect(conflict.body).toContainEqual({ kind: "conflict", mine: "Dos de Otto.\n", theirs: "Dos de Inés.\n" });
    expect((await read()).body).toBe(BODY.replace("Dos.", "Dos de Inés."));
    const typedOn = await save(colleague, base, { body: BODY.replace("Dos.", "Dos de Otto, y más."), resolves: conflict.setAsideId });
    expect(typedOn).toMatchObject({ state: "conflict", setAsideId: conflict.setAsideId });
    expect((await read(colleague)).setAside).toMatchObject([{ setAsideId: conflict.setAsideId, text: { body: BODY.replace("Dos.", "Dos de Otto, y más.") } }]);
    expect((await read(ctx)).setAside).toEqual([]);
    const settled = await save(colleague, conflict.base, { body: BODY.replace("Dos.", "Dos de los dos."), resolves: conflict.setAsideId });
    expect(settled.state).toBe("saved");
    expect((await read(colleague)).setAside).toEqual([]);
  });

  it("asks, too, when two give it different names", async () => {
    const { ctx, colleague, save, base } = await twoEditors();
    await save(ctx, base, { title: "De Inés" });
    expect(await save(colleague, base, { title: "De Otto" })).toMatchObject({ state: "conflict", fields: ["title"] });
  });

  it("loses no line of many saves at once", async () => {
    const { ctx, colleague, save, base, read } = await twoEditors();
    const lines = ["## Índices", "Uno.", "Dos.", "Tres."];
    const answers = await Promise.all(lines.map((line, index) => save(index % 2 ? ctx : colleague, base, { body: BODY.replace(line, `${line.slice(0, -1)} ampliado.`) })));
    expect(answers.map(({ state }) => state).filter((state) => state === "conflict")).toEqual([]);
    const { body } = await read();
    for (const line of lines) expect(body).toContain(`${line.slice(0, -1)} ampliado.`);
  });

  it("says again what an earlier revision said, on top of the history", async () => {
    const { ctx, courseId, lessonId, save, base, read } = await twoEditors();
    ctx.clock.advance(11 * 60_000);
    await save(ctx, base, { body: "Otro texto.\n" });
    expect(await restoreLessonRevision(ctx, { courseId, lessonId, revision: 2 })).toEqual({ base: { revision: 4, edition: 1 } });
    expect((await read()).body).toBe(BODY);
    expect(await listLessonRevisions(ctx, { courseId, lessonId })).toMatchObject([{ revision: 4 }, { revision: 3 }, { revision: 2, releases: [] }, { revision: 1, releases: [1] }]);
  });

  it("is for those who may edit the course, and for lessons of that course", async () => {
    const { ctx, courseId, lessonId, addColleague } = await twoEditors();
    const other = await studioScene(database.db);
    const input = { courseId, lessonId, base: { revision: 1, edition: 1 }, saveKey: "a_strangers_key", body: "Nada" };
    await expect(saveLesson(other.ctx, input)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(saveLesson(other.ctx, { ...input, courseId: other.courseId })).rejects.toMatchObject({ code: "access.not_found" });
    const publisher = await addColleague({ canPublish: true, canManageMedia: true, canManageStudents: true });
    await expect(saveLesson(publisher, input)).rejects.toMatchObject({ kind: "forbidden" });
    await ctx.settle();
  });
});
