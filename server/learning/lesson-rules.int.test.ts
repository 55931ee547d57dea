import { describe, expect, it } from "vitest";
import { courseChangesSchema } from "@/lib/schemas/authoring";
import { waivePrerequisitesSchema } from "@/lib/schemas/students";
import { DAY_MS, after } from "@/lib/time";
import { updateCourse } from "@/server/authoring";
import { changeModule } from "@/server/authoring/use-cases/change-module";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { TEST_NOW, testCtx } from "@/tests/harness/test-ctx";
import { requireLesson } from "./lesson-access";
import { explainLessonAccess } from "./queries/explain-lesson-access";
import { findLessonWait } from "./queries/find-lesson-wait";
import { getLessonPage } from "./queries/get-lesson-page";
import { getStudent } from "./queries/get-student";
import { waivePrerequisites } from "./use-cases/waive-prerequisites";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function scene() {
  const studio = await studioScene(database.db, ["uno", "dos", "tres"]);
  const { ctx, courseId, moduleId, course, release, lessonIds } = studio;
  const { id: requiredId, slug: requiredSlug } = (await makeCourse(database.db)).course;
  const { id: otherId } = (await makeCourse(database.db)).course;
  const learner = await makeLearner(database.db, { courseId, releaseId: release.id }, ctx);
  const address = (lessonSlug: string) => ({ courseSlug: course.slug, lessonSlug });
  /** What the door does, and that the explanation says the same. */
  const door = async (lessonSlug: string, now = ctx.clock.now()) => {
    const gate = await requireLesson(database.db, learner.viewer, address(lessonSlug), now).then(() => null, (error: { params: { reason?: string } }) => error.params.reason);
    if (now.getTime() === ctx.clock.now().getTime()) {
      const said = await explainLessonAccess(ctx, { courseId, enrollmentId: learner.enrollmentId, lessonId: lessonIds[["uno", "dos", "tres"].indexOf(lessonSlug)] ?? "" });
      expect(said).toMatchObject({ isOpen: gate === null, reason: gate });
    }
    return gate ?? "open";
  };
  const complete = (lesson: number) => database.db.lessonProgress.create({ data: { enrollmentId: learner.enrollmentId, lessonId: lessonIds[lesson] ?? "", completedAt: TEST_NOW } });
  const wait = (lessonSlug: string) => findLessonWait(ctx.as(learner.viewer), address(lessonSlug));
  const outline = async (lessonSlug = "uno") => (await getLessonPage(ctx.as(learner.viewer), address(lessonSlug))).outline.flatMap(({ lessons }) => lessons.map(({ slug, closed }) => [slug, closed?.until] as const));
  return { ...studio, learner, door, complete, wait, outline, requiredId, requiredSlug, otherId, address, moduleId };
}

