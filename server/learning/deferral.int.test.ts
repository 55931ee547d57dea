import { describe, expect, it } from "vitest";
import { DAY_MS, after } from "@/lib/time";
import { getAssignmentPage, getQuizPage, startAttempt } from "@/server/assessment";
import { system } from "@/server/access";
import { updateCourse } from "@/server/authoring";
import { changeModule } from "@/server/authoring/use-cases/change-module";
import { getGradebook } from "@/server/grades";
import { extendDue } from "@/server/grades/use-cases/extend-due";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { TEST_NOW } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { findLessonWait } from "./queries/find-lesson-wait";
import { getOwnDates } from "./queries/get-own-dates";
import { getStudent } from "./queries/get-student";
import { listMyCourses } from "./queries/list-my-courses";
import { deferOwn } from "./use-cases/defer-own";
import { deferStudent } from "./use-cases/defer-student";
import { tellDeferral } from "./use-cases/tell-deferral";
import { undoDeferral } from "./use-cases/undo-deferral";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const YESTERDAY = after(TEST_NOW, -DAY_MS).toISOString();
const QUIZ = {
  kind: "quiz" as const, passingScore: 60, attempts: null, timeLimitMinutes: null, shuffle: false, closesAt: YESTERDAY,
  questions: [{ type: "boolean" as const, correct: true, prompt: { format: "plain" as const, text: "¿Sí?" } }],
};

/** A course whose quiz closed and whose assignment was due yesterday, and whose module opens tomorrow. */
async function scene() {
  const studio = await studioScene(database.db, [{ slug: "quiz", kind: "quiz", content: QUIZ }, { slug: "tarea", kind: "assignment", assignment: { due: { kind: "at", at: YESTERDAY }, late: { kind: "refuse" } } }]);
  const { ctx, courseId, course, release, lessonIds: [quizId = "", workId = ""] } = studio;
  const learner = await makeLearner(database.db, { courseId, releaseId: release.id }, ctx);
  const student = { courseId, enrollmentId: learner.enrollmentId };
  const own = ctx.as(learner.viewer);
  const at = (lessonSlug: string) => ({ courseSlug: course.slug, lessonSlug });
  const dates = async () => {
    const { rules } = await getQuizPage(own, { ...at("quiz"), locale: "es" });
    const { standing } = await getAssignmentPage(own, at("tarea"));
    const book = await getGradebook(ctx, { courseId });
    const { endsAt } = await database.db.grant.findFirstOrThrow({ where: { enrollmentId: learner.enrollmentId } });
    const states = book.items.map(({ itemId }, index) => [itemId === quizId ? "quiz" : "work", book.rows[0]?.cells[index]?.state]);
    return { closes: rules.closesAt, due: standing?.dueAt ?? null, next: standing?.next.state, ends: endsAt?.toISOString() ?? null, ...Object.fromEntries(states) };
  };
  return { ...studio, learner, student, own, at, dates, quizId, workId };
}

const moved = (instant: string, days: number): string => after(new Date(instant), days * DAY_MS).toISOString();

