import { describe, expect, it } from "vitest";
import { after, DAY_MS, HOUR_MS } from "@/lib/time";
import { system } from "@/server/access";
import { saveAnswer, startAttempt, submitAttempt } from "@/server/assessment";
import { setQuizException } from "@/server/assessment/use-cases/set-quiz-exception";
import { findOwnCertificate } from "@/server/certificates/queries/find-own-certificate";
import { settleCertificate } from "@/server/certificates/use-cases/settle-certificate";
import { collectPersonalData } from "@/server/identity/personal-data";
import { getLessonPage } from "@/server/learning";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { gradebookScene } from "@/tests/harness/gradebook-scene";
import { markingScene } from "@/tests/harness/marking-scene";
import { TEST_NOW } from "@/tests/harness/test-ctx";
import { getAttemptMarking } from "../queries/get-attempt-marking";
import { getGradeHistory } from "../queries/get-grade-history";
import { getGradebook } from "../queries/get-gradebook";
import { getOwnGrades } from "../queries/get-own-grades";
import { listSubmissions } from "../queries/list-submissions";
import { saveAnswerMarks } from "./save-answer-marks";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const CLOSES = after(TEST_NOW, DAY_MS);
/** It closes in a day and is taken for a week more, for a fifth of the points a day and no more than half of them. */
const LATE = { closesAt: CLOSES.toISOString(), late: { kind: "accept" as const, percentPerDay: 20, maxPercent: 50, lastDay: 7 } };
/** An hour before so many days have passed since it closed. */
const onDay = (days: number): Date => after(CLOSES, days * DAY_MS - HOUR_MS);

/** An attempt with a text, submitted on the second day after the quiz closed, and how its teacher marks it. */
async function markedScene({ passingScore = 40 } = {}) {
  const made = await markingScene(database.db, { ...LATE, passingScore });
  const { grader, courseId, lessonId, learner } = made;
  made.base.clock.set(onDay(2));
  const { attemptId } = await made.write("Porque sí");
  const mark = (points: number, version: number, act: "done" | "release" = "release") => saveAnswerMarks(grader, { courseId, attemptId, version, answers: [{ place: 1, points, comment: "", levels: {} }], act });
  const queue = async (state: "waiting" | "done" | "released", late = true) => (await listSubmissions(grader, { courseId, state, late })).items;
  const desk = () => getAttemptMarking(grader, { courseId, attemptId });
  const shown = async () => (await made.page()).standing?.submitted[0];
  const cell = async () => (await getGradebook(grader, { courseId })).rows[0]?.cells[0];
  const history = async () => (await getGradeHistory(grader, { courseId, enrollmentId: learner.enrollmentId, itemId: lessonId })).changes;
  return { ...made, attemptId, mark, queue, desk, shown, cell, history };
}

