import { describe, expect, it } from "vitest";
import { GRACE_MS } from "@/lib/domain/quiz-terms";
import { DAY_MS, after, MINUTE_MS } from "@/lib/time";
import { system } from "@/server/access";
import { getGradebook } from "@/server/grades";
import { collectPersonalData } from "@/server/identity/personal-data";
import { deferStudent } from "@/server/learning/use-cases/defer-student";
import { undoDeferral } from "@/server/learning/use-cases/undo-deferral";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { quizScene } from "@/tests/harness/quiz-scene";
import { TEST_NOW, userViewer } from "@/tests/harness/test-ctx";
import { makeUser } from "@/tests/factories/make-user";
import { getAttemptReview } from "../queries/get-attempt-review";
import { getPractice } from "../queries/get-practice";
import { listStudentQuizzes } from "../queries/list-student-quizzes";
import { loadDecks } from "../cards/load-decks";
import { giveTime } from "./give-time";
import { makeCards } from "./make-cards";
import { saveAnswer } from "./save-answer";
import { setAccommodation } from "./set-accommodation";
import { setQuizException } from "./set-quiz-exception";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";
import { submitDueAttempt } from "./submit-due-attempt";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const NOTHING = { opensAt: null, closesAt: null, extraAttempts: 0, extraMinutes: 0, reason: "Hospital" };
const at = (minutes: number): string => after(TEST_NOW, minutes * MINUTE_MS).toISOString();

/** A quiz, its learner, and its teacher. */
async function scene(content: Parameters<typeof quizScene>[1] = {}) {
  const { db } = database;
  const { id: userId } = await makeUser(db, { roles: ["instructor"] });
  const made = await quizScene(db, content, { instructorUserId: userId });
  const teacher = made.base.as(userViewer({ userId, roles: ["instructor"], instructorId: made.instructorId, sessionId: "ses_teacher" }));
  const lessonId = made.lessons[0]?.lessonId ?? "";
  const student = { courseId: made.course.id, enrollmentId: made.learner.enrollmentId };
  const grant = (exception: { opensAt?: string; closesAt?: string; extraAttempts?: number; extraMinutes?: number } | null) => setQuizException(teacher, { ...student, lessonId, exception: exception && { ...NOTHING, ...exception } });
  const accommodate = (extraTimePercent: number, reason = "") => setAccommodation(teacher, { ...student, extraTimePercent, reason });
  const told = async () => (await listStudentQuizzes(teacher, student)).quizzes[0];
  const dueNow = async (id: string) => (await db.quizAttempt.findUniqueOrThrow({ where: { id } })).dueAt?.toISOString();
  return { ...made, teacher, lessonId, student, grant, accommodate, told, dueNow };
}

describe("an exception of a quiz", () => {
  it("gives a learner a window of their own on every page, and takes it back", async () => {
    const { grant, page, ctx, address, told, teacher, student } = await scene({ closesAt: at(-60) });
    const state = async () => {
      const { rules, standing, trace } = await page();
      const { rows } = await getGradebook(teacher, { courseId: student.courseId });
      return { closes: rules.closesAt, next: standing?.next.state, by: trace.map((step) => step.by), cell: rows[0]?.cells[0]?.state };
    };
    const before = { closes: at(-60), next: "closed", by: [], cell: "missing" };
    expect(await state()).toEqual(before);
    await expect(startAttempt(ctx, address)).rejects.toMatchObject({ code: "assessment.window_closed" });
    await grant({ closesAt: at(60) });
    expect(await state()).toEqual({ closes: at(60), next: "open", by: ["exception"], cell: "none" });
    expect(await told()).toMatchObject({ terms: { closesAt: at(60) }, exception: { closesAt: at(60), reason: "Hospital" }, taken: 0, openUntil: null });
    await grant({ opensAt: at(30), closesAt: at(60) });
    await expect(startAttempt(ctx, address)).rejects.toMatchObject({ code: "assessment.not_open_yet" });
    await expect(grant({ opensAt: at(60), closesAt: at(60) })).rejects.toMatchObject({ code: "authoring.window_inverted" });
    await expect(grant({ opensAt: at(-30) }), "the quiz's own end comes before").rejects.toMatchObject({ code: "authoring.window_inverted" });
    await grant(null);
    expect(await state()).toEqual(before);
    expect(await told()).toMatchObject({ exception: null, trace: [] });
    const entries = await database.db.auditEntry.findMany({ where: { action: "quiz.exception", subject: student.enrollmentId }, orderBy: { id: "asc" } });
    expect(entries.map(({ data }) => data)).toMatchObject([{ closesAt: at(60), isTakenBack: false }, { opensAt: at(30) }, { isTakenBack: true }]);
    expect(JSON.stringify(entries)).not.toContain("Hospital");
  });

  it("gives more attempts, and the answers wait for the last of them", async () => {
    const { take, grant, page, ctx, base, learner, address, teacher, student } = await scene({ attempts: 1, review: "last_attempt", passingScore: 100 });
    const { attemptId } = await take([1]);
    await makeCards(base.as(system("test")), { attemptId });
    const shows = async () => {
      const { practice, data } = { practice: await getPractice(ctx, { courseSlug: address.courseSlug }), data: await collectPersonalData(ctx, learner.userId) };
      const review = await getAttemptReview(ctx, { attemptId }).then(() => true, () => false);
      return [review, (await page()).standing?.review !== null, practice.counts.all > 0, (await loadDecks(database.db, learner.userId, ctx.clock.now())).length > 0, data.enrollments[0]?.attempts[0]?.answers.some((answer) => "points" in answer)];
    };
    expect(await shows()).toEqual([true, true, true, true, true]);
    await expect(startAttempt(ctx, address)).rejects.toMatchObject({ code: "assessment.no_attempts_left" });
    await grant({ extraAttempts: 1 });
    expect(await shows(), "one is left").toEqual([false, false, false, false, false]);
    expect((await page()).rules.attempts).toBe(2);
    await take([1]);
    expect(await shows()).toEqual([true, true, true, true, true]);
    await expect(startAttempt(ctx, address)).rejects.toMatchObject({ code: "assessment.no_attempts_left" });
    expect((await listStudentQuizzes(teacher, student)).quizzes[0]).toMatchObject({ taken: 2, terms: { attempts: 2 } });
  });

  it("is moved by a deferral as the learner's other dates are, and back with it", async () => {
    const { grant, told, teacher, student } = await scene({ opensAt: at(0), closesAt: at(60) });
    await grant({ opensAt: at(10), closesAt: at(90) });
    const { deferralId } = await deferStudent(teacher, { ...student, days: 2, reason: "Viaje" });
    const moved = 2 * (DAY_MS / MINUTE_MS);
    expect((await told())?.terms).toMatchObject({ opensAt: at(10 + moved), closesAt: at(90 + moved) });
    await undoDeferral(teacher, { ...student, deferralId });
    expect((await told())?.terms).toMatchObject({ opensAt: at(10), closesAt: at(90) });
    await teacher.settle();
  });
});

