import { describe, expect, it } from "vitest";
import { DAY_MS, after } from "@/lib/time";
import { listMyCourses, listStudentProgress } from "@/server/learning";
import { startCourse } from "@/server/authoring/use-cases/start-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { TEST_NOW, userViewer } from "@/tests/harness/test-ctx";
import { checkRoster } from "./check-roster";
import { endAccess } from "./end-access";
import { enrolStudents } from "./enrol-students";
import { setAccessEnd } from "./set-access-end";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function scene() {
  const studio = await studioScene(database.db);
  const person = await makeUser(database.db, { name: "Ana Nueva" });
  const { courseId, ctx } = studio;
  const enrol = (until: string | null = null, email = person.email) => enrolStudents(ctx, { courseId, students: [{ email, until }] });
  const me = ctx.as(userViewer({ userId: person.id }));
  const isOpen = async () => (await listMyCourses(me)).some((course) => course.isOpen);
  const enrollmentId = async () => (await database.db.enrollment.findUniqueOrThrow({ where: { userId_courseId: { userId: person.id, courseId } } })).id;
  const audited = async () => (await database.db.auditEntry.findMany({ where: { subject: courseId }, orderBy: { id: "asc" } })).map(({ action, actorId }) => [action, actorId]);
  return { ...studio, person, me, enrol, isOpen, enrollmentId, audited };
}

describe("enrolling by hand", () => {
  it("opens access as every enrolment does, once, with the teacher in the audit log", async () => {
    const { ctx, courseId, person, user, enrol, isOpen, audited, release } = await scene();
    expect(await enrol()).toEqual({ outcomes: [{ email: person.email, outcome: "enrolled" }] });
    expect(await enrol(), "sent twice").toEqual({ outcomes: [{ email: person.email, outcome: "already" }] });
    expect(await isOpen()).toBe(true);
    expect(await database.db.enrollment.findMany({ where: { courseId, userId: person.id }, include: { grants: true } })).toMatchObject([
      { method: "manual", amount: 0, status: "active", releaseId: release.id, grants: [{ kind: "manual", endsAt: null }] },
    ]);
    await ctx.settle();
    expect(ctx.relayed.filter(({ name }) => name === "learning/enrollment.opened")).toHaveLength(1);
    expect(await audited()).toEqual([["course.student.enrol", user.id]]);
  });

  it("refuses addresses of nobody and of suspended accounts, an end that has passed, and a course without a release", async () => {
    const { ctx, person, enrol, courseId } = await scene();
    expect(await enrol(null, "nobody@example.com")).toEqual({ outcomes: [{ email: "nobody@example.com", outcome: "unknown" }] });
    await expect(enrol("2026-11-21T00:00:00Z")).rejects.toMatchObject({ kind: "invalid", issues: [{ path: "students.0.until" }] });
    await database.db.user.update({ where: { id: person.id }, data: { status: "suspended" } });
    expect(await enrol()).toMatchObject({ outcomes: [{ outcome: "unknown" }] });
    await database.db.user.update({ where: { id: person.id }, data: { status: "active" } });
    await database.db.course.update({ where: { id: courseId }, data: { currentReleaseId: null } });
    expect(await enrol(), "the newest release of a course that is off sale").toMatchObject({ outcomes: [{ outcome: "enrolled" }] });
    const { courseId: draftId } = await startCourse(ctx, { title: "Borrador", language: "es", topicSlug: "data" });
    await expect(enrolStudents(ctx, { courseId: draftId, students: [{ email: person.email, until: null }] })).rejects.toMatchObject({ code: "authoring.not_published" });
    await ctx.settle();
  });

  it("is done once, however many times at once", async () => {
    const { ctx, courseId, enrol, person } = await scene();
    const answers = await Promise.all([enrol(), enrol(), enrol()]);
    expect(answers.every(({ outcomes }) => outcomes.every(({ outcome }) => outcome !== "unknown"))).toBe(true);
    expect(await database.db.grant.count({ where: { courseId, userId: person.id } })).toBe(1);
    await ctx.settle();
    expect(ctx.relayed.filter(({ name }) => name === "learning/enrollment.opened")).toHaveLength(1);
  });

  it("is for those who may manage the students", async () => {
    const { addColleague, courseId, person } = await scene();
    const students = [{ email: person.email, until: null }];
    await expect(enrolStudents(await addColleague({ canEdit: true }), { courseId, students })).rejects.toMatchObject({ kind: "forbidden" });
    const manager = await addColleague({ canManageStudents: true });
    expect(await enrolStudents(manager, { courseId, students })).toMatchObject({ outcomes: [{ outcome: "enrolled" }] });
    await manager.settle();
  });
});

