import { describe, expect, it } from "vitest";
import { quizQuestionSchema, saveQuizQuestionSchema } from "@/lib/schemas/quiz-question";
import { everyTestInStudio } from "@/tests/harness/lesson-studio";
import type { StudioScene } from "@/tests/harness/studio-scene";
import type { TestCtx } from "@/tests/harness/test-ctx";
import { getQuizEditor } from "../queries/get-quiz-editor";
import { getQuizQuestion } from "../queries/get-quiz-question";
import { saveQuizQuestion } from "./save-quiz-question";
import { undoChange } from "./undo-change";

const text = (words: string) => ({ format: "markdown", text: words });
const ESSAY = { type: "essay", prompt: text("¿Por qué?"), points: 4, minWords: 5, gradingNotes: text("Mira el plazo"), modelAnswer: text("Porque sí") };

let scene: StudioScene;
let lessonId: string;
everyTestInStudio({ title: "Repaso", kind: "quiz" }, (studio) => {
  ({ scene, lessonId } = studio);
});

const quiz = () => getQuizEditor(scene.ctx, { courseId: scene.courseId, lessonId });
const read = (place: number, ctx: TestCtx = scene.ctx) => getQuizQuestion(ctx, quizQuestionSchema.parse({ courseId: scene.courseId, lessonId, place }));
const save = async (question: object, changes: { place?: number | null; version?: string } = {}, ctx: TestCtx = scene.ctx) => {
  const version = changes.version ?? (await quiz()).version;
  return saveQuizQuestion(ctx, saveQuizQuestionSchema.parse({ courseId: scene.courseId, lessonId, place: null, ...changes, version, question }));
};

describe("a question that is written into a quiz", () => {
  it("is added, opened with what its learners never see, written anew, and taken back", async () => {
    const added = await save(ESSAY);
    expect(await quiz()).toMatchObject({ version: added.version, questions: [{ type: "essay", stem: "¿Por qué?", points: 4 }] });
    expect(await read(0)).toMatchObject({ version: added.version, question: ESSAY });
    await save({ type: "file", prompt: text("Muestra"), extensions: ["pdf"], maxFiles: 2 });
    await save({ ...ESSAY, points: 6 }, { place: 0 });
    expect((await quiz()).questions).toMatchObject([{ type: "essay", points: 6 }, { type: "file" }]);
    await undoChange(scene.ctx, { courseId: scene.courseId });
    expect((await read(0)).question.points).toBe(4);
  });

  it("takes the place of nothing else than what was on screen, and is the quiz's own from then on", async () => {
    const { version } = await save({ ...ESSAY, bank: { id: "bnk_x", question: "bkq_x", version: 1 } });
    expect((await read(0)).question).not.toHaveProperty("bank");
    await expect(save({ type: "boolean", prompt: text("¿Sí?"), correct: true }, { place: 0 }), "another type").rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(save(ESSAY, { place: 7 }), "nothing there").rejects.toMatchObject({ code: "authoring.outline_changed" });
    await save(ESSAY);
    await expect(save(ESSAY, { version }), "an older quiz").rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(read(9)).rejects.toMatchObject({ kind: "not_found" });
    expect(saveQuizQuestionSchema.safeParse({ courseId: scene.courseId, lessonId, place: null, version, question: { type: "code", prompt: text("f"), languages: [{ language: "python" }], tests: [] } }).success, "code has its own form").toBe(false);
  });

  it("carries the rubric that it is judged by, which every other question may begin from", async () => {
    const rubric = [{ id: "c1", title: "Idea", description: "", levels: [{ id: "l1", title: "Clara", description: "", points: 2 }, { id: "l2", title: "Falta", description: "", points: 0 }] }];
    expect((await quiz()).rubrics).toEqual([]);
    await save({ type: "boolean", prompt: text("¿Sí?"), correct: true });
    await save({ ...ESSAY, rubric });
    expect((await read(1)).question).toMatchObject({ points: 4, rubric });
    expect((await quiz()).rubrics).toEqual([{ id: `${lessonId}/2`, lesson: "Repaso", number: 2, course: "Curso de prueba", rubric }]);
    const judged = (points: number) => saveQuizQuestionSchema.safeParse({ courseId: scene.courseId, lessonId, place: null, version: "v", question: { ...ESSAY, rubric: [{ id: "c1", title: "Idea", levels: [{ id: "l1", title: "Clara", points }] }] } }).success;
    expect([judged(1), judged(0)], "a rubric that gives nothing").toEqual([true, false]);
  });

  it("is neither read nor written by a colleague who may only look", async () => {
    await save(ESSAY);
    const reader = await scene.addColleague({ canEdit: false, canPublish: true });
    await expect(read(0, reader)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(save(ESSAY, {}, reader)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