describe("more time", () => {
  it("moves the end of an open attempt, and never to an earlier one", async () => {
    const { begin, grant, accommodate, page, dueNow, told } = await scene({ timeLimitMinutes: 30 });
    const { attemptId, dueAt } = await begin();
    expect(dueAt).toBe(at(30));
    expect(await accommodate(50, "Dislexia")).toEqual({ movedAttempts: 1 });
    expect(await dueNow(attemptId)).toBe(at(45));
    expect(await grant({ extraMinutes: 10 })).toEqual({ movedAttempts: 1 });
    expect((await page()).standing?.open?.dueAt).toBe(at(55));
    expect(await page()).toMatchObject({ rules: { timeLimitMinutes: 55 }, trace: [{ by: "accommodation", percent: 50, minutes: 15 }, { by: "exception", minutes: 10 }] });
    expect(JSON.stringify(await page()), "the reason is not the page's").not.toContain("Dislexia");
    expect(await grant(null)).toEqual({ movedAttempts: 0 });
    expect(await accommodate(0)).toEqual({ movedAttempts: 0 });
    expect(await told()).toMatchObject({ openUntil: at(55), terms: { timeLimitMinutes: 30 }, trace: [] });
  });

  it("of which neither the page's clock nor the server's knew does not end the attempt", async () => {
    const { begin, accommodate, ctx, base, dueNow } = await scene({ timeLimitMinutes: 30 });
    const { attemptId, dueAt } = await begin();
    const job = base.as(system("test"));
    await accommodate(100);
    ctx.clock.advance(30 * MINUTE_MS + GRACE_MS);
    expect(await submitAttempt(ctx, { attemptId, dueAt: dueAt ?? "" })).toEqual({ passed: null, until: at(60) });
    expect(await submitDueAttempt(job, { attemptId, waitedFor: new Date(dueAt ?? "") })).toEqual({ submitted: false, dueAt: at(60) });
    await expect(submitDueAttempt(job, { attemptId, waitedFor: new Date(at(60)) }), "too early").rejects.toThrow("not up");
    ctx.clock.advance(30 * MINUTE_MS);
    expect(await accommodate(200), "its time is up").toEqual({ movedAttempts: 0 });
    expect(await dueNow(attemptId)).toBe(at(60));
    expect(await submitDueAttempt(job, { attemptId, waitedFor: new Date(at(60)) })).toEqual({ submitted: true });
  });

  it("is told to a page that saves an answer", async () => {
    const { begin, accommodate, ctx } = await scene({ timeLimitMinutes: 30 });
    const { attemptId, dueAt } = await begin();
    const save = (sequence: number, told = dueAt) => saveAnswer(ctx, { attemptId, place: 3, sequence, response: { type: "boolean", value: true }, dueAt: told ?? "" });
    expect(await save(1)).toEqual({ state: "saved", sequence: 1 });
    await accommodate(50);
    expect(await save(2)).toEqual({ state: "saved", sequence: 2, until: at(45) });
    expect(await save(3, at(45))).toEqual({ state: "saved", sequence: 3 });
  });

  it("comes with a deferral too, for an attempt that would end with its window", async () => {
    const { begin, base, teacher, student, dueNow } = await scene({ closesAt: at(40) });
    const { attemptId } = await begin();
    await deferStudent(teacher, { ...student, days: 1, reason: "Viaje" });
    const job = base.as(system("test"));
    expect(await giveTime(job, student)).toEqual({ movedAttempts: 1 });
    expect(await giveTime(job, student)).toEqual({ movedAttempts: 0 });
    expect(await dueNow(attemptId)).toBe(at(40 + DAY_MS / MINUTE_MS));
    await expect(giveTime(teacher, student)).rejects.toMatchObject({ kind: "not_found" });
    await teacher.settle();
  });

  it("by the page's clock is none when it was told the end", async () => {
    const { begin, ctx } = await scene({ timeLimitMinutes: 30, passingScore: 0 });
    const { attemptId, dueAt } = await begin();
    ctx.clock.advance(30 * MINUTE_MS);
    expect(await submitAttempt(ctx, { attemptId, dueAt: dueAt ?? "" })).toEqual({ passed: true });
  });

  it("holds for the attempts that follow, within the window, and gives no limit where there is none", async () => {
    const timed = await scene({ timeLimitMinutes: 30, closesAt: at(40) });
    await timed.accommodate(50);
    expect((await timed.begin()).dueAt, "the window closes before").toBe(at(40));
    expect(await timed.grant({ closesAt: at(42) })).toEqual({ movedAttempts: 1 });
    const endless = await scene();
    await endless.accommodate(50);
    expect((await endless.begin()).dueAt).toBeNull();
    expect(await endless.grant({ extraMinutes: 5 })).toEqual({ movedAttempts: 0 });
  });
});