describe("the day on which a module opens", () => {
  it("begins at midnight in the course's time zone, and holds for who enrolled before it was set", async () => {
    const { ctx, courseId, moduleId, door, wait, outline } = await scene();
    await updateCourse(ctx, { courseId, changes: { timeZone: "America/Bogota" } });
    await changeModule(ctx, { courseId, moduleId, changes: { opensOn: "2027-03-01" } });
    expect(await door("uno")).toBe("not_open_yet");
    expect(await door("uno", new Date("2027-03-01T04:59:59.999Z"))).toBe("not_open_yet");
    expect(await door("uno", new Date("2027-03-01T05:00:00Z"))).toBe("open");
    expect(await wait("uno")).toMatchObject({ opensAt: "2027-03-01T05:00:00.000Z", required: [], before: null });
    await changeModule(ctx, { courseId, moduleId, changes: { opensOn: null } });
    expect(await door("uno")).toBe("open");
    expect(await outline()).toEqual([["uno", undefined], ["dos", undefined], ["tres", undefined]]);
  });

  it("is found by the database, and is the same one, in every time zone that a course may have", async () => {
    const legacy = ["ACT", "AET", "AGT", "ART", "AST", "BET", "BST", "CAT", "CNT", "CST", "CTT", "EAT", "ECT", "IET", "IST", "JST", "MIT", "NET", "NST", "PLT", "PNT", "PRT", "PST", "SST", "VST"];
    const zones = ["UTC", "CET", "PRC", "Asia/Kolkata", ...Intl.supportedValuesOf("timeZone"), ...legacy, "bst", "US/Pacific-New", "SystemV/EST5", "+05:30"];
    const taken = zones.filter((timeZone) => courseChangesSchema.safeParse({ timeZone }).success);
    expect(taken).toEqual(expect.arrayContaining(["UTC", "CET", "PRC", "Asia/Kolkata", "America/Bogota"]));
    const rows = await database.db.$queryRaw<{ zone: string; at: Date }[]>`SELECT z AS "zone", ('2026-03-01'::timestamp AT TIME ZONE z) AT TIME ZONE 'UTC' AS "at" FROM unnest(${taken}::text[]) z`;
    const wrong = rows.filter(({ zone, at }) => new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(at) !== "2026-03-01 00:00");
    expect(wrong.map(({ zone }) => zone)).toEqual([]);
  });

  it("counts from the enrolment where it is given in days, and one way takes the other's place", async () => {
    const { ctx, courseId, moduleId, door, learner, complete, outline } = await scene();
    await changeModule(ctx, { courseId, moduleId, changes: { opensOn: "2027-03-01" } });
    await changeModule(ctx, { courseId, moduleId, changes: { opensAfterDays: 7 } });
    expect(await database.db.module.findUniqueOrThrow({ where: { id: moduleId }, select: { opensOn: true, opensAfterDays: true } })).toEqual({ opensOn: null, opensAfterDays: 7 });
    const { enrolledAt } = await database.db.enrollment.findUniqueOrThrow({ where: { id: learner.enrollmentId } });
    expect(await door("dos", after(enrolledAt, 7 * DAY_MS - 1))).toBe("not_open_yet");
    expect(await door("dos", after(enrolledAt, 7 * DAY_MS))).toBe("open");
    await complete(1);
    expect(await door("dos"), "what was done stays open").toBe("open");
    const until = after(enrolledAt, 7 * DAY_MS).toISOString();
    expect(await outline("dos")).toEqual([["uno", until], ["dos", undefined], ["tres", until]]);
  });

  it("is nothing to teachers, and no way around for who has no access", async () => {
    const { ctx, courseId, moduleId, address, learner } = await scene();
    await changeModule(ctx, { courseId, moduleId, changes: { opensOn: "2027-03-01" } });
    await requireLesson(database.db, ctx.viewer, address("uno"), ctx.clock.now());
    await database.db.grant.updateMany({ where: { enrollmentId: learner.enrollmentId }, data: { revokedAt: TEST_NOW } });
    await expect(requireLesson(database.db, learner.viewer, address("uno"), new Date("2027-04-01"))).rejects.toMatchObject({ params: { reason: "enrollment_closed" } });
  });

  it("is refused beside days in one change", async () => {
    const { ctx, courseId, moduleId } = await scene();
    await expect(database.db.module.update({ where: { id: moduleId }, data: { opensOn: new Date("2027-03-01"), opensAfterDays: 3 } })).rejects.toThrow(/Module_opens_check/);
    await changeModule(ctx, { courseId, moduleId, changes: { opensOn: "2027-03-01", opensAfterDays: null } });
  });
});

describe("lessons that open one after the other", () => {
  it("wait for the one before, and say which", async () => {
    const { ctx, courseId, door, complete, wait, outline } = await scene();
    await updateCourse(ctx, { courseId, changes: { lessonOrder: "in_order" } });
    expect([await door("uno"), await door("dos"), await door("tres")]).toEqual(["open", "lesson_before_missing", "lesson_before_missing"]);
    expect(await wait("dos")).toMatchObject({ before: { slug: "uno" } });
    expect(await outline()).toEqual([["uno", undefined], ["dos", null], ["tres", null]]);
    await complete(0);
    expect([await door("dos"), await door("tres")]).toEqual(["open", "lesson_before_missing"]);
  });
});

