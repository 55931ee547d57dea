import { describe, expect, it } from "vitest";
import { findPublishProblems } from "@/lib/domain/publish-gate";
import { DEFAULT_QUIZ_SETTINGS } from "@/lib/schemas/lesson-content";
import { getLessonPage } from "@/server/learning";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestInStudio } from "@/tests/harness/lesson-studio";
import type { StudioScene } from "@/tests/harness/studio-scene";
import { loadGateFacts } from "../gate/load-gate-facts";
import { getQuizEditor } from "../queries/get-quiz-editor";
import { getStudioCourse } from "../queries/get-studio-course";
import { changeQuiz } from "./change-quiz";
import { duplicateLesson } from "./duplicate-lesson";
import { importQuestions } from "./import-questions";
import { restoreLessonRevision } from "./restore-lesson-revision";
import { saveLesson } from "./save-lesson";
import { undoChange } from "./undo-change";

const GIFT = new TextEncoder().encode("First?{T}\n\nSecond?{=yes ~no}\n\n{~\n");

let database: TestDatabase;
let scene: StudioScene;
let lessonId: string;
everyTestInStudio({ title: "Repaso", kind: "quiz" }, (studio) => {
  ({ database, scene, lessonId } = studio);
});

async function withQuestions(): Promise<void> {
  const { version } = await getQuizEditor(scene.ctx, { courseId: scene.courseId, lessonId });
  await importQuestions(scene.ctx, { courseId: scene.courseId, lessonId, version, name: "a.gift", dryRun: false }, GIFT);
}

function quiz() {
  return getQuizEditor(scene.ctx, { courseId: scene.courseId, lessonId });
}

/** As a release of a version that had players for quizzes would hold it. */
async function release(): Promise<void> {
  const [{ id: revisionId }, releaseModule] = await Promise.all([
    database.db.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" }, select: { id: true } }),
    database.db.releaseModule.findFirstOrThrow({ where: { release: { courseId: scene.courseId } }, select: { id: true, releaseId: true } }),
  ]);
  await database.db.releaseLesson.create({ data: { releaseId: releaseModule.releaseId, releaseModuleId: releaseModule.id, lessonId, revisionId, slug: "repaso", position: 99 } });
}

const stems = async () => (await quiz()).questions.map(({ stem }) => stem);