describe("what is granted", () => {
  it("is for the student of one's own course, by who manages its students", async () => {
    const { grant, ctx, teacher, student, lessonId, lessons } = await scene();
    const other = await scene();
    const exception = { ...NOTHING, extraAttempts: 1 };
    const refusals = [
      [ctx, student, lessonId, "forbidden"], [other.teacher, student, lessonId, "forbidden"], [teacher, { ...student, enrollmentId: other.student.enrollmentId }, lessonId, "not_found"],
      [teacher, student, other.lessonId, "not_found"], [teacher, student, lessons[1]?.lessonId ?? "", "not_found"],
    ] as const;
    for (const [who, whom, lesson, kind] of refusals) {
      await expect(setQuizException(who, { ...whom, lessonId: lesson, exception })).rejects.toMatchObject({ kind });
    }
    await expect(listStudentQuizzes(ctx, student)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(listStudentQuizzes(teacher, { ...other.student, courseId: student.courseId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(setAccommodation(ctx, { ...student, extraTimePercent: 50, reason: "" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(setAccommodation(teacher, { ...other.student, courseId: student.courseId, extraTimePercent: 50, reason: "" })).rejects.toMatchObject({ kind: "not_found" });
    const granted = () => database.db.quizException.count({ where: { enrollmentId: { in: [student.enrollmentId, other.student.enrollmentId] } } });
    expect(await granted()).toBe(0);
    await grant({ extraAttempts: 1 });
    expect(await granted()).toBe(1);
  });

  it("is in the copy of the learner's data, with its reasons", async () => {
    const { grant, accommodate, ctx, learner, teacher, student } = await scene({ timeLimitMinutes: 30 });
    await accommodate(50, "Dislexia");
    await grant({ closesAt: at(60), extraMinutes: 5 });
    expect((await listStudentQuizzes(teacher, student)).accommodation).toEqual({ extraTimePercent: 50, reason: "Dislexia" });
    const [enrollment] = (await collectPersonalData(ctx, learner.userId)).enrollments;
    expect(enrollment).toMatchObject({ extraTimePercent: 50, extraTimeReason: "Dislexia", quizExceptions: [{ lesson: { slug: "quiz" }, closesAt: new Date(at(60)), extraMinutes: 5, reason: "Hospital" }] });
    expect(JSON.stringify(enrollment?.quizExceptions)).not.toContain("lessonId");
    await accommodate(0, "Dislexia");
    expect((await listStudentQuizzes(teacher, student)).accommodation).toEqual({ extraTimePercent: 0, reason: "" });
    const audited = await database.db.auditEntry.findMany({ where: { action: "course.student.accommodate", subject: student.courseId }, orderBy: { id: "asc" } });
    expect(audited.map(({ data }) => data)).toMatchObject([{ extraTimePercent: 50 }, { extraTimePercent: 0 }]);
    expect(JSON.stringify(audited)).not.toContain("Dislexia");
  });
});
