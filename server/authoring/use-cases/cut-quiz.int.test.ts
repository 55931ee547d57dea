import { describe, expect, it } from "vitest";
import { quizContentSchema, type ChangeQuizInput } from "@/lib/schemas/lesson-content";
import { getLessonPage } from "@/server/learning";
import { bankScene } from "@/tests/harness/bank-scene";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryFiles } from "@/tests/harness/in-memory-vendors";
import { loadQuiz } from "../quiz/quiz-content";
import { getPublishGate } from "../queries/get-publish-gate";
import { changeQuiz } from "./change-quiz";
import { duplicateLesson } from "./duplicate-lesson";
import { exportCourse } from "./export-course";
import { importCourse } from "./import-course";
import { setDraws } from "./set-draws";
import { undoChange } from "./undo-change";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type Section = NonNullable<ChangeQuizInput["sections"]>[number];
const section = (title: string, from: number, more: Partial<Section> = {}): Section => ({ id: null, title, from, instructions: "", shuffle: false, draw: null, ...more });

/** A quiz of four questions of a bank. */
async function scene() {
  const made = await bankScene(database.db, 6);
  await made.takeQuestions(made.questionIds.slice(0, 4));
  const change = async (change: Omit<ChangeQuizInput, "courseId" | "lessonId" | "version">) => changeQuiz(made.ctx, { ...made.quiz, version: (await made.editor()).version, ...change });
  const sections = async () => (await made.editor()).sections;
  const stored = async () => (await loadQuiz(database.db, made.courseId, made.lessonId)).quiz;
  const stems = async () => (await made.editor()).questions.map(({ stem }) => stem);
  return { ...made, change, sections, stored, stems };
}

