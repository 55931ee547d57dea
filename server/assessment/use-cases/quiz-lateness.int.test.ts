import { describe, expect, it } from "vitest";
import { after, DAY_MS, MINUTE_MS } from "@/lib/time";
import { system } from "@/server/access";
import { changeQuiz } from "@/server/authoring/use-cases/change-quiz";
import { getQuizEditor } from "@/server/authoring/queries/get-quiz-editor";
import { getGradebook } from "@/server/grades";
import { getGradeHistory } from "@/server/grades/queries/get-grade-history";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { FAULTY, regradeScene } from "@/tests/harness/regrade-scene";
import { TEST_NOW } from "@/tests/harness/test-ctx";
import { setQuizException } from "./set-quiz-exception";
import { startAttempt } from "./start-attempt";
import { submitDueAttempt } from "./submit-due-attempt";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const CLOSES = after(TEST_NOW, DAY_MS);
const LATE = { kind: "accept" as const, percentPerDay: 20, maxPercent: 50, lastDay: 3 };
/** All but the question with a faulty key: 3 of 4 points, and 4 once it is corrected. */
const GOOD = { truth: true, city: "Cusco", length: "10", way: "Norte" as const };

/** A quiz that closes in a day and takes attempts for three more, its learner, and how the gradebook has them. */
async function scene(content: Parameters<typeof regradeScene>[1] = {}) {
  const made = await regradeScene(database.db, { closesAt: CLOSES.toISOString(), late: LATE, ...content });
  const learner = await made.enrol();
  const takeOnDay = async (days: number, said: Parameters<typeof made.begin>[1] = GOOD) => {
    made.base.clock.set(after(CLOSES, days * DAY_MS - MINUTE_MS));
    const attemptId = await made.begin(learner, said);
    return { attemptId, ...(await made.submit(learner, attemptId)) };
  };
  const cell = async () => (await getGradebook(made.grader, { courseId: made.courseId })).rows.find(({ enrollmentId }) => enrollmentId === learner.enrollmentId)?.cells[0];
  return { ...made, learner, takeOnDay, cell };
}

describe("a quiz that takes late attempts", () => {
  it("says so, takes them for less, and keeps the points beside what they cost", async () => {
    const { page, learner, takeOnDay, cell } = await scene();
    expect((await page(learner)).rules).toMatchObject({ closesAt: after(CLOSES, 3 * DAY_MS).toISOString(), late: { from: CLOSES.toISOString(), percentPerDay: 20, maxPercent: 50 } });
    const { attemptId, passed } = await takeOnDay(2);
    expect(passed, "3 of 4 pass, 1.8 do not").toBe(false);
    expect(await database.db.quizAttempt.findUnique({ where: { id: attemptId } })).toMatchObject({ points: 3, daysLate: 2, latePercent: 40, passed: false });
    expect((await page(learner)).standing?.submitted[0]).toMatchObject({ points: 3, passed: false, late: { daysLate: 2, percent: 40, points: 1.8 } });
    expect(await cell()).toMatchObject({ state: "graded", points: 1.8 });
  });

  it("counts the best attempt after lateness, and is missing from its end on", async () => {
    const { takeOnDay, cell, base } = await scene();
    base.clock.set(CLOSES);
    expect(await cell()).toMatchObject({ state: "missing" });
    await takeOnDay(0, { truth: true, length: "10" });
    expect(await cell()).toMatchObject({ state: "graded", points: 2 });
    await takeOnDay(3);
    expect(await cell(), "1.5 of 3").toMatchObject({ points: 2 });
  });

  it("takes none after the last day, and ends an open one with it", async () => {
    const { begin, learner, base, address } = await scene();
    const last = after(CLOSES, 3 * DAY_MS);
    base.clock.set(after(last, -MINUTE_MS));
    const attemptId = await begin(learner, GOOD);
    base.clock.set(after(last, MINUTE_MS));
    expect(await submitDueAttempt(base.as(system("test")), { attemptId })).toEqual({ submitted: true });
    expect(await database.db.quizAttempt.findUnique({ where: { id: attemptId } })).toMatchObject({ submittedAt: last, daysLate: 3, latePercent: 50 });
    await expect(startAttempt(learner.ctx, address)).rejects.toMatchObject({ code: "assessment.window_closed" });
  });

  it("is late for nobody before their own end", async () => {
    const { grader, courseId, lessonId, learner, takeOnDay } = await scene();
    const exception = { opensAt: null as string | null, closesAt: after(CLOSES, 2 * DAY_MS).toISOString(), extraAttempts: 0, extraMinutes: 0, reason: "Viaje" };
    const grant = (given: typeof exception) => setQuizException(grader, { courseId, enrollmentId: learner.enrollmentId, lessonId, exception: given });
    await expect(grant({ ...exception, opensAt: exception.closesAt }), "it would open late").rejects.toMatchObject({ code: "authoring.window_inverted" });
    await grant(exception);
    expect(await takeOnDay(2)).toMatchObject({ passed: true });
    const { attemptId } = await takeOnDay(3);
    expect(await database.db.quizAttempt.findUnique({ where: { id: attemptId } })).toMatchObject({ daysLate: 1, latePercent: 20 });
  });

  it("keeps the cost when a regrade raises the points", async () => {
    const { takeOnDay, cell, fix, regrade, grader, courseId, learner, lessonId } = await scene();
    const { attemptId } = await takeOnDay(2);
    await fix((questions) => questions.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Cusco" }] } : question)));
    await regrade();
    expect(await database.db.quizAttempt.findUnique({ where: { id: attemptId } })).toMatchObject({ points: 4, latePercent: 40, passed: true });
    expect(await cell()).toMatchObject({ points: 2.4 });
    const { changes } = await getGradeHistory(grader, { courseId, enrollmentId: learner.enrollmentId, itemId: lessonId });
    expect(changes.map(({ kind, from, to }) => ({ kind, from, to }))).toEqual(expect.arrayContaining([{ kind: "attempt", from: null, to: 1.8 }, { kind: "regraded", from: 1.8, to: 2.4 }]));
    expect(changes.find(({ kind }) => kind === "attempt")?.late).toEqual({ daysLate: 2, percent: 40, before: 3 });
  });
});

it("a teacher sets and takes back the policy, and a quiz without one stays as it was stored", async () => {
  const { grader, courseId, lessonId } = await regradeScene(database.db);
  const place = { courseId, lessonId };
  const stored = async () => JSON.stringify((await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" } })).content);
  const change = async (late: typeof LATE | null) => changeQuiz(grader, { ...place, version: (await getQuizEditor(grader, place)).version, late });
  expect((await getQuizEditor(grader, place)).late).toBeNull();
  await changeQuiz(grader, { ...place, version: (await getQuizEditor(grader, place)).version, settings: { passingScore: 51 } });
  const without = await stored();
  expect(without).not.toContain("late");
  await change(LATE);
  expect((await getQuizEditor(grader, place)).late).toEqual(LATE);
  await change(null);
  expect(await stored()).toBe(without);
  expect(FAULTY).not.toHaveProperty("late");
});
