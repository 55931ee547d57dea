import { describe, expect, it } from "vitest";
import { submitAttempt } from "@/server/assessment";
import { bankQuestionsSchema } from "@/lib/schemas/banks";
import { getBank } from "@/server/banks/queries/get-bank";
import { getBankQuestion } from "@/server/banks/queries/get-bank-question";
import { bankScene } from "@/tests/harness/bank-scene";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { renewBankQuestion } from "./renew-bank-question";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (count?: number) => bankScene(database.db, count);

describe("a question of a bank", () => {
  it("stays in the version that was taken until somebody renews it", async () => {
    const made = await scene(3);
    const { ctx, quiz, questionIds, editor, bankId } = made;
    expect(await made.takeQuestions(questionIds)).toMatchObject({ count: 3 });
    expect(await made.takeQuestions(questionIds), "not twice").toMatchObject({ count: 0 });
    await made.rewrite(questionIds[1] ?? "", 1, "Escrita de nuevo");
    expect((await editor()).questions[1]).toMatchObject({ stem: "Pregunta 1", bank: { version: 1, newest: 2 } });
    const { uses, versions } = await getBankQuestion(ctx, { bankId, questionId: questionIds[1] ?? "" });
    expect(uses).toMatchObject([{ lessonId: made.lessonId, version: 1, how: "fixed", isDraft: true, isPublished: false }]);
    expect(versions).toHaveLength(2);
    await renewBankQuestion(ctx, { ...quiz, version: (await editor()).version, place: 1 });
    expect((await editor()).questions[1]).toMatchObject({ stem: "Escrita de nuevo", bank: { version: 2, newest: 2 } });
    await expect(renewBankQuestion(ctx, { ...quiz, version: (await editor()).version, place: 9 })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    await expect(made.takeQuestions(["bkq_missing"])).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is told from another's by its statistics, which say nothing below five attempts", async () => {
    const made = await scene(3);
    await made.takeQuestions(made.questionIds);
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
    await made.rewrite(made.questionIds[0] ?? "", 1, "Otra");
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

function pearson(ones: number[], others: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [one, other] = [mean(ones), mean(others)];
  const sum = (each: (index: number) => number) => ones.reduce((total, _, index) => total + each(index), 0);
  const both = sum((index) => ((ones[index] ?? 0) - one) * ((others[index] ?? 0) - other));
  return both / Math.sqrt(sum((index) => ((ones[index] ?? 0) - one) ** 2) * sum((index) => ((others[index] ?? 0) - other) ** 2));
}