describe("a late attempt that a person marks", () => {
  it("says in the queue, on the desk and to its learner what lateness takes off, before and after its release", async () => {
    const { attemptId, mark, queue, desk, shown, cell, events } = await markedScene();
    const lateness = { daysLate: 2, percent: 40 };
    expect(await queue("waiting")).toMatchObject([{ submissionId: attemptId, lateness, points: null }]);
    expect(await desk()).toMatchObject({ lateness, released: null });
    expect(await shown()).toMatchObject({ waiting: { knownPoints: 1 }, late: lateness });
    await mark(4, 0, "done");
    expect(await queue("done"), "what was given").toMatchObject([{ points: 5, lateness }]);
    expect(await cell()).toEqual({ state: "waiting" });
    await mark(4, 1);
    expect(await queue("released"), "what counts").toMatchObject([{ points: 3, lateness }]);
    expect(await desk()).toMatchObject({ lateness, released: { finalPoints: 3 }, answers: [{ points: 4 }] });
    expect(await shown()).toMatchObject({ waiting: null, points: 5, maxPoints: 10, late: { ...lateness, points: 3 } });
    expect(await cell()).toMatchObject({ state: "graded", points: 3 });
    expect(await events("grades/grade.updated")).toMatchObject([{ change: "released", points: 3 }]);
  });

  it("passes by the points after lateness, and completes its lesson by those alone", async () => {
    for (const [passingScore, passed] of [[31, false], [30, true]] as const) {
      const { mark, shown, ctx, address } = await markedScene({ passingScore });
      await mark(4, 0);
      expect(await shown(), `5 of 10 are 3, and ${passingScore} % pass`).toMatchObject({ points: 5, passed });
      expect((await getLessonPage(ctx, address)).standing?.isCompleted).toBe(passed);
    }
  });

  it("is corrected with the same cost: audited, announced and told by the points that count", async () => {
    const { attemptId, mark, desk, history, events, ctx, learner } = await markedScene();
    await mark(4, 0);
    await mark(2, 1);
    expect(await desk()).toMatchObject({ released: { finalPoints: 1.8 } });
    expect(await database.db.auditEntry.findMany({ where: { subject: attemptId } })).toMatchObject([{ action: "grade.change", data: { before: 3, after: 1.8 } }]);
    expect(await events("grades/grade.updated")).toMatchObject([{ points: 3 }, { change: "changed", points: 1.8 }]);
    expect(await history()).toEqual(expect.arrayContaining([expect.objectContaining({ kind: "attempt", to: 1.8, late: { daysLate: 2, percent: 40, before: 3 } }), expect.objectContaining({ kind: "corrected", from: 3, to: 1.8 })]));
    const { enrollments } = await collectPersonalData(ctx, learner.userId);
    expect(enrollments[0]?.attempts, "what the answers have, and what came of it").toMatchObject([{ points: 3, maxPoints: 10, passed: false, daysLate: 2, latePercent: 40 }]);
  });

  it("costs nothing in time, and is not among the late ones", async () => {
    const made = await markingScene(database.db, LATE);
    made.base.clock.set(CLOSES);
    const { attemptId } = await made.write("A tiempo");
    const queue = (late: boolean) => listSubmissions(made.grader, { courseId: made.courseId, state: "waiting", late });
    expect((await queue(true)).items).toEqual([]);
    expect((await queue(false)).items).toMatchObject([{ submissionId: attemptId, lateness: { daysLate: 0, percent: 0 } }]);
  });
});

describe("the grade of a late attempt", () => {
  it("is the lesser one in the gradebook, its file, one's own grades, and for the certificate that asks for one", async () => {
    const { enrol, base, grader, course, courseId, quizId, exported, cellOf } = await gradebookScene(database.db, { quiz: LATE, certificateGrade: 70 });
    const { enrollmentId, ctx } = await enrol("Ana Prueba");
    const courseSlug = course.slug;
    const take = async (at: Date) => {
      base.clock.set(at);
      const { attemptId } = await startAttempt(ctx, { courseSlug, lessonSlug: "quiz" });
      for (const place of [1, 2]) await saveAnswer(ctx, { attemptId, place, sequence: 1, response: { type: "boolean", value: true } });
      return submitAttempt(ctx, { attemptId });
    };
    const settle = () => settleCertificate(base.as(system("test")), { enrollmentId });
    await database.db.enrollment.update({ where: { id: enrollmentId }, data: { status: "completed", completedAt: TEST_NOW }, select: { id: true } });
    expect(await take(onDay(2)), "all of it, and 60 % after lateness").toEqual({ passed: false });
    expect(await cellOf(enrollmentId, quizId)).toMatchObject({ state: "graded", points: 2.4 });
    expect((await exported()).split("\n")[1]).toMatch(/,2\.4,.*,60\b/);
    expect((await getOwnGrades(ctx, { courseSlug })).items.find(({ itemId }) => itemId === quizId)).toMatchObject({ points: 2.4, maxPoints: 4, isSet: false });
    expect(await settle()).toBeNull();
    expect(await findOwnCertificate(ctx, { courseSlug })).toMatchObject({ trace: { steps: [{}, { check: "grade", holds: false, has: 60, needs: 70 }] } });
    await setQuizException(grader, { courseId, enrollmentId, lessonId: quizId, exception: { opensAt: null, closesAt: onDay(4).toISOString(), extraAttempts: 0, extraMinutes: 0, reason: "Viaje" } });
    expect(await take(onDay(3)), "in time by their own end").toEqual({ passed: true });
    expect(await cellOf(enrollmentId, quizId), "the better one counts").toMatchObject({ points: 4 });
    expect(await settle()).not.toBeNull();
  });
});