describe("courses that are required first", () => {
  it("are advice until the course says otherwise; then all of them, or one", async () => {
    const { ctx, courseId, door, learner, requiredId, requiredSlug, otherId, wait } = await scene();
    await updateCourse(ctx, { courseId, changes: { prerequisiteIds: [requiredId, otherId] } });
    expect(await door("uno")).toBe("open");
    await updateCourse(ctx, { courseId, changes: { prerequisiteRule: "all" } });
    expect(await door("uno")).toBe("prerequisites_missing");
    const { release } = { release: await database.db.release.findFirstOrThrow({ where: { courseId: requiredId } }) };
    await database.db.enrollment.create({ data: { id: `enr_${requiredId}`, userId: learner.userId, courseId: requiredId, releaseId: release.id, completedAt: TEST_NOW } });
    expect(await door("uno"), "one of two").toBe("prerequisites_missing");
    expect((await wait("uno"))?.required.map(({ slug }) => slug)).not.toContain(requiredSlug);
    await updateCourse(ctx, { courseId, changes: { prerequisiteRule: "any" } });
    expect(await door("uno")).toBe("open");
    await database.db.enrollment.updateMany({ where: { id: `enr_${requiredId}` }, data: { completedAt: null } });
    expect(await door("uno")).toBe("prerequisites_missing");
    await database.db.course.updateMany({ where: { id: { in: [requiredId, otherId] } }, data: { deletedAt: TEST_NOW } });
    expect(await door("uno"), "what nobody can take any more is not asked for").toBe("open");
  });

  it("ask nothing for a course that is not on sale, unless the learner can still finish it", async () => {
    const { ctx, courseId, door, learner, requiredId, otherId, wait } = await scene();
    await updateCourse(ctx, { courseId, changes: { prerequisiteIds: [requiredId, otherId], prerequisiteRule: "all" } });
    for (const status of ["archived", "draft", "cancelled"] as const) {
      await database.db.course.updateMany({ where: { id: { in: [requiredId, otherId] } }, data: { status } });
      expect([await door("uno"), (await wait("uno"))?.required], status).toEqual(["open", []]);
    }
    const release = await database.db.release.findFirstOrThrow({ where: { courseId: requiredId } });
    const enrollment = { id: `enr_${requiredId}`, userId: learner.userId, courseId: requiredId, releaseId: release.id };
    await database.db.enrollment.create({ data: { ...enrollment, grants: { create: { id: `grt_${requiredId}`, userId: learner.userId, courseId: requiredId, kind: "manual", sourceId: `grt_${requiredId}`, startsAt: TEST_NOW } } } });
    expect([await door("uno"), (await wait("uno"))?.required.length], "they are in it").toEqual(["prerequisites_missing", 1]);
    await database.db.grant.updateMany({ where: { enrollmentId: enrollment.id }, data: { revokedAt: TEST_NOW } });
    expect(await door("uno"), "and out of it again").toBe("open");
  });

  it("are met by one that was completed before it left the catalogue", async () => {
    const { ctx, courseId, door, learner, requiredId, otherId } = await scene();
    await updateCourse(ctx, { courseId, changes: { prerequisiteIds: [requiredId, otherId], prerequisiteRule: "any" } });
    const release = await database.db.release.findFirstOrThrow({ where: { courseId: requiredId } });
    await database.db.enrollment.create({ data: { id: `enr_${requiredId}`, userId: learner.userId, courseId: requiredId, releaseId: release.id, completedAt: TEST_NOW } });
    expect(await door("uno")).toBe("open");
    await database.db.course.update({ where: { id: requiredId }, data: { deletedAt: TEST_NOW } });
    expect(await door("uno")).toBe("open");
    await database.db.course.update({ where: { id: requiredId }, data: { deletedAt: null, status: "archived" } });
    expect(await door("uno")).toBe("open");
  });

  it("are waived for one student by who manages them, on the record", async () => {
    const { ctx, courseId, door, learner, requiredId, addColleague } = await scene();
    await updateCourse(ctx, { courseId, changes: { prerequisiteIds: [requiredId], prerequisiteRule: "all" } });
    const student = { courseId, enrollmentId: learner.enrollmentId };
    await expect(waivePrerequisites(await addColleague(), { ...student, isWaived: true, reason: "" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(waivePrerequisites(ctx.as(learner.viewer), { ...student, isWaived: true, reason: "" })).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not_found/) });
    await waivePrerequisites(ctx, { ...student, isWaived: true, reason: "Equivalent" });
    expect(await door("uno")).toBe("open");
    expect(await getStudent(ctx, student)).toMatchObject({ isWaived: true });
    expect(await database.db.auditEntry.findFirst({ where: { action: "course.student.waive", subject: courseId } })).toMatchObject({ actorId: expect.any(String), data: { isWaived: true, reason: "Equivalent" } });
    // As the form sends it where nothing is written.
    await waivePrerequisites(ctx, waivePrerequisitesSchema.parse({ ...student, isWaived: false, reason: "" }));
    expect(await door("uno")).toBe("prerequisites_missing");
    await expect(waivePrerequisites(ctx, { courseId, enrollmentId: "enr_nobody", isWaived: true, reason: "" })).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("what a learner waits for", () => {
  it("is told to nobody who is not in the course", async () => {
    const { address } = await scene();
    expect(await findLessonWait(testCtx(database.db), address("uno"))).toBeNull();
  });
});
