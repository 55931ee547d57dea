import { describe, expect, it } from "vitest";
import { questionSchema } from "@/lib/schemas/questions";
import { getAttemptReview } from "@/server/assessment/queries/get-attempt-review";
import { saveAnswer, startAttempt, submitAttempt } from "@/server/assessment";
import { archiveBankQuestions } from "@/server/banks/use-cases/archive-bank-questions";
import { getLessonPage } from "@/server/learning";
import { bankScene } from "@/tests/harness/bank-scene";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { getPublishGate } from "../queries/get-publish-gate";
import { changeQuiz } from "./change-quiz";
import { undoChange } from "./undo-change";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (count?: number) => bankScene(database.db, count);
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
    await made.takeQuestions(questionIds.slice(0, 3));
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
    await made.rewrite(made.questionIds[0] ?? "", 1, "Otra cosa");
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
    await made.takeQuestions(made.questionIds.slice(0, 1));
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
