import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time";
import { anonymous, system } from "@/server/access";
import { getAssignmentPage } from "@/server/assessment";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { gradebookScene } from "@/tests/harness/gradebook-scene";
import { memoryMailer } from "@/tests/harness/in-memory-vendors";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { getGradebook } from "../queries/get-gradebook";
import { getGradeHistory } from "../queries/get-grade-history";
import { getOwnGrades } from "../queries/get-own-grades";
import { excuseItem } from "./excuse-item";
import { overrideGrade } from "./override-grade";
import { releaseItem } from "./release-item";
import { removeItem } from "./remove-item";
import { saveItem } from "./save-item";
import { tellGrade } from "./tell-grade";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (options?: Parameters<typeof gradebookScene>[1]) => gradebookScene(database.db, options);

describe("a page of the gradebook", () => {
  it("counts what a quiz draws for each attempt into its worth", async () => {
    const pool = [1, 2, 3].map((number) => ({ type: "boolean" as const, correct: true, prompt: { format: "plain" as const, text: `¿${number}?` } }));
    const draws = [{ id: "drw_uno", title: "", before: 0, count: 2, points: 3, tags: [], difficulty: null, bank: { id: "bnk_uno", title: "Banco" }, pool }];
    const made = await scene({ quiz: { draws } });
    expect((await made.book()).items[0]).toMatchObject({ itemId: made.quizId, maxPoints: 10 });
    const half = await scene({ quiz: { questions: [1, 2, 3].map(() => ({ type: "boolean" as const, correct: true, points: 2, prompt: { format: "plain" as const, text: "¿?" } })), sections: [{ id: "qsc_a", title: "A", from: 0, draw: 1 }, { id: "qsc_b", title: "B", from: 2, draw: 1 }] } });
    expect((await half.book()).items[0], "one of two, and the only one").toMatchObject({ maxPoints: 4 });
  });

  it("has the quizzes and assignments of the release with what was shown of each, and their mean where nothing is planned", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    const leo = await made.enrol("León");
    await made.attempt(ana.enrollmentId, 1);
    await made.attempt(ana.enrollmentId, 3);
    await made.attempt(ana.enrollmentId, 4, 4, made.practiceId);
    await made.attempt(leo.enrollmentId, null);
    await made.handIn(ana.enrollmentId, 9);
    await made.handIn(leo.enrollmentId, null);
    expect(await made.book()).toMatchObject({
      version: 0, nextCursor: null, total: 2, plan: { passingPercent: 60, missing: "ignore", categories: [] },
      items: [{ itemId: made.quizId, kind: "quiz", title: "Lección quiz", maxPoints: 4, isReleased: true }, { itemId: made.workId, kind: "assignment", maxPoints: 10 }],
      rows: [
        { name: "Ana", percent: 82.5, cells: [{ state: "graded", points: 3 }, { state: "graded", points: 9 }] },
        { name: "León", percent: null, cells: [{ state: "waiting" }, { state: "waiting" }] },
      ],
    });
  });

  it("counts an attempt at what the quiz is worth now, and what is due by each learner's own date", async () => {
    const made = await scene({ quiz: { closesAt: "2026-11-24T00:00:00Z" }, due: "2026-11-25T00:00:00Z" });
    const [ana, leo] = [await made.enrol("Ana"), await made.enrol("León")];
    await made.attempt(ana.enrollmentId, 1, 2);
    await made.plan({ missing: "zero" });
    await database.db.assignmentWork.create({ data: { id: "wrk_extended", enrollmentId: ana.enrollmentId, lessonId: made.workId, extendedTo: new Date("2027-11-25T00:00:00Z") } });
    expect(await made.rowOf(leo.enrollmentId)).toMatchObject({ percent: null, cells: [{ state: "none" }, { state: "none" }] });
    made.base.clock.advance(10 * DAY_MS);
    expect(await made.rowOf(ana.enrollmentId)).toMatchObject({ percent: 50, cells: [{ state: "graded", points: 2 }, { state: "none" }] });
    expect(await made.rowOf(leo.enrollmentId)).toMatchObject({ percent: 0, cells: [{ state: "missing" }, { state: "missing" }] });
  });

  it("counts a mark at what the assignment is worth now: it was given out of what it was worth then", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    await made.handIn(ana.enrollmentId, 6);
    await made.reworth(100);
    expect(await made.cellOf(ana.enrollmentId, made.workId)).toMatchObject({ state: "graded", points: 60 });
    expect((await made.rowOf(ana.enrollmentId)).percent).toBe(60);
  });

  it("comes by name in pages, filtered by name or address, and leaves out whose access was taken back", async () => {
    const made = await scene();
    for (let index = 0; index < 27; index += 1) await made.enrol(`Alumno ${String(index).padStart(2, "0")}`);
    const gone = await made.enrol("Alumno ido");
    await database.db.enrollment.update({ where: { id: gone.enrollmentId }, data: { status: "revoked" } });
    const first = await made.book();
    expect([first.total, first.rows.length, first.rows[0]?.name]).toEqual([27, 25, "Alumno 00"]);
    const second = await getGradebook(made.grader, { courseId: made.courseId, cursor: first.nextCursor ?? "" });
    expect([second.total, second.rows.map(({ name }) => name), second.nextCursor]).toEqual([null, ["Alumno 25", "Alumno 26"], null]);
    expect(await getGradebook(made.grader, { courseId: made.courseId, search: "NO 2" })).toMatchObject({ total: 7 });
    expect(await getGradebook(made.grader, { courseId: made.courseId, search: "%" })).toMatchObject({ total: 0, rows: [] });
    const many = await countStatements(() => made.book());
    const few = await scene();
    await few.enrol("Ana");
    expect(many).toBe(await countStatements(() => few.book()));
    expect(many).toBeLessThanOrEqual(12);
  });

  it("knows the items of every release that somebody follows, and tells who does not have one", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    const other = await makeCourse(database.db, { lessons: [{ slug: "nuevo", kind: "assignment" }] });
    const moved = other.lessons[0]?.lessonId ?? "";
    await database.db.release.update({ where: { id: other.release.id }, data: { courseId: made.courseId, number: 2 } });
    await database.db.course.update({ where: { id: other.course.id }, data: { currentReleaseId: null } });
    await database.db.course.update({ where: { id: made.courseId }, data: { currentReleaseId: other.release.id } });
    const { items } = await made.book();
    expect(items.map(({ itemId }) => itemId)).toEqual([moved, made.quizId, made.workId]);
    expect((await made.rowOf(ana.enrollmentId)).cells[0]).toBeNull();
    await expect(overrideGrade(made.grader, { courseId: made.courseId, enrollmentId: ana.enrollmentId, itemId: moved, version: 0, points: 1, reason: "x" })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is for who manages the students, and knows no other course's students", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    const cell = { courseId: made.courseId, enrollmentId: ana.enrollmentId, itemId: made.quizId };
    const teacher = await makeUser(database.db, { roles: ["instructor"] });
    const elsewhere = await makeCourse(database.db, { instructorUserId: teacher.id });
    const stranger = testCtx(database.db).as(userViewer({ userId: teacher.id, roles: ["instructor"], instructorId: elsewhere.instructorId }));
    for (const [who, kind] of [[stranger, "forbidden"], [ana.ctx, "forbidden"], [made.base.as(anonymous), "unauthenticated"]] as const) {
      await expect(getGradebook(who, { courseId: made.courseId })).rejects.toMatchObject({ kind });
      await expect(getGradeHistory(who, cell)).rejects.toMatchObject({ kind });
      await expect(overrideGrade(who, { ...cell, version: 0, points: 1, reason: "x" })).rejects.toMatchObject({ kind });
    }
    await expect(getGradeHistory(stranger, { ...cell, courseId: elsewhere.course.id })).rejects.toMatchObject({ kind: "not_found" });
    await expect(overrideGrade(stranger, { ...cell, courseId: elsewhere.course.id, version: 0, points: 1, reason: "x" })).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("how the grades of a course count", () => {
  it("is saved upon what was seen, for items of the course, and audited", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    await made.attempt(ana.enrollmentId, 2);
    await made.handIn(ana.enrollmentId, 10);
    const categories = [
      { id: "c1", name: "Cuestionarios", weight: 25, isExtra: false, dropLowest: 0, itemIds: [made.quizId] },
      { id: "c2", name: "Trabajos", weight: 75, isExtra: false, dropLowest: 0, itemIds: [made.workId] },
    ];
    expect(await made.plan({ categories })).toEqual({ version: 1 });
    expect(await made.rowOf(ana.enrollmentId)).toMatchObject({ percent: 87.5 });
    await expect(made.plan({ categories: [] })).rejects.toMatchObject({ code: "grades.plan_changed" });
    await expect(made.plan({ categories: [{ id: "c1", name: "Todo", weight: 100, isExtra: false, dropLowest: 0, itemIds: ["les_elsewhere"] }] }, 1)).rejects.toMatchObject({ kind: "not_found" });
    expect(await made.plan({ categories: [], passingPercent: 90 }, 1)).toEqual({ version: 2 });
    expect(await database.db.auditEntry.findMany({ where: { subject: made.courseId, action: "gradebook.change" }, orderBy: { id: "asc" } })).toMatchObject([
      { data: { before: { categories: [] }, after: { categories: [{ weight: 25 }, { weight: 75 }] } } }, { data: { after: { passingPercent: 90 } } },
    ]);
  });

  it("drops the lowest, which its row and its student see", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    await made.attempt(ana.enrollmentId, 1);
    await made.handIn(ana.enrollmentId, 9);
    await made.plan({ categories: [{ id: "c1", name: "Todo", weight: 100, isExtra: false, dropLowest: 1, itemIds: [made.quizId, made.workId] }] });
    expect(await made.rowOf(ana.enrollmentId)).toMatchObject({ percent: 90, cells: [{ points: 1, isDropped: true }, { points: 9 }] });
    expect(await getOwnGrades(ana.ctx, { courseSlug: made.course.slug })).toMatchObject({ percent: 90, categories: [{ name: "Todo", percent: 90 }], items: [{ isDropped: true, categoryId: "c1", lessonSlug: "quiz" }, { isDropped: false }] });
  });
});

