import { describe, expect, it } from "vitest";
import { findPublishProblems } from "@/lib/domain/publish-gate";
import { EMPTY_ASSIGNMENT, type AssignmentSettings } from "@/lib/schemas/assignment-content";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestInStudio } from "@/tests/harness/lesson-studio";
import { studioScene, type StudioScene } from "@/tests/harness/studio-scene";
import { loadGateFacts } from "../gate/load-gate-facts";
import { getAssignmentEditor } from "../queries/get-assignment-editor";
import { getQuizEditor } from "../queries/get-quiz-editor";
import { getStudioCourse } from "../queries/get-studio-course";
import { addLesson } from "./add-lesson";
import { changeAssignment } from "./change-assignment";
import { changeLesson } from "./change-lesson";
import { undoChange } from "./undo-change";

const { kind: _kind, ...EMPTY } = EMPTY_ASSIGNMENT;
const RUBRIC: AssignmentSettings["rubric"] = [{ id: "c1", title: "Claridad", description: "", levels: [{ id: "l1", title: "Bien", description: "", points: 10 }, { id: "l2", title: "Falta", description: "", points: 0 }] }];
const SOUND: AssignmentSettings = { ...EMPTY, points: 10, passingPoints: 6, rubric: RUBRIC, due: { kind: "at", at: "2026-12-01T04:59:00.000Z" } };

let database: TestDatabase;
let scene: StudioScene;
let lessonId: string;
everyTestInStudio({ title: "Informe", kind: "assignment", body: "Escribe un informe." }, (studio) => {
  ({ database, scene, lessonId } = studio);
});

const editor = () => getAssignmentEditor(scene.ctx, { courseId: scene.courseId, lessonId });
const change = async (settings: AssignmentSettings) => changeAssignment(scene.ctx, { courseId: scene.courseId, lessonId, version: (await editor()).version, settings });
const codes = async () => {
  const { course, modules } = await loadGateFacts(database.db, scene.courseId);
  return findPublishProblems(course, modules).filter(({ place }) => place.at === "lesson" && place.lessonId === lessonId).map(({ code }) => code);
};

describe("an assignment", () => {
  it("begins empty, is changed as a whole, and the change can be undone", async () => {
    expect(await editor()).toMatchObject({ settings: EMPTY, timeZone: "America/Bogota", rubrics: [] });
    const { version } = await change(SOUND);
    expect(await editor()).toMatchObject({ settings: SOUND, version });
    await expect(changeAssignment(scene.ctx, { courseId: scene.courseId, lessonId, version: "another", settings: EMPTY })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    expect(await undoChange(scene.ctx, { courseId: scene.courseId })).toMatchObject({ state: "done", kind: "assignment_changed" });
    expect((await editor()).settings).toEqual(EMPTY);
  });

  it("is looked at by the gate, with the text too", async () => {
    expect(await codes()).toEqual(["assignment_takes_nothing", "assignment_without_points"]);
    await change({ ...SOUND, points: 12, passingPoints: 13 });
    expect(await codes()).toEqual(["assignment_passing_above_points", "rubric_points_differ"]);
    const outline = await getStudioCourse(scene.ctx, { courseId: scene.courseId });
    expect(outline.modules.flatMap(({ lessons }) => lessons).find((row) => row.lessonId === lessonId)?.problems).toEqual(["assignment_passing_above_points", "rubric_points_differ"]);
    await change(SOUND);
    expect(await codes()).toEqual([]);
    await database.db.course.update({ where: { id: scene.courseId }, data: { startsAt: new Date("2026-12-15T00:00:00Z") } });
    expect(await codes()).toEqual(["assignment_due_before_start"]);
  });

  it("offers its rubric to the teacher's other assignments, and to nobody else's", async () => {
    await change(SOUND);
    const { lessonId: other } = await addLesson(scene.ctx, { courseId: scene.courseId, lesson: { moduleId: scene.moduleId, title: "Otra", kind: "assignment" } });
    expect((await getAssignmentEditor(scene.ctx, { courseId: scene.courseId, lessonId: other })).rubrics).toEqual([{ id: lessonId, lesson: "Informe", number: null, course: "Curso de prueba", rubric: RUBRIC }]);
    const stranger = await studioScene(database.db);
    const { lessonId: foreign } = await addLesson(stranger.ctx, { courseId: stranger.courseId, lesson: { moduleId: stranger.moduleId, title: "Ajena", kind: "assignment" } });
    expect((await getAssignmentEditor(stranger.ctx, { courseId: stranger.courseId, lessonId: foreign })).rubrics).toEqual([]);
    await expect(getAssignmentEditor(stranger.ctx, { courseId: scene.courseId, lessonId })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("that becomes a quiz begins as an empty one, and back again as it was", async () => {
    await change(SOUND);
    await changeLesson(scene.ctx, { courseId: scene.courseId, lessonId, changes: { kind: "quiz" } });
    expect((await getQuizEditor(scene.ctx, { courseId: scene.courseId, lessonId })).questions).toEqual([]);
    await expect(editor()).rejects.toMatchObject({ kind: "not_found" });
    await changeLesson(scene.ctx, { courseId: scene.courseId, lessonId, changes: { kind: "assignment" } });
    expect((await editor()).settings).toEqual(SOUND);
  });
});
