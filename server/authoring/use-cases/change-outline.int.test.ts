import { describe, expect, it } from "vitest";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { getStudioCourse } from "../queries/get-studio-course";
import { listChanges } from "../queries/list-changes";
import { addLesson } from "./add-lesson";
import { addModule } from "./add-module";
import { changeLesson } from "./change-lesson";
import { changeModule } from "./change-module";
import { deleteLessons } from "./delete-lessons";
import { deleteModule } from "./delete-module";
import { duplicateLesson } from "./duplicate-lesson";
import { duplicateModule } from "./duplicate-module";
import { moveLessons } from "./move-lessons";
import { moveModule } from "./move-module";
import { redoChange } from "./redo-change";
import { restoreChange } from "./restore-change";
import { undoChange } from "./undo-change";
import { updateCourse } from "./update-course";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type Scene = Awaited<ReturnType<typeof studioScene>>;

/** Each act upon the outline, what it makes of it, and that undo and redo lead back and forth. */
const ACTS: [string, (scene: Scene) => Promise<unknown>, string][] = [
  ["a module is added in front", ({ ctx, courseId, moduleId }) => addModule(ctx, { courseId, title: "Antes", beforeModuleId: moduleId }), "Antes:  | Módulo 1: uno dos tres"],
  ["a module is added at the end", ({ ctx, courseId }) => addModule(ctx, { courseId, title: "Después" }), "Módulo 1: uno dos tres | Después: "],
  ["a lesson is added in its place", ({ ctx, courseId, moduleId, lessonIds }) =>
    addLesson(ctx, { courseId, lesson: { moduleId, title: "Cero", kind: "article" }, beforeLessonId: lessonIds[0] ?? null }), "Módulo 1: cero uno dos tres"],
  ["lessons change places", ({ ctx, courseId, moduleId, lessonIds }) =>
    moveLessons(ctx, { courseId, moduleId, lessonIds: [lessonIds[2] ?? "", lessonIds[0] ?? ""], beforeLessonId: null }), "Módulo 1: dos tres uno"],
  ["lessons are deleted", ({ ctx, courseId, lessonIds }) => deleteLessons(ctx, { courseId, lessonIds: lessonIds.slice(0, 2) }), "Módulo 1: tres"],
  ["a lesson is duplicated", ({ ctx, courseId, lessonIds }) => duplicateLesson(ctx, { courseId, lessonId: lessonIds[0] ?? "" }), "Módulo 1: uno uno-2 dos tres"],
  ["a module is duplicated", ({ ctx, courseId, moduleId }) => duplicateModule(ctx, { courseId, moduleId }), "Módulo 1: uno dos tres | Módulo 1 (2): uno-2 dos-2 tres-2"],
  ["a module is deleted with its lessons", ({ ctx, courseId, moduleId }) => deleteModule(ctx, { courseId, moduleId, withLessons: true }), ""],
  ["a module is renamed", ({ ctx, courseId, moduleId }) => changeModule(ctx, { courseId, moduleId, changes: { title: "Bases" } }), "Bases: uno dos tres"],
  ["a lesson gets another address", ({ ctx, courseId, lessonIds }) => changeLesson(ctx, { courseId, lessonId: lessonIds[1] ?? "", changes: { slug: "mitad" } }), "Módulo 1: uno mitad tres"],
];