describe("cutting a quiz into sections", () => {
  it("names them, moves questions between them, and takes each step back", async () => {
    const { change, sections, stems, ctx, courseId } = await scene();
    const before = await stems();
    await change({ sections: [section("Leer", 0, { instructions: "Un *pasaje*.", shuffle: true }), section("Escribir", 3)] });
    const [first, second] = await sections();
    expect([first, second]).toMatchObject([{ title: "Leer", from: 0, instructions: "Un *pasaje*.", shuffle: true, draw: null }, { title: "Escribir", from: 3 }]);
    if (!first || !second) throw new Error("not cut");
    await change({ order: [0, 1, 3, 2], sections: [first, { ...second, from: 2, title: "Redactar" }] });
    expect(await sections()).toMatchObject([{ id: first.id, from: 0 }, { id: second.id, from: 2, title: "Redactar" }]);
    expect(await stems()).toEqual([before[0], before[1], before[3], before[2]]);
    await undoChange(ctx, { courseId });
    expect(await sections()).toEqual([first, second]);
    await change({ order: [1, 2, 3] });
    expect((await sections()).map(({ from }) => from), "a question that is gone moves the border").toEqual([0, 2]);
  });

  it("refuses sections that are not there, begin behind the last question or out of their order", async () => {
    const { change } = await scene();
    await expect(change({ sections: [section("X", 5)] })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(change({ sections: [section("X", 0, { id: "qsc_gone" })] })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    expect(quizContentSchema.safeParse({ kind: "quiz", passingScore: 60, attempts: null, timeLimitMinutes: null, shuffle: false, questions: [], sections: [{ id: "qsc_a", title: "A", from: 2 }, { id: "qsc_b", title: "B", from: 1 }] }).success).toBe(false);
  });

  it("leaves nothing behind in a quiz that has none any more", async () => {
    const { change, stored } = await scene();
    const before = JSON.stringify(await stored());
    await change({ sections: [section("A", 0)], sectionsInTurn: true });
    expect(await stored()).toMatchObject({ sectionsInTurn: true });
    await change({ settings: { passingScore: 60 } });
    expect(await stored(), "other settings keep it").toMatchObject({ sectionsInTurn: true, sections: [{ title: "A" }] });
    await change({ sections: [] });
    expect(JSON.stringify(await stored())).toBe(before);
    await change({ sectionsInTurn: true });
    expect(JSON.stringify(await stored()), "nothing to take in turn").toBe(before);
  });

  it("keeps a draw in the section that it names, as long as that is there", async () => {
    const { change, sections, stored, editor, quiz, ctx, rule } = await scene();
    await change({ sections: [section("A", 0), section("B", 2)] });
    const [first] = await sections();
    const draw = { ...rule, before: 2, count: 1 };
    await setDraws(ctx, { ...quiz, version: (await editor()).version, draws: [{ ...draw, ...(first && { section: first.id }) }, { ...draw, section: "qsc_gone" }] });
    expect((await stored()).draws?.map(({ section: named }) => named)).toEqual([first?.id, undefined]);
    await change({ sections: (await sections()).slice(1) });
    expect((await stored()).draws?.map((each) => "section" in each)).toEqual([false, false]);
  });
});

describe("a quiz in sections", () => {
  it("is the same in a copy, in its release, and in a folder of another school", async () => {
    const { change, stored, publish, enrol, courseId, lessonId, ctx } = await scene();
    await change({ sections: [section("Leer", 1, { instructions: "# Pasaje\n\nTexto: «a»", draw: 1 }), section("Escribir", 3)], sectionsInTurn: true });
    const cut = await stored();
    const copy = await duplicateLesson(ctx, { courseId, lessonId });
    expect((await loadQuiz(database.db, courseId, copy.lessonId)).quiz).toEqual(cut);
    await publish();
    const { begin, page, ctx: learner, address } = await enrol();
    expect((await page()).rules).toMatchObject({ questionCount: 3, sectionsInTurn: true });
    expect((await begin()).questions).toHaveLength(1);
    expect(JSON.stringify(await getLessonPage(learner, address))).not.toContain("Pasaje");
    const at = { ...ctx, vendors: { ...ctx.vendors, files: memoryFiles() } };
    const { files } = await exportCourse(at, { courseId });
    const { courses } = await importCourse(at, { name: "x", files: files.map((file) => (file.path === "course.yaml" ? { ...file, bytes: new TextEncoder().encode(new TextDecoder().decode(file.bytes).replace(/^slug: .*$/m, `slug: otra-${courseId.slice(4, 20)}`).replace(/^code: .*$/m, "code: OTRA-1")) } : file)), update: false, dryRun: false });
    const again = await exportCourse(at, { courseId: courses[0]?.courseId ?? "" });
    const quizzes = (folder: typeof files) => folder.filter(({ path }) => path.endsWith(".quiz.yaml")).map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(quizzes(again.files)).toEqual(quizzes(files));
    expect(quizzes(files)[0]).toContain("sectionsInTurn: true");
  });

  it("is not published while a section asks for more than it has, or for some that are worth different points", async () => {
    const { change, ctx, courseId, lessonId } = await scene();
    const codes = async () => (await getPublishGate(ctx, { courseId })).blocking.map(({ code, detail }) => [code, detail]).filter(([code]) => code === "draw_above_pool" || code === "section_points_differ");
    await change({ sections: [section("Corta", 0, { draw: 3 }), section("Justa", 2, { draw: 1 })] });
    expect(await codes()).toEqual([["draw_above_pool", "Corta"]]);
    const revision = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" }, select: { id: true, content: true } });
    const content = quizContentSchema.parse(revision.content);
    await database.db.lessonRevision.update({ where: { id: revision.id }, data: { content: JSON.parse(JSON.stringify({ ...content, questions: content.questions.map((question, index) => ({ ...question, points: index + 1 })) })) } });
    expect(await codes()).toEqual([["draw_above_pool", "Corta"], ["section_points_differ", "Corta"], ["section_points_differ", "Justa"]]);
  });
});
