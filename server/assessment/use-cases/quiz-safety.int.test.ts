import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/time";
import { getLessonPage } from "@/server/learning";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { expectSilent } from "@/tests/harness/expect-silent";
import { EVERY_QUESTION, quizScene, rightAnswer } from "@/tests/harness/quiz-scene";
import { saveAnswer } from "./save-answer";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (content: Parameters<typeof quizScene>[1] = {}) => quizScene(database.db, content);

describe("the key", () => {
  it("is in no payload before an attempt is submitted, whatever is asked and answered", async () => {
    const { begin, page, ctx, address } = await scene({ shuffle: true });
    expectSilent(await page(), "the page before an attempt");
    expectSilent(await startAttempt(ctx, address), "the start");
    expectSilent(await getLessonPage(ctx, address), "the lesson's own page");
    const open = await begin();
    expectSilent(open, "the open attempt");
    for (const one of open.questions) {
      if (one.question.type === "information") continue;
      const response = rightAnswer(one);
      const save = (sequence: number) => saveAnswer(ctx, { attemptId: open.attemptId, place: one.place, sequence, response });
      const told = [await save(2), await save(2), await save(1)];
      // What comes back of an answer is what was sent.
      expectSilent(told.map((each) => ("current" in each ? { ...each, current: null } : each)), `saving ${one.question.type}`);
      expect(told[2]).toEqual({ state: "outdated", sequence: 2, current: response });
    }
    const refused = await saveAnswer(ctx, { attemptId: open.attemptId, place: 1, sequence: 3, response: { type: "single", choice: "nothing" } }).catch((error: unknown) => error);
    expectSilent(refused, "a refusal");
    expectSilent((await page()).standing?.open?.questions.map(({ question }) => question), "the page with every answer");
    expectSilent(await submitAttempt(ctx, { attemptId: open.attemptId }), "submitting");
  });

  it("is what the test looks for: a review tells it", async () => {
    const { take, page } = await scene();
    await take();
    const shown = await page();
    expect(() => expectSilent(shown, "the review")).toThrow("tells");
  });

  it("does not come with the result where the quiz never shows it", async () => {
    const { take, page } = await scene({ review: "never" });
    await take();
    expectSilent(await page(), "the result");
  });
});

describe("many at once", () => {
  it("start one attempt", async () => {
    const { ctx, address, learner } = await scene();
    const started = await Promise.all(Array.from({ length: 8 }, () => startAttempt(ctx, address)));
    expect(new Set(started.map(({ attemptId }) => attemptId)).size).toBe(1);
    expect(await database.db.quizAttempt.count({ where: { enrollmentId: learner.enrollmentId } })).toBe(1);
  });

  it("saves and submits of one attempt give one submission, and no answer that was acknowledged is lost", async () => {
    const { begin, ctx, relayed } = await scene({ questions: Array.from({ length: 20 }, () => EVERY_QUESTION[3] ?? []).flat() });
    const { attemptId, questions } = await begin();
    const saves = questions.map(async (one) => ({ place: one.place, ...(await saveAnswer(ctx, { attemptId, place: one.place, sequence: 1, response: { type: "boolean", value: true } })) }));
    const submits = Array.from({ length: 5 }, () => submitAttempt(ctx, { attemptId }));
    const [told] = await Promise.all([Promise.all(saves), Promise.all(submits)]);
    const acknowledged = told.filter(({ state }) => state === "saved").map(({ place }) => place);
    const stored = await database.db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { answers: { orderBy: { place: "asc" } } } });
    expect(stored.answers.map(({ place }) => place)).toEqual(acknowledged.toSorted((one, other) => one - other));
    expect(stored.answers.every(({ points }) => points === 1), "each of them was scored").toBe(true);
    expect(stored).toMatchObject({ state: "submitted", points: acknowledged.length, maxPoints: 20 });
    expect((await relayed()).filter(({ name }) => name === "assessment/quiz.submitted")).toHaveLength(1);
  });

  it("saves of one answer keep the latest, whichever arrives last", async () => {
    const { begin, ctx } = await scene();
    const { attemptId } = await begin();
    const order = [5, 2, 8, 1, 7, 3, 6, 4];
    await Promise.all(order.map((sequence) => saveAnswer(ctx, { attemptId, place: 4, sequence, response: { type: "shortText", text: `take ${sequence}` } })));
    expect(await database.db.quizAnswer.findUniqueOrThrow({ where: { attemptId_place: { attemptId, place: 4 } } })).toMatchObject({ sequence: 8, response: { text: "take 8" } });
  });

  it("the database itself refuses a second open attempt and half a result", async () => {
    const { begin, learner, lessons } = await scene({ timeLimitMinutes: 1 });
    const { attemptId } = await begin();
    const { lessonId = "", revisionId = "" } = lessons[0] ?? {};
    const data = { enrollmentId: learner.enrollmentId, lessonId, revisionId, seed: "x", startedAt: new Date(Date.now() + MINUTE_MS) };
    await expect(database.db.quizAttempt.create({ data: { ...data, id: "atm_second", number: 2 } })).rejects.toMatchObject({ code: "P2002" });
    await expect(database.db.quizAttempt.update({ where: { id: attemptId }, data: { state: "submitted" } })).rejects.toThrow();
    await expect(database.db.quizAttempt.update({ where: { id: attemptId }, data: { points: 3 } })).rejects.toThrow();
  });
});