describe("a learner who is deferred", () => {
  it("has every date later by the same days, and as it was once that is taken back", async () => {
    const { ctx, student, own, at, dates, learner, courseId, moduleId } = await scene();
    const ends = moved(TEST_NOW.toISOString(), 30);
    await database.db.grant.updateMany({ where: { enrollmentId: learner.enrollmentId }, data: { endsAt: new Date(ends) } });
    const before = { closes: YESTERDAY, due: YESTERDAY, next: "closed", ends, quiz: "missing", work: "missing" };
    expect(await dates()).toEqual(before);
    await expect(startAttempt(own, at("quiz"))).rejects.toMatchObject({ code: "assessment.window_closed" });
    const { deferralId, deferredDays } = await deferStudent(ctx, { ...student, days: 10, reason: "Enfermedad" });
    expect(deferredDays).toBe(10);
    expect(await dates()).toEqual({ closes: moved(YESTERDAY, 10), due: moved(YESTERDAY, 10), next: "open", ends: moved(ends, 10), quiz: "none", work: "none" });
    await changeModule(ctx, { courseId, moduleId, changes: { opensAfterDays: 1 } });
    const { enrolledAt } = await database.db.enrollment.findUniqueOrThrow({ where: { id: learner.enrollmentId } });
    expect(await findLessonWait(own, at("quiz"))).toMatchObject({ opensAt: after(enrolledAt, 11 * DAY_MS).toISOString() });
    await updateCourse(ctx, { courseId, changes: { timeZone: "America/Bogota" } });
    await changeModule(ctx, { courseId, moduleId, changes: { opensOn: "2027-03-01" } });
    expect(await findLessonWait(own, at("quiz"))).toMatchObject({ opensAt: "2027-03-11T05:00:00.000Z" });
    await changeModule(ctx, { courseId, moduleId, changes: { opensOn: null } });
    expect(await undoDeferral(ctx, { ...student, deferralId })).toEqual({ deferredDays: 0 });
    expect(await undoDeferral(ctx, { ...student, deferralId })).toEqual({ deferredDays: 0 });
    expect(await dates()).toEqual(before);
    expect(await getStudent(ctx, student)).toMatchObject({ deferredDays: 0, deferrals: [{ days: 10, reason: "Enfermedad", by: "Inés Maestra", isOwn: false, isUndone: true }] });
    expect(await database.db.auditEntry.count({ where: { action: "course.student.defer", subject: courseId } })).toBe(2);
    await ctx.settle();
  });

  it("keeps a date that somebody set since, and is let back one deferral at a time", async () => {
    const { ctx, student, dates, learner, workId } = await scene();
    await extendDue(ctx, { ...student, lessonId: workId, until: TEST_NOW.toISOString(), reason: "Viaje" });
    const first = await deferStudent(ctx, { ...student, days: 3, reason: "Uno" });
    expect(await dates()).toMatchObject({ due: moved(TEST_NOW.toISOString(), 3), closes: moved(YESTERDAY, 3) });
    const second = await deferStudent(ctx, { ...student, days: 4, reason: "Dos" });
    await extendDue(ctx, { ...student, lessonId: workId, until: moved(TEST_NOW.toISOString(), 20), reason: "Otra" });
    await expect(undoDeferral(ctx, { ...student, deferralId: first.deferralId })).rejects.toMatchObject({ code: "learning.deferral_not_last" });
    await undoDeferral(ctx, { ...student, deferralId: second.deferralId });
    expect(await dates()).toMatchObject({ due: moved(TEST_NOW.toISOString(), 20), closes: moved(YESTERDAY, 3) });
    await expect(undoDeferral(ctx, { ...student, deferralId: "dfr_none" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(deferStudent(ctx, { ...student, enrollmentId: "enr_none", days: 1, reason: "X" })).rejects.toMatchObject({ kind: "not_found" });
    await database.db.enrollment.update({ where: { id: learner.enrollmentId }, data: { deferredDays: 700 } });
    await expect(deferStudent(ctx, { ...student, days: 31, reason: "X" })).rejects.toMatchObject({ code: "learning.deferral_limit", params: { days: 30 } });
    await ctx.settle();
  });

  it("has access again when it ended within the days", async () => {
    const { ctx, student, learner, own } = await scene();
    await database.db.grant.updateMany({ where: { enrollmentId: learner.enrollmentId }, data: { endsAt: new Date(YESTERDAY) } });
    expect((await listMyCourses(own))[0]).toMatchObject({ isOpen: false, hasOwnDates: false });
    await deferStudent(ctx, { ...student, days: 2, reason: "Pausa" });
    expect((await listMyCourses(own))[0]).toMatchObject({ isOpen: true, hasOwnDates: true });
    await ctx.settle();
  });
});

describe("learners who move their dates themselves", () => {
  it("may as far as the course allows, while they have access, and are told of what a teacher does", async () => {
    const { ctx, courseId, course, own, student, learner } = await scene();
    const ask = (days: number) => deferOwn(own, { courseSlug: course.slug, days, reason: "Mudanza" });
    await expect(ask(1)).rejects.toMatchObject({ code: "learning.deferral_not_allowed" });
    expect(await getOwnDates(own, { courseSlug: course.slug })).toMatchObject({ daysLeft: null, deferredDays: 0, deferrals: [] });
    await updateCourse(ctx, { courseId, changes: { selfDeferralDays: 7 } });
    await ask(5);
    await deferStudent(ctx, { ...student, days: 10, reason: "Beca" });
    expect(await getOwnDates(own, { courseSlug: course.slug })).toMatchObject({ daysLeft: 2, deferredDays: 15, deferrals: [{ isOwn: false, days: 10 }, { isOwn: true, days: 5 }] });
    await expect(ask(3)).rejects.toMatchObject({ code: "learning.deferral_limit", params: { days: 2 } });
    await database.db.grant.updateMany({ where: { enrollmentId: learner.enrollmentId }, data: { endsAt: new Date(YESTERDAY) } });
    await expect(ask(1)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(deferOwn(own, { courseSlug: "no-hay", days: 1, reason: "X" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getOwnDates(own, { courseSlug: "no-hay" })).rejects.toMatchObject({ kind: "not_found" });
    const job = ctx.as(system("test"));
    const tell = (isUndone: boolean) => tellDeferral(job, { enrollmentId: learner.enrollmentId, eventId: `evt_${isUndone}`, days: 10, isUndone });
    expect([await tell(false), await tell(true), await tell(false)]).toEqual([{ told: true }, { told: true }, { told: false }]);
    await database.db.user.update({ where: { id: learner.userId }, data: { status: "suspended" } });
    expect(await tell(false)).toEqual({ told: false });
    await ctx.settle();
  });
});