describe("a quiz lesson", () => {
  it("takes the questions of a file, after a dry run that stores nothing", async () => {
    const { courseId, ctx } = scene;
    const { version, questions, settings } = await quiz();
    expect({ questions, settings }).toEqual({ questions: [], settings: DEFAULT_QUIZ_SETTINGS });
    const asked = { courseId, lessonId, version, name: "a.gift" };
    const dry = await importQuestions(ctx, { ...asked, dryRun: true }, GIFT);
    expect(dry).toMatchObject({ format: "gift", summary: { imported: 2, refused: 1 }, version });
    expect(await stems()).toEqual([]);
    const taken = await importQuestions(ctx, { ...asked, dryRun: false }, GIFT);
    expect(taken.items).toEqual(dry.items);
    expect(await stems()).toEqual(["First?", "Second?"]);
    expect((await quiz()).version).toBe(taken.version);
    await expect(importQuestions(ctx, { ...asked, dryRun: false }, GIFT), "upon what is not there any more").rejects.toMatchObject({ code: "authoring.outline_changed" });
    const many = new TextEncoder().encode("Again?{T}\n\n".repeat(300));
    await expect(importQuestions(ctx, { ...asked, version: taken.version, dryRun: true }, many)).rejects.toMatchObject({ code: "authoring.too_many_questions" });
  });

  it("orders and drops its questions, changes its settings, and takes each of them back", async () => {
    const { courseId, ctx } = scene;
    await withQuestions();
    const before = await quiz();
    const { version } = await changeQuiz(ctx, { courseId, lessonId, version: before.version, order: [1], settings: { passingScore: 80, attempts: 2 } });
    expect(await quiz()).toMatchObject({ version, settings: { passingScore: 80, attempts: 2, shuffle: false }, questions: [{ stem: "Second?" }] });
    await expect(changeQuiz(ctx, { courseId, lessonId, version: before.version, order: [] })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(changeQuiz(ctx, { courseId, lessonId, version, order: [7] })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    const window = { opensAt: "2026-12-01T05:00:00.000Z", closesAt: "2026-12-01T05:00:00.000Z" };
    await expect(changeQuiz(ctx, { courseId, lessonId, version, settings: window })).rejects.toMatchObject({ code: "authoring.window_inverted" });
    expect(await undoChange(ctx, { courseId })).toMatchObject({ state: "done", kind: "quiz_changed" });
    expect(await quiz()).toEqual(before);
  });

  it("keeps its questions through a save of its text, a copy and a way back", async () => {
    const { courseId, ctx } = scene;
    await withQuestions();
    await saveLesson(ctx, { courseId, lessonId, saveKey: "save_key_1", base: { revision: 2, edition: 1 }, body: "Antes de empezar" });
    expect(await stems()).toHaveLength(2);
    const copy = await duplicateLesson(ctx, { courseId, lessonId });
    expect((await getQuizEditor(ctx, { courseId, lessonId: copy.lessonId })).questions).toHaveLength(2);
    await restoreLessonRevision(ctx, { courseId, lessonId, revision: 1 });
    expect(await stems()).toEqual([]);
  });

  it("is not published without questions, nor with one that has no right answer, nobody to score it, or no way to be asked", async () => {
    const { courseId, ctx } = scene;
    const blocking = async () => {
      const { course, modules } = await loadGateFacts(database.db, courseId);
      return findPublishProblems(course, modules).filter(({ severity }) => severity === "blocking").map(({ code, detail }) => [code, detail]);
    };
    expect(await blocking()).toEqual([["quiz_without_questions", null]]);
    expect((await getStudioCourse(ctx, { courseId })).modules.flatMap(({ lessons }) => lessons).find((row) => row.lessonId === lessonId)?.problems).toEqual(["quiz_without_questions"]);
    await withQuestions();
    expect(await blocking()).toEqual([]);
    const text = (words: string) => ({ format: "plain", text: words });
    const questions = [
      { type: "single", prompt: text("Which?"), options: [{ id: "a", text: text("A"), correct: false }] },
      { type: "essay", prompt: text("Why?") },
      { type: "file", prompt: text("Show it.") },
      { type: "code", prompt: text("Write it."), languages: [{ language: "javascript" }], tests: [{ id: "t", name: "t", function: "f", args: [], expected: 1 }] },
      {
        type: "matching", prompt: text("Match."), prompts: [{ id: "p", text: text("P") }], targets: [{ id: "s", text: text("S") }, { id: "t", text: text("T") }],
        pairs: [{ prompt: "p", target: "s" }, { prompt: "p", target: "t" }],
      },
      { type: "code", prompt: text("Write it in stone."), languages: [{ language: "runes" }], tests: [{ id: "t", name: "t", function: "f", args: [], expected: 1 }] },
    ];
    await database.db.lessonRevision.updateMany({ where: { lessonId, number: 2 }, data: { content: { kind: "quiz", questions } } });
    expect(await blocking()).toEqual([
      ["question_without_answer", "1. Which?"],
      ["question_without_player", "5. Match."], ["question_without_player", "6. Write it in stone."],
    ]);
  });

  it("keeps its questions once it is released, and gives them to no learner", async () => {
    const { ctx, course } = scene;
    await withQuestions();
    await release();
    const revision = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" }, select: { id: true } });
    await expect(database.db.lessonRevision.update({ where: { id: revision.id }, data: { content: {} } })).rejects.toThrow(/constraint violated/);
    const shown = await getLessonPage(ctx, { courseSlug: course.slug, lessonSlug: "repaso" });
    expect(JSON.stringify(shown)).not.toContain("Second?");
  });

  it("is no other lesson, and no stranger's", async () => {
    const { courseId, ctx, lessonIds } = scene;
    await expect(getQuizEditor(ctx, { courseId, lessonId: lessonIds[0] ?? "" })).rejects.toMatchObject({ kind: "not_found" });
    const reader = await scene.addColleague({ canEdit: false, canPublish: true });
    const { version } = await getQuizEditor(reader, { courseId, lessonId });
    await expect(changeQuiz(reader, { courseId, lessonId, version, order: [] })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(importQuestions(reader, { courseId, lessonId, version, name: "a.gift", dryRun: true }, GIFT)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