describe("the outline", () => {
  it.each(ACTS)("%s, which is undone and done again", async (_what, act, expected) => {
    const scene = await studioScene(database.db);
    const { ctx, courseId, order } = scene;
    await act(scene);
    expect(await order()).toBe(expected);
    expect(await undoChange(ctx, { courseId })).toMatchObject({ state: "done" });
    expect(await order()).toBe("Módulo 1: uno dos tres");
    expect(await redoChange(ctx, { courseId })).toMatchObject({ state: "done" });
    expect(await order()).toBe(expected);
    expect(await undoChange(ctx, { courseId })).toMatchObject({ state: "done" });
    expect(await undoChange(ctx, { courseId })).toEqual({ state: "nothing", changeId: null, kind: null });
    expect(await order()).toBe("Módulo 1: uno dos tres");
    await ctx.settle();
  });

  it("moves many lessons to another module, and the module with them", async () => {
    const { ctx, courseId, lessonIds, moduleId, order } = await studioScene(database.db);
    const { moduleId: other } = await addModule(ctx, { courseId, title: "Otro" });
    await moveLessons(ctx, { courseId, moduleId: other, lessonIds: lessonIds.slice(1), beforeLessonId: null });
    expect(await order()).toBe("Módulo 1: uno | Otro: dos tres");
    await moveModule(ctx, { courseId, moduleId: other, beforeModuleId: moduleId });
    expect(await order()).toBe("Otro: dos tres | Módulo 1: uno");
    for (let time = 0; time < 3; time += 1) await undoChange(ctx, { courseId });
    expect(await order()).toBe("Módulo 1: uno dos tres");
    for (let time = 0; time < 3; time += 1) await redoChange(ctx, { courseId });
    expect(await order()).toBe("Otro: dos tres | Módulo 1: uno");
  });

  it("keeps its order without gaps whatever is done to it at once", async () => {
    const { ctx, courseId, lessonIds, moduleId, order, addColleague } = await studioScene(database.db, ["a", "b", "c", "d", "e", "f"]);
    const colleague = await addColleague();
    const { moduleId: other } = await addModule(ctx, { courseId, title: "Otro" });
    await Promise.all([
      ...lessonIds.map((lessonId, index) => moveLessons(index % 2 ? ctx : colleague, { courseId, lessonIds: [lessonId], moduleId: index % 3 ? other : moduleId, beforeLessonId: null })),
      addLesson(ctx, { courseId, lesson: { moduleId, title: "a", kind: "article" }, address: "numbered" }),
      addLesson(colleague, { courseId, lesson: { moduleId, title: "a", kind: "article" }, address: "numbered" }),
      duplicateModule(ctx, { courseId, moduleId: other }),
      moveModule(colleague, { courseId, moduleId: other, beforeModuleId: moduleId }),
    ]);
    const slugs = (await order()).split(/[^a-z0-9-]+/).filter((word) => /^[a-f](-\d)?$/.test(word));
    expect(await order()).not.toContain("gaps");
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.filter((slug) => !slug.includes("-")).toSorted()).toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  it("refuses a neighbour that has gone, and a module that would take lessons with it unasked", async () => {
    const { ctx, courseId, lessonIds: [first = "", second = ""], moduleId } = await studioScene(database.db);
    await deleteLessons(ctx, { courseId, lessonIds: [first] });
    await expect(moveLessons(ctx, { courseId, lessonIds: [second], moduleId, beforeLessonId: first })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(moveLessons(ctx, { courseId, lessonIds: [first], moduleId, beforeLessonId: null })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(deleteModule(ctx, { courseId, moduleId, withLessons: false })).rejects.toMatchObject({ code: "authoring.module_not_empty", params: { count: 2 } });
  });

  it("touches nothing of another course", async () => {
    const [mine, theirs] = [await studioScene(database.db), await studioScene(database.db)];
    await expect(moveLessons(mine.ctx, { courseId: mine.courseId, lessonIds: theirs.lessonIds, moduleId: mine.moduleId, beforeLessonId: null })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(changeModule(mine.ctx, { courseId: mine.courseId, moduleId: theirs.moduleId, changes: { title: "Mío" } })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(changeLesson(mine.ctx, { courseId: mine.courseId, lessonId: theirs.lessonIds[0] ?? "", changes: { title: "Mío" } })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    expect(await theirs.order()).toBe("Módulo 1: uno dos tres");
  });

  it("keeps every field of a module, and its sessions, through change and undo", async () => {
    const { ctx, courseId, moduleId } = await studioScene(database.db);
    const changes = {
      title: "Bases", objective: "Leer planes", hours: 2.5, week: 3, startsOn: "2026-12-01", endsOn: "2026-12-07", topics: ["Índices", "Planes"],
      sessions: [{ heldOn: "2026-12-02", name: "En vivo", hours: 1.5 }],
    };
    const read = async () => (await getStudioCourse(ctx, { courseId })).modules[0];
    const before = await read();
    await changeModule(ctx, { courseId, moduleId, changes });
    expect(await read()).toMatchObject(changes);
    await undoChange(ctx, { courseId });
    expect(await read()).toEqual(before);
  });
});

describe("undo", () => {
  it("takes back one's own change of this session, not a colleague's", async () => {
    const { ctx, courseId, lessonIds: [first = "", , third = ""], moduleId, order, addColleague } = await studioScene(database.db);
    const colleague = await addColleague();
    await moveLessons(ctx, { courseId, lessonIds: [third], moduleId, beforeLessonId: first });
    await changeModule(colleague, { courseId, moduleId, changes: { title: "Bases" } });
    const elsewhere = ctx.as(userViewer({ ...(ctx.viewer.kind === "user" ? ctx.viewer : { userId: "" }), sessionId: "ses_phone" }));
    expect(await undoChange(elsewhere, { courseId })).toMatchObject({ state: "nothing" });
    expect(await undoChange(ctx, { courseId })).toMatchObject({ state: "done", kind: "lessons_moved" });
    expect(await order()).toBe("Bases: uno dos tres");
  });

  it("forgets what could be done again as soon as something else is done", async () => {
    const { ctx, courseId, lessonIds, order } = await studioScene(database.db);
    await deleteLessons(ctx, { courseId, lessonIds: lessonIds.slice(0, 1) });
    await undoChange(ctx, { courseId });
    await deleteLessons(ctx, { courseId, lessonIds: lessonIds.slice(2) });
    expect(await redoChange(ctx, { courseId })).toMatchObject({ state: "nothing" });
    expect(await order()).toBe("Módulo 1: uno dos");
  });

  it("changes nothing where a colleague made it impossible, and goes on with what was before", async () => {
    const { ctx, courseId, moduleId, order, addColleague } = await studioScene(database.db);
    const colleague = await addColleague();
    await changeModule(ctx, { courseId, moduleId, changes: { title: "Bases" } });
    const { moduleId: mine } = await addModule(ctx, { courseId, title: "Mío" });
    await addLesson(colleague, { courseId, lesson: { moduleId: mine, title: "Suya", kind: "article" } });
    expect(await undoChange(ctx, { courseId })).toMatchObject({ state: "conflict", kind: "module_added" });
    expect(await order()).toBe("Bases: uno dos tres | Mío: suya");
    expect(await undoChange(ctx, { courseId })).toMatchObject({ state: "done", kind: "module_changed" });
    expect(await order()).toBe("Módulo 1: uno dos tres | Mío: suya");
  });
});

describe("the history", () => {
  it("tells who did what and when, a page at a time, and restores what was deleted days ago", async () => {
    const { ctx, courseId, lessonIds, moduleId, order, addColleague } = await studioScene(database.db);
    const colleague = await addColleague();
    await deleteLessons(colleague, { courseId, lessonIds: lessonIds.slice(0, 2) });
    ctx.clock.advance(3 * 86_400_000);
    await addLesson(ctx, { courseId, lesson: { moduleId, title: "Cuatro", kind: "article" } });
    const first = await listChanges(ctx, { courseId, limit: 1 });
    expect(first.items).toMatchObject([{ kind: "lesson_added", by: "Inés Maestra", at: "2026-11-25T12:00:00.000Z", subject: { title: "Cuatro" } }]);
    const second = await listChanges(ctx, { courseId, limit: 5, cursor: first.nextCursor ?? "" });
    expect(second).toMatchObject({ items: [{ kind: "lessons_deleted", by: "Otto Colega", subject: { title: "Lección uno", count: 2 }, canRestore: true }], nextCursor: null });
    const deletion = second.items[0]?.changeId ?? "";
    await restoreChange(ctx, { courseId, changeId: deletion });
    expect(await order()).toBe("Módulo 1: uno dos tres cuatro");
    await expect(restoreChange(ctx, { courseId, changeId: deletion })).rejects.toMatchObject({ code: "authoring.change_not_restorable" });
    await undoChange(ctx, { courseId });
    expect(await order()).toBe("Módulo 1: tres cuatro");
  });

  it("gives a course's fields back the values that they had", async () => {
    const { ctx, courseId, course } = await studioScene(database.db);
    await updateCourse(ctx, { courseId, changes: { title: "Otro título", slug: "otra-direccion", tags: ["SQL"], durationHours: 9.5, startsAt: "2026-12-01T00:00:00Z" } });
    const { items: [change] } = await listChanges(ctx, { courseId, limit: 1 });
    expect(change).toMatchObject({ kind: "course_changed", subject: { fields: ["title", "slug", "tags", "durationHours", "startsAt"] } });
    await restoreChange(ctx, { courseId, changeId: change?.changeId ?? "" });
    const { course: now } = await getStudioCourse(ctx, { courseId });
    expect(now).toMatchObject({ title: course.title, slug: course.slug, tags: [], durationHours: 2, startsAt: null });
    await ctx.settle();
  });

  it("of another course is not to be had", async () => {
    const [mine, theirs] = [await studioScene(database.db), await studioScene(database.db)];
    const { changeId } = await deleteLessons(theirs.ctx, { courseId: theirs.courseId, lessonIds: theirs.lessonIds });
    await expect(restoreChange(mine.ctx, { courseId: mine.courseId, changeId })).rejects.toMatchObject({ code: "access.not_found" });
  });
});
