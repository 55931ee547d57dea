import { describe, expect, it } from "vitest";
import { after, DAY_MS, MINUTE_MS } from "@/lib/time";
import { system } from "@/server/access";
import { changeQuiz } from "@/server/authoring/use-cases/change-quiz";
import { getQuizEditor } from "@/server/authoring/queries/get-quiz-editor";
import { getGradebook } from "@/server/grades";
import { getGradeHistory } from "@/server/grades/queries/get-grade-history";
import { collectPersonalData } from "@/server/identity/personal-data";
import { deferStudent } from "@/server/learning/use-cases/defer-student";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { FAULTY, regradeScene } from "@/tests/harness/regrade-scene";
import { TEST_NOW } from "@/tests/harness/test-ctx";
import { loadDecks } from "../cards/load-decks";
import { getAttemptReview } from "../queries/get-attempt-review";
import { listStudentQuizzes } from "../queries/list-student-quizzes";
import { makeCards } from "./make-cards";
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
    const { takeOnDay, cell, fix, regrade, stored, grader, courseId, learner, lessonId } = await scene();
    const { attemptId } = await takeOnDay(2);
    await fix((questions) => questions.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Cusco" }] } : question)));
    await regrade();
    expect(await database.db.quizAttempt.findUnique({ where: { id: attemptId } })).toMatchObject({ points: 4, latePercent: 40, passed: true });
    expect(await cell()).toMatchObject({ points: 2.4 });
    const { changes } = await getGradeHistory(grader, { courseId, enrollmentId: learner.enrollmentId, itemId: lessonId });
    expect(changes.map(({ kind, from, to }) => ({ kind, from, to }))).toEqual(expect.arrayContaining([{ kind: "attempt", from: null, to: 1.8 }, { kind: "regraded", from: 1.8, to: 2.4 }]));
    expect(changes.find(({ kind }) => kind === "attempt")?.late).toEqual({ daysLate: 2, percent: 40, before: 3 });
    expect((await stored(attemptId)).regraded, "what its answers had").toMatchObject([{ pointsBefore: 3, pointsAfter: 4, passedBefore: false, passedAfter: true }]);
  });

  it("shows its answers, brings its cards and tells its points once the last of them is taken", async () => {
    const { page, learner, takeOnDay, base } = await scene({ review: "last_attempt" });
    const { attemptId } = await takeOnDay(2);
    expect(await makeCards(base.as(system("test")), { attemptId })).toEqual({ made: 1 });
    const shows = async () => {
      const review = await getAttemptReview(learner.ctx, { attemptId }).then(() => true, () => false);
      const { enrollments } = await collectPersonalData(learner.ctx, learner.userId);
      const [attempt] = enrollments[0]?.attempts ?? [];
      expect(attempt).toMatchObject({ points: 3, passed: false, daysLate: 2, latePercent: 40 });
      return [review, (await page(learner)).standing?.review !== null, (await loadDecks(database.db, learner.userId, base.clock.now())).length > 0, attempt?.answers.some((answer) => "points" in answer)];
    };
    expect(await shows(), "it closed, and others still take it").toEqual([false, false, false, false]);
    base.clock.set(after(CLOSES, 3 * DAY_MS));
    expect(await shows()).toEqual([true, true, true, true]);
  });

  it("is late from a later day for who was deferred, and its teacher reads both ends", async () => {
    const { grader, courseId, learner, takeOnDay, page } = await scene();
    const student = { courseId, enrollmentId: learner.enrollmentId };
    const told = async () => (await listStudentQuizzes(grader, student)).quizzes[0];
    expect(await told()).toMatchObject({ lateFrom: CLOSES.toISOString(), terms: { closesAt: after(CLOSES, 3 * DAY_MS).toISOString() } });
    await deferStudent(grader, { ...student, days: 2, reason: "Viaje" });
    expect(await told()).toMatchObject({ lateFrom: after(CLOSES, 2 * DAY_MS).toISOString(), terms: { closesAt: after(CLOSES, 5 * DAY_MS).toISOString() }, trace: [{ by: "deferral", days: 2 }] });
    expect(await takeOnDay(2)).toMatchObject({ passed: true });
    await takeOnDay(3);
    expect((await page(learner)).standing?.submitted).toMatchObject([{ late: { daysLate: 1, percent: 20, points: 2.4 } }, { late: null }]);
    await grader.settle();
  });

  it("is taken without end where no last day is set, and costs no more than the most", async () => {
    const { grader, courseId, learner, takeOnDay, page } = await scene({ late: { ...LATE, lastDay: null } });
    const [quiz] = (await listStudentQuizzes(grader, { courseId, enrollmentId: learner.enrollmentId })).quizzes;
    expect(quiz).toMatchObject({ lateFrom: CLOSES.toISOString(), terms: { closesAt: null } });
    expect(await page(learner)).toMatchObject({ rules: { closesAt: null, late: { from: CLOSES.toISOString() } }, timeZone: expect.any(String) });
    const { attemptId } = await takeOnDay(100);
    expect(await database.db.quizAttempt.findUnique({ where: { id: attemptId } })).toMatchObject({ dueAt: null, daysLate: 100, latePercent: 50 });
  });

  it("has no instant from which it is late where it takes none", async () => {
    const { grader, courseId, learner, page } = await scene({ late: undefined });
    const [quiz] = (await listStudentQuizzes(grader, { courseId, enrollmentId: learner.enrollmentId })).quizzes;
    expect(quiz).toMatchObject({ lateFrom: null, terms: { closesAt: CLOSES.toISOString() } });
    expect((await page(learner)).rules.late).toBeNull();
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