describe("a list", () => {
  it("says of each line what it would do, and does nothing", async () => {
    const { ctx, courseId, person, release } = await scene();
    const learner = await makeLearner(database.db, { courseId, releaseId: release.id }, ctx);
    const { email } = await database.db.user.findUniqueOrThrow({ where: { id: learner.userId } });
    const text = ["email;nombre;hasta", `${person.email};Ana;31/12/2026`, `${email};;`, "nobody@example.com;;", "wrong;;", `${person.email.toUpperCase()};Ana otra vez;`, "x@example.com;;ayer"].join("\r\n");
    const { rows } = await checkRoster(ctx, { courseId, text });
    expect(rows.map(({ line, state, column, firstLine }) => [line, state, column, firstLine])).toEqual([
      [2, "will_enrol", null, null], [3, "already", null, null], [4, "unknown", null, null], [5, "malformed", "email", null], [6, "doubled", null, 2], [7, "malformed", "until", null],
    ]);
    expect(await database.db.enrollment.count({ where: { courseId } })).toBe(1);
    const applied = await enrolStudents(ctx, { courseId, students: rows.filter(({ state }) => state === "will_enrol").map((row) => ({ email: row.email, until: row.until })) });
    expect(applied.outcomes.map(({ outcome }) => outcome)).toEqual(["enrolled"]);
    expect((await checkRoster(ctx, { courseId, text })).rows[0]?.state).toBe("already");
    await ctx.settle();
  });
});

describe("access by hand", () => {
  it("ends with its day, is extended, ends by hand with the progress kept, and can be given again", async () => {
    const { ctx, courseId, enrol, isOpen, enrollmentId, audited } = await scene();
    await enrol(after(TEST_NOW, DAY_MS).toISOString());
    const student = { courseId, enrollmentId: await enrollmentId() };
    expect(await isOpen()).toBe(true);
    ctx.clock.advance(2 * DAY_MS);
    expect(await isOpen()).toBe(false);
    const until = after(TEST_NOW, 30 * DAY_MS).toISOString();
    expect(await setAccessEnd(ctx, { ...student, until })).toEqual({ until });
    expect(await isOpen()).toBe(true);
    const sooner = after(TEST_NOW, 10 * DAY_MS).toISOString();
    await setAccessEnd(ctx, { ...student, until: sooner });
    expect(await database.db.grant.findMany({ where: { enrollmentId: student.enrollmentId } })).toMatchObject([{ endsAt: new Date(sooner) }]);
    expect(await endAccess(ctx, student)).toEqual({ closed: 1 });
    expect(await endAccess(ctx, student), "twice").toEqual({ closed: 0 });
    expect(await isOpen()).toBe(false);
    expect((await listStudentProgress(ctx, { courseId, limit: 10 })).items).toMatchObject([{ state: "closed" }]);
    expect(await enrol()).toMatchObject({ outcomes: [{ outcome: "enrolled" }] });
    expect(await isOpen()).toBe(true);
    expect(await database.db.grant.findMany({ where: { enrollmentId: student.enrollmentId } })).toMatchObject([{ kind: "manual", endsAt: null, revokedAt: null }]);
    await ctx.settle();
    expect(ctx.relayed.map(({ name }) => name).filter((name) => name.startsWith("learning/enrollment"))).toEqual(["learning/enrollment.opened", "learning/enrollment.closed", "learning/enrollment.reopened"]);
    expect((await audited()).map(([action]) => action)).toEqual(["course.student.enrol", "course.student.extend", "course.student.extend", "course.student.remove", "course.student.enrol"]);
  });

  it("is not what a purchase gave: that has no end to move, and ends by a refund", async () => {
    const { ctx, courseId, release } = await scene();
    const { enrollmentId } = await makeLearner(database.db, { courseId, releaseId: release.id }, ctx);
    await expect(endAccess(ctx, { courseId, enrollmentId })).rejects.toMatchObject({ code: "learning.access_was_paid" });
    await expect(setAccessEnd(ctx, { courseId, enrollmentId, until: null })).rejects.toMatchObject({ code: "learning.access_has_no_end" });
    await expect(setAccessEnd(ctx, { courseId, enrollmentId, until: "2026-11-21T00:00:00Z" })).rejects.toMatchObject({ kind: "invalid", issues: [{ path: "until" }] });
    const other = await studioScene(database.db);
    await expect(endAccess(other.ctx, { courseId: other.courseId, enrollmentId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(setAccessEnd(other.ctx, { courseId: other.courseId, enrollmentId, until: null })).rejects.toMatchObject({ kind: "not_found" });
  });
});
