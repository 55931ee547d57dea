import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { questionSchema } from "@/lib/schemas/questions";
import { getAttemptReview } from "@/server/assessment/queries/get-attempt-review";
import { saveAnswer, startAttempt, submitAttempt } from "@/server/assessment";
import { bankQuestionsSchema } from "@/lib/schemas/banks";
import { getBank } from "@/server/banks/queries/get-bank";
import { getBankQuestion } from "@/server/banks/queries/get-bank-question";
import { listBanks } from "@/server/banks/queries/list-banks";
import { addBankQuestion } from "@/server/banks/use-cases/add-bank-question";
import { archiveBankQuestions } from "@/server/banks/use-cases/archive-bank-questions";
import { changeBank } from "@/server/banks/use-cases/change-bank";
import { createBank } from "@/server/banks/use-cases/create-bank";
import { saveBankQuestion } from "@/server/banks/use-cases/save-bank-question";
import { getLessonPage } from "@/server/learning";
import { bankScene } from "@/tests/harness/bank-scene";
import { countStatements } from "@/tests/harness/count-statements";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { memoryFiles } from "@/tests/harness/in-memory-vendors";
import { studioScene } from "@/tests/harness/studio-scene";
import { testCtx } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { getPublishGate } from "../queries/get-publish-gate";
import { getQuizEditor } from "../queries/get-quiz-editor";
import { addCollaborator } from "./add-collaborator";
import { changeQuiz } from "./change-quiz";
import { exportCourse } from "./export-course";
import { importCourse } from "./import-course";
import { renewBankQuestion } from "./renew-bank-question";
import { removeCollaborator } from "./remove-collaborator";
import { setDraws } from "./set-draws";
import { takeBankQuestions } from "./take-bank-questions";
import { undoChange } from "./undo-change";

let database: TestDatabase;
beforeAll(async () => {
  setTestEnv();
  database = await startTestDatabase();
});
afterAll(() => database.close());

type Scene = Awaited<ReturnType<typeof bankScene>>;
const scene = (count?: number) => bankScene(database.db, count);
const rewrite = ({ ctx, bankId }: Scene, questionId: string, version: number, text: string) =>
  saveBankQuestion(ctx, { bankId, questionId, version, question: questionSchema.parse({ type: "boolean", prompt: { format: "plain", text }, correct: false }) });
const take = async ({ ctx, quiz, bankId, editor }: Scene, questionIds: string[]) => takeBankQuestions(ctx, { ...quiz, version: (await editor()).version, bankId, questionIds });
const textsOf = (open: { questions: { question: { prompt: string } }[] }) => open.questions.map(({ question }) => question.prompt);