describe("what a teacher sets", () => {
  it("is a quiz's grade too: it completes the lesson, is announced, and of two graders the later one is told", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    const cell = { courseId: made.courseId, enrollmentId: ana.enrollmentId, itemId: made.quizId };
    await made.attempt(ana.enrollmentId, 1);
    await overrideGrade(made.grader, { ...cell, version: 0, points: 2.9, reason: "Una pregunta estaba mal" });
    expect(await database.db.lessonProgress.findFirst({ where: { lessonId: made.quizId } })).toBeNull();
    await expect(overrideGrade(made.grader, { ...cell, version: 0, points: 4, reason: "Otra idea" })).rejects.toMatchObject({ code: "grades.entry_changed" });
    await expect(excuseItem(made.grader, { ...cell, version: 0, reason: "Otra idea" })).rejects.toMatchObject({ code: "grades.entry_changed" });
    expect(await overrideGrade(made.grader, { ...cell, version: 1, points: 3, reason: "Y otra" })).toEqual({ points: 3, version: 2 });
    expect(await database.db.lessonProgress.findFirst({ where: { lessonId: made.quizId } })).toMatchObject({ completedBy: "passed" });
    expect(await made.cellOf(ana.enrollmentId, made.quizId)).toEqual({ state: "graded", points: 3, isSet: true, version: 2 });
    expect((await made.relayed()).map(({ data }) => data)).toMatchObject([{ lessonId: made.quizId, itemId: made.quizId, change: "overridden", points: 2.9 }, { points: 3 }]);
  });

  it("is an excuse: as if the item were not there, and taken back", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    const cell = { courseId: made.courseId, enrollmentId: ana.enrollmentId, itemId: made.workId };
    await made.attempt(ana.enrollmentId, 4);
    await made.handIn(ana.enrollmentId, 5);
    expect(await excuseItem(made.grader, { ...cell, version: 0, reason: "Enfermedad" })).toEqual({ version: 1 });
    expect(await excuseItem(made.grader, { ...cell, version: 0, reason: "Enfermedad" })).toEqual({ version: 1 });
    expect(await made.rowOf(ana.enrollmentId)).toMatchObject({ percent: 100 });
    expect(await getOwnGrades(ana.ctx, { courseSlug: made.course.slug })).toMatchObject({ percent: 100, items: [{}, { state: "excused", points: null, isSet: true, reason: "Enfermedad" }] });
    expect((await getAssignmentPage(ana.ctx, { courseSlug: made.course.slug, lessonSlug: "informe" })).standing?.grade).toBeNull();
    await overrideGrade(made.grader, { ...cell, version: 1, points: null, reason: "Entregó al fin" });
    expect(await made.rowOf(ana.enrollmentId)).toMatchObject({ percent: 75 });
    expect((await made.relayed()).map(({ data }) => data.change)).toEqual(["excused", "overridden"]);
  });

  it("leaves a history of who, when, from what to what and why, beside what was earned", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    const cell = { courseId: made.courseId, enrollmentId: ana.enrollmentId, itemId: made.workId };
    const { submissionId } = await made.handIn(ana.enrollmentId, 5);
    await database.db.auditEntry.create({ data: { id: "aud_corrected", actorId: made.teacher.id, action: "grade.change", subject: submissionId, data: { before: 4, after: 5 } } });
    await overrideGrade(made.grader, { ...cell, version: 0, points: 7, reason: "Revisión" });
    await excuseItem(made.grader, { ...cell, version: 1, reason: "Enfermedad" });
    await overrideGrade(made.grader, { ...cell, version: 2, points: null, reason: "Error" });
    const { changes, ...now } = await getGradeHistory(made.grader, cell);
    expect(now).toEqual({ state: "graded", points: 5, earned: 5, maxPoints: 10, isSet: false, reason: "", version: 3, setAs: null });
    expect(changes.map(({ kind, from, to, by, reason }) => [kind, from, to, by, reason]).toSorted()).toEqual([
      ["corrected", 4, 5, "Inés Maestra", ""], ["excused", 7, "excused", "Inés Maestra", "Enfermedad"], ["released", null, 5, "Inés Maestra", ""],
      ["set", 5, 7, "Inés Maestra", "Revisión"], ["taken_back", "excused", 5, "Inés Maestra", "Error"],
    ]);
    await made.attempt(ana.enrollmentId, 3);
    expect(await getGradeHistory(made.grader, { ...cell, itemId: made.quizId })).toMatchObject({ points: 3, version: 0, changes: [{ kind: "attempt", to: 3, by: null }] });
    await expect(getGradeHistory(made.grader, { ...cell, itemId: made.practiceId })).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("an item that is no lesson", () => {
  it("is hidden until it is released, then counts and is told to each who has a grade of it", async () => {
    const made = await scene();
    const [ana, leo] = [await made.enrol("Ana"), await made.enrol("León")];
    const { itemId } = await saveItem(made.grader, { courseId: made.courseId, itemId: null, title: "Examen oral", points: 20 });
    const set = (enrollmentId: string, version: number, points: number | null) => overrideGrade(made.grader, { courseId: made.courseId, enrollmentId, itemId, version, points, reason: "Expuso" });
    await set(ana.enrollmentId, 0, 10);
    await excuseItem(made.grader, { courseId: made.courseId, enrollmentId: leo.enrollmentId, itemId, version: 0, reason: "Enfermedad" });
    expect(await made.rowOf(ana.enrollmentId)).toMatchObject({ percent: null, cells: [{}, {}, { state: "graded", points: 10 }] });
    expect((await getOwnGrades(ana.ctx, { courseSlug: made.course.slug })).items.map((item) => item.itemId)).toEqual([made.quizId, made.workId]);
    expect(await made.relayed()).toEqual([]);
    expect(await releaseItem(made.grader, { courseId: made.courseId, itemId })).toEqual({ released: 2 });
    expect(await releaseItem(made.grader, { courseId: made.courseId, itemId })).toEqual({ released: 0 });
    expect((await made.relayed()).map(({ data }) => [data.change, data.points, data.lessonId]).toSorted()).toEqual([["excused", null, null], ["released", 10, null]]);
    expect(await getOwnGrades(ana.ctx, { courseSlug: made.course.slug })).toMatchObject({ percent: 50, items: [{}, {}, { title: "Examen oral", lessonSlug: null, points: 10 }] });
    await set(ana.enrollmentId, 1, 15);
    expect((await made.relayed()).at(-1)?.data).toMatchObject({ change: "overridden", points: 15, lessonId: null, itemId });
    expect(await getGradeHistory(made.grader, { courseId: made.courseId, enrollmentId: ana.enrollmentId, itemId })).toMatchObject({ points: 15, changes: [{ from: 10, to: 15 }, { from: null, to: 10 }] });
  });

  it("is renamed, keeps everybody's share when its worth changes, and goes only without grades", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    const { itemId } = await saveItem(made.grader, { courseId: made.courseId, itemId: null, title: "Examen oral", points: 20 });
    const cell = { courseId: made.courseId, enrollmentId: ana.enrollmentId, itemId };
    await overrideGrade(made.grader, { ...cell, version: 0, points: 12, reason: "Expuso" });
    expect(await saveItem(made.grader, { courseId: made.courseId, itemId, title: "Examen", points: 10 })).toEqual({ itemId });
    expect(await made.cellOf(ana.enrollmentId, itemId)).toMatchObject({ points: 6, isSet: true });
    await expect(removeItem(made.grader, { courseId: made.courseId, itemId })).rejects.toMatchObject({ code: "grades.item_has_grades" });
    await overrideGrade(made.grader, { ...cell, version: 1, points: null, reason: "No fue ella" });
    await removeItem(made.grader, { courseId: made.courseId, itemId });
    expect((await made.book()).items).toHaveLength(2);
    for (const act of [removeItem, releaseItem]) await expect(act(made.grader, { courseId: made.courseId, itemId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(saveItem(made.grader, { courseId: made.courseId, itemId, title: "Otra vez", points: 12 })).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("one's own grades", () => {
  it("are of a course that one is enrolled in, and nobody else's", async () => {
    const made = await scene();
    const [ana, leo] = [await made.enrol("Ana"), await made.enrol("León")];
    await made.attempt(leo.enrollmentId, 4);
    expect(await getOwnGrades(ana.ctx, { courseSlug: made.course.slug })).toMatchObject({ course: { title: "Curso de prueba" }, percent: null, passingPercent: 60, items: [{ state: "none", points: null }, { state: "none" }] });
    await expect(getOwnGrades(made.grader, { courseSlug: made.course.slug })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getOwnGrades(made.base.as(anonymous), { courseSlug: made.course.slug })).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("are told by a message that leads to where they stand", async () => {
    const made = await scene();
    const ana = await made.enrol("Ana");
    const { itemId } = await saveItem(made.grader, { courseId: made.courseId, itemId: null, title: "Examen oral", points: 20 });
    const ctx = testCtx(database.db, { mail: memoryMailer() }).as(system("test"));
    const tell = (lessonId: string | null, item: string, change: "excused" | "overridden") => tellGrade(ctx, { enrollmentId: ana.enrollmentId, lessonId, itemId: item, change, outboxId: `evt_${item}_${change}_${made.courseId}` });
    expect(await tell(null, itemId, "overridden")).toEqual({ told: true });
    expect(await tell(made.workId, made.workId, "excused")).toEqual({ told: true });
    expect(await tell(made.quizId, made.quizId, "overridden")).toEqual({ told: true });
    expect(await tell(made.workId, made.workId, "overridden")).toEqual({ told: true });
    expect(await tell(null, "gri_missing", "overridden")).toEqual({ told: false });
    const told = await database.db.notification.findMany({ where: { userId: ana.userId, kind: "grade-updated", channel: "in_app" }, select: { href: true } });
    const grades = `/dashboard/grades/${made.course.slug}`;
    expect(told.map(({ href }) => href).toSorted()).toEqual([grades, grades, grades, `/learn/${made.course.slug}/informe`].toSorted());
  });
});