describe("a quiz that draws", () => {
  it("asks each attempt some of the bank, the same ones whenever it is looked at, and is worth the same", async () => {
    const made = await scene();
    await made.draw({ count: 2, points: 2, title: "Consultas" });
    await made.publish();
    const seen = new Set<string>();
    for (let number = 0; number < 8; number += 1) {
      const { page, begin, ctx } = await made.enrol();
      expect((await page()).rules).toMatchObject({ questionCount: 2, points: 4 });
      const open = await begin();
      expect(open.questions).toHaveLength(2);
      expect(new Set(textsOf(open)).size).toBe(2);
      expect(open.questions.every(({ section }) => section === "Consultas")).toBe(true);
      expect((await page()).standing?.open).toEqual(open);
      const { seed: _seed, ...row } = await database.db.quizAttempt.findUniqueOrThrow({ where: { id: open.attemptId }, select: { asked: true, seed: true } });
      expect(row.asked).toEqual(open.questions.map(({ place }) => place));
      const elsewhere = [0, 1, 2, 3, 4, 5].find((place) => !row.asked.includes(place)) ?? 0;
      await expect(saveAnswer(ctx, { attemptId: open.attemptId, place: elsewhere, sequence: 1, response: { type: "boolean", value: true } }), "what was not drawn is not asked").rejects.toMatchObject({ code: "assessment.answer_refused" });
      for (const text of textsOf(open)) seen.add(text);
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  it("scores and reviews what was drawn", async () => {
    const made = await scene();
    await made.draw({ count: 3, points: 2 });
    await made.publish();
    const { take: answer, page, ctx } = await made.enrol();
    const { open } = await answer(() => true);
    const standing = (await page()).standing;
    expect(standing?.submitted).toMatchObject([{ points: 6, maxPoints: 6, passed: true }]);
    expect(standing?.review?.map(({ result, points, place }) => [result, points, place])).toEqual(open.questions.map(({ place }) => ["right", 2, place]));
    expect(await getAttemptReview(ctx, { attemptId: open.attemptId })).toEqual(standing?.review);
  });

  it("tells no key, no version and no other question before it is submitted", async () => {
    const made = await scene();
    await made.draw({ count: 2 });
    await made.publish();
    const { page, begin, ctx, address } = await made.enrol();
    const silent = (payload: unknown) => expect(JSON.stringify(payload)).not.toMatch(/SECRET|bnk_|bkq_|drw_|pool|"correct"|seed/);
    silent(await page());
    silent(await startAttempt(ctx, address));
    const open = await begin();
    silent(open);
    silent(await getLessonPage(ctx, address));
    const [drawn] = open.questions;
    silent(await saveAnswer(ctx, { attemptId: open.attemptId, place: drawn?.place ?? 0, sequence: 1, response: { type: "boolean", value: true } }));
    expect(JSON.stringify(await page()).match(/Pregunta \d/g), "only what was drawn").toHaveLength(2);
    silent(await submitAttempt(ctx, { attemptId: open.attemptId }));
  });

  it("asks the database at most eight times for the whole page, with three draws of hundreds", async () => {
    const made = await scene(0);
    await database.db.bankQuestion.createMany({ data: Array.from({ length: 400 }, (_, index) => ({ id: `bkq_${made.bankId}_${index}`, bankId: made.bankId, type: "boolean", text: "?" })) });
    const content = JSON.parse(JSON.stringify(questionSchema.parse({ type: "boolean", prompt: { format: "plain", text: "¿?" }, correct: true })));
    await database.db.bankQuestionVersion.createMany({ data: Array.from({ length: 400 }, (_, index) => ({ questionId: `bkq_${made.bankId}_${index}`, number: 1, content })) });
    await made.draw({ count: 20 }, { count: 20 }, { count: 20 });
    await made.publish();
    const { begin, page, ctx, address } = await made.enrol();
    expect((await begin()).questions).toHaveLength(60);
    expect(await countStatements(() => Promise.all([getLessonPage(ctx, address), page()]))).toBeLessThanOrEqual(7);
  });

  it("stands where its author put it, also when the others move, and takes no question that is asked anyway", async () => {
    const made = await scene();
    const { ctx, quiz, questionIds, editor } = made;
    await take(made, questionIds.slice(0, 3));
    await made.draw({ before: 1, count: 3 });
    await changeQuiz(ctx, { ...quiz, version: (await editor()).version, order: [2, 1] });
    expect((await editor()).draws).toMatchObject([{ before: 1, count: 3, available: 6 }]);
    expect((await editor()).questions.map(({ stem }) => stem)).toEqual(["Pregunta 2", "Pregunta 1"]);
    await changeQuiz(ctx, { ...quiz, version: (await editor()).version, order: [0] });
    expect((await editor()).draws, "behind the last").toMatchObject([{ before: 1 }]);
    await made.publish();
    const texts = textsOf(await (await made.enrol()).begin());
    expect(texts[0]).toContain("Pregunta 2");
    expect(new Set(texts).size).toBe(4);
  });
});

describe("a release", () => {
  it("keeps its pool whatever becomes of the bank; the next one has the bank as it is then", async () => {
    const made = await scene(2);
    await made.draw({ count: 2 });
    await made.publish();
    const before = await made.enrol();
    const open = await before.begin();
    await rewrite(made, made.questionIds[0] ?? "", 1, "Otra cosa");
    await made.add("Nueva");
    await archiveBankQuestions(made.ctx, { bankId: made.bankId, questionIds: [made.questionIds[1] ?? ""], isArchived: true });
    expect((await before.page()).standing?.open).toEqual(open);
    const same = await made.enrol();
    expect(textsOf(await same.begin()).toSorted().join()).toMatch(/Pregunta 0.*Pregunta 1/);
    const revisions = () => database.db.lessonRevision.count({ where: { lessonId: made.lessonId } });
    const count = await revisions();
    await made.publish();
    expect(await revisions()).toBe(count + 1);
    expect(textsOf(await (await made.enrol()).begin()).toSorted().join()).toMatch(/Nueva.*Otra cosa/);
    expect((await before.page()).standing?.open, "an attempt that has begun goes on").toEqual(open);
    await made.publish();
    expect(await revisions(), "nothing new").toBe(count + 1);
  });

  it("is refused while a draw asks for more than there is, together with the other draws and the fixed questions", async () => {
    const made = await scene(4);
    const codes = async () => (await getPublishGate(made.ctx, { courseId: made.courseId })).blocking.filter(({ code }) => code.startsWith("draw_")).map(({ code, detail }) => [code, detail]);
    await made.draw({ count: 2, tags: ["par"], title: "Pares" }, { count: 2 });
    expect(await codes()).toEqual([]);
    await take(made, made.questionIds.slice(0, 1));
    expect(await codes()).toEqual([["draw_above_pool", "Pares"]]);
    await expect(made.publish()).rejects.toMatchObject({ code: "authoring.publish_blocked" });
    await undoChange(made.ctx, { courseId: made.courseId });
    await archiveBankQuestions(made.ctx, { bankId: made.bankId, questionIds: [made.questionIds[1] ?? ""], isArchived: true });
    expect(await codes(), "as the bank is now").toEqual([["draw_above_pool", "Consultas"]]);
    await made.draw({ count: 1, difficulty: { from: 0.9, to: 1 } });
    expect(await codes()).toEqual([]);
    const rows = Array.from({ length: 501 }, (_, index) => ({ id: `bkq_${made.bankId}_${index}`, bankId: made.bankId, type: "boolean", text: "?", difficulty: 1 }));
    await database.db.bankQuestion.createMany({ data: rows });
    const content = JSON.parse(JSON.stringify(questionSchema.parse({ type: "boolean", prompt: { format: "plain", text: "¿?" }, correct: true })));
    await database.db.bankQuestionVersion.createMany({ data: rows.map(({ id }) => ({ questionId: id, number: 1, content })) });
    expect(await codes()).toEqual([["draw_too_large", "Consultas"]]);
    expect((await made.editor()).draws).toMatchObject([{ available: 501 }]);
    await expect(made.draw({ count: 1 })).rejects.toMatchObject({ code: "banks.pool_too_large" });
  });
});

describe("a question of a bank", () => {
  it("stays in the version that was taken until somebody renews it", async () => {
    const made = await scene(3);
    const { ctx, quiz, questionIds, editor, bankId } = made;
    expect(await take(made, questionIds)).toMatchObject({ count: 3 });
    expect(await take(made, questionIds), "not twice").toMatchObject({ count: 0 });
    await rewrite(made, questionIds[1] ?? "", 1, "Escrita de nuevo");
    expect((await editor()).questions[1]).toMatchObject({ stem: "Pregunta 1", bank: { version: 1, newest: 2 } });
    const { uses, versions } = await getBankQuestion(ctx, { bankId, questionId: questionIds[1] ?? "" });
    expect(uses).toMatchObject([{ lessonId: made.lessonId, version: 1, how: "fixed", isDraft: true, isPublished: false }]);
    expect(versions).toHaveLength(2);
    await renewBankQuestion(ctx, { ...quiz, version: (await editor()).version, place: 1 });
    expect((await editor()).questions[1]).toMatchObject({ stem: "Escrita de nuevo", bank: { version: 2, newest: 2 } });
    await expect(renewBankQuestion(ctx, { ...quiz, version: (await editor()).version, place: 9 })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(take(made, ["bkq_missing"])).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is told from another's by its statistics, which say nothing below five attempts", async () => {
    const made = await scene(3);
    await take(made, made.questionIds);
    await made.publish();
    // Who knows the second and the third knows the first; who answers nothing has no points.
    const answers = [[true, true, true], [true, true, true], [true, true, false], [false, false, false]];
    for (const told of answers) await (await made.enrol()).take((text) => told[Number(/\d/.exec(text)?.[0])] ?? false);
    const statistics = async () => (await made.editor()).questions.map((each) => each.statistics);
    expect(await statistics()).toEqual(answers[0]?.map(() => ({ attempts: 4, easiness: null, discrimination: null })));
    await made.enrol().then(async ({ begin, ctx }) => submitAttempt(ctx, { attemptId: (await begin()).attemptId }));
    const [first, , third] = await statistics();
    expect(first).toMatchObject({ attempts: 5, easiness: 0.6 });
    expect(third).toMatchObject({ attempts: 5, easiness: 0.4 });
    // By hand: shares 1 1 1 0 0 against rests 1 1 .5 0 0.
    expect(first?.discrimination).toBeCloseTo(pearson([1, 1, 1, 0, 0], [1, 1, 0.5, 0, 0]), 6);
    const shown = await getBank(made.ctx, bankQuestionsSchema.parse({ bankId: made.bankId }));
    expect(shown.items.find(({ questionId }) => questionId === made.questionIds[0])).toMatchObject({ useCount: 1, statistics: first });
    await rewrite(made, made.questionIds[0] ?? "", 1, "Otra");
    const { versions } = await getBankQuestion(made.ctx, { bankId: made.bankId, questionId: made.questionIds[0] ?? "" });
    expect(versions.map((each) => each.statistics.attempts), "each version has its own").toEqual([0, 5]);
  });

  it("counts the attempts that drew it, answered or not", async () => {
    const made = await scene(2);
    await made.draw({ count: 1 });
    await made.publish();
    for (let number = 0; number < 6; number += 1) await made.enrol().then(async ({ begin, ctx }) => submitAttempt(ctx, { attemptId: (await begin()).attemptId }));
    const { items } = await getBank(made.ctx, bankQuestionsSchema.parse({ bankId: made.bankId }));
    expect(items.reduce((sum, { statistics }) => sum + statistics.attempts, 0)).toBe(6);
    const { uses } = await getBankQuestion(made.ctx, { bankId: made.bankId, questionId: made.questionIds[0] ?? "" });
    expect(uses).toMatchObject([{ how: "drawn", isPublished: true, isDraft: true }]);
  });
});

describe("who edits the course", () => {
  it("reads the banks that their owner uses there, and draws from them", async () => {
    const made = await scene();
    const { bankId, quiz, rule } = made;
    const colleague = await made.addColleague();
    expect(await listBanks(colleague, { archived: false })).toEqual([]);
    await expect(setDraws(colleague, { ...quiz, version: (await made.editor()).version, draws: [rule] })).rejects.toMatchObject({ kind: "not_found" });
    await made.draw({ count: 2 });
    expect(await listBanks(colleague, { archived: false })).toMatchObject([{ bankId, ownerName: "Inés Maestra" }]);
    const shown = await getBank(colleague, bankQuestionsSchema.parse({ bankId }));
    expect(shown).toMatchObject({ viewerCan: { manage: false }, ownerName: "Inés Maestra", found: 6 });
    await expect(changeBank(colleague, { bankId, title: "Mío" })).rejects.toMatchObject({ kind: "forbidden" });
    const { version, draws } = await made.editor();
    await setDraws(colleague, { ...quiz, version, draws: [{ ...rule, id: draws[0]?.id ?? null, count: 3 }] });
    expect((await made.editor()).draws).toMatchObject([{ count: 3, isLive: true, available: 6 }]);
    const reader = await made.addColleague({ canPublish: true });
    await expect(getBank(reader, bankQuestionsSchema.parse({ bankId }))).rejects.toMatchObject({ kind: "not_found" });
    await made.draw();
    expect(await listBanks(colleague, { archived: false }), "as long as the course uses it").toEqual([]);
  });

  it("reads and draws no more from the bank of a teacher who has left, and keeps the pools that it has", async () => {
    const made = await scene();
    const colleague = await made.addColleague();
    const { bankId } = await createBank(colleague, { title: "De Otto", language: "es" });
    const add = (text: string) => addBankQuestion(colleague, { bankId, question: questionSchema.parse({ type: "boolean", prompt: { format: "plain", text }, correct: true }) });
    await add("Una");
    const rule = { ...made.rule, bankId, count: 1 };
    await setDraws(colleague, { ...made.quiz, version: (await made.editor()).version, draws: [rule] });
    expect(await getBank(made.ctx, bankQuestionsSchema.parse({ bankId }))).toMatchObject({ found: 1 });
    const { viewer } = colleague;
    const instructorId = viewer.kind === "user" ? (viewer.instructorId ?? "") : "";
    await removeCollaborator(made.ctx, { courseId: made.courseId, instructorId });
    await add("Otra, de después");
    await expect(getBank(made.ctx, bankQuestionsSchema.parse({ bankId }))).rejects.toMatchObject({ kind: "not_found" });
    expect(await listBanks(made.ctx, { archived: false })).toMatchObject([{ bankId: made.bankId }]);
    expect((await made.editor()).draws).toMatchObject([{ isLive: false, available: 1 }]);
    await made.publish();
    const lessons = await database.db.lessonRevision.findMany({ where: { lessonId: made.lessonId }, select: { content: true } });
    expect(JSON.stringify(lessons)).not.toContain("Otra, de después");
    expect(textsOf(await (await made.enrol()).begin())).toEqual([expect.stringContaining("Una")]);
  });

  it("comes to nobody's questions by naming their bank in a folder, or them in a team", async () => {
    const made = await scene();
    await made.draw({ count: 2 });
    const files = memoryFiles();
    const { files: folder } = await exportCourse({ ...made.ctx, vendors: { ...made.ctx.vendors, files } }, { courseId: made.courseId });
    const thief = await studioScene(database.db);
    const ctx = testCtx(database.db, { files }, thief.ctx.viewer);
    const { courses } = await importCourse(ctx, { name: "x", files: folder.map((file) => (file.path === "course.yaml" ? { ...file, bytes: new TextEncoder().encode(new TextDecoder().decode(file.bytes).replace(/^slug: .*$/m, `slug: robado-${thief.courseId.slice(4, 20)}`).replace(/^code: .*$/m, `code: ${thief.courseId.slice(4).toUpperCase()}`)) } : file)), update: false, dryRun: false });
    const courseId = courses[0]?.courseId ?? "";
    const owner = await database.db.instructor.findUniqueOrThrow({ where: { id: made.instructorId }, select: { slug: true } });
    await addCollaborator(ctx, { courseId, instructorSlug: owner.slug, permissions: { edit: true, publish: false, students: false, media: false } });
    await made.add("Secreta y nueva");
    await expect(getBank(ctx, bankQuestionsSchema.parse({ bankId: made.bankId }))).rejects.toMatchObject({ kind: "not_found" });
    const lesson = await database.db.lesson.findFirstOrThrow({ where: { courseId, slug: made.lessonSlug }, select: { id: true } });
    const { draws, version } = await getQuizEditor(ctx, { courseId, lessonId: lesson.id });
    expect(draws).toMatchObject([{ isLive: false, available: 6 }]);
    const kept = { ...made.rule, id: draws[0]?.id ?? null };
    await setDraws(ctx, { courseId, lessonId: lesson.id, version, draws: [{ ...kept, count: 4, points: 3 }] });
    const again = await getQuizEditor(ctx, { courseId, lessonId: lesson.id });
    await expect(setDraws(ctx, { courseId, lessonId: lesson.id, version: again.version, draws: [{ ...kept, tags: ["par"] }] })).rejects.toMatchObject({ code: "banks.not_shared" });
    await expect(setDraws(ctx, { courseId, lessonId: lesson.id, version: again.version, draws: [{ ...kept, id: "drw_unknown" }] })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    const [revision] = await database.db.lessonRevision.findMany({ where: { lessonId: lesson.id }, orderBy: { number: "desc" } });
    expect(JSON.stringify(revision?.content)).not.toContain("Secreta");
    expect(JSON.stringify(revision?.content).match(/"points":3/g)?.length).toBe(7);
  });

  it("finds all of it in a folder: an import elsewhere draws from what came along, and writes the same folder", async () => {
    const made = await scene(3);
    await take(made, made.questionIds.slice(0, 1));
    await made.draw({ count: 2, title: "Consultas", tags: ["impar", "par"], difficulty: { from: 0, to: 1 } });
    const files = memoryFiles();
    const at = { ...made.ctx, vendors: { ...made.ctx.vendors, files } };
    const written = await exportCourse(at, { courseId: made.courseId });
    const text = (all: typeof written.files) => Object.fromEntries(all.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
    const quizFile = Object.entries(text(written.files)).find(([path]) => path.endsWith(".quiz.yaml"))?.[1];
    for (const said of ["draws:", made.bankId, "Pregunta 2", "Consultas"]) expect(quizFile).toContain(said);
    const count = () => database.db.lessonRevision.count({ where: { lesson: { courseId: made.courseId } } });
    const before = await count();
    await importCourse(at, { name: "x", files: written.files, update: true, dryRun: false });
    expect(await count(), "the same changes nothing").toBe(before);

    const elsewhere = await startTestDatabase();
    try {
      const { ctx } = await studioScene(elsewhere.db);
      const there = testCtx(elsewhere.db, { files: memoryFiles() }, ctx.viewer);
      const { courses, summary } = await importCourse(there, { name: "x", files: written.files, update: false, dryRun: false });
      expect(summary.refused).toBe(0);
      const copy = await exportCourse(there, { courseId: courses[0]?.courseId ?? "" });
      const asDraft = (all: Record<string, string>): Record<string, string> => ({ ...all, "course.yaml": (all["course.yaml"] ?? "").replace(/^(status|instructors): .*$/gm, "") });
      const [one, other] = [asDraft(text(copy.files)), asDraft(text(written.files))];
      const quizPath = Object.keys(other).find((path) => path.endsWith(".quiz.yaml")) ?? "";
      expect(one[quizPath]).toBe(other[quizPath]);
    } finally {
      await elsewhere.close();
    }
  });

  it("may not draw from a bank that only somebody else reads", async () => {
    const made = await scene();
    const stranger = await studioScene(database.db);
    const { bankId } = await createBank(stranger.ctx, { title: "Ajeno", language: "es" });
    await expect(made.draw({ bankId })).rejects.toMatchObject({ kind: "not_found" });
  });
});

function pearson(ones: number[], others: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [one, other] = [mean(ones), mean(others)];
  const sum = (each: (index: number) => number) => ones.reduce((total, _, index) => total + each(index), 0);
  const both = sum((index) => ((ones[index] ?? 0) - one) * ((others[index] ?? 0) - other));
  return both / Math.sqrt(sum((index) => ((ones[index] ?? 0) - one) ** 2) * sum((index) => ((others[index] ?? 0) - other) ** 2));
}
