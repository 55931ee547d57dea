import { describe, expect, it } from "vitest";
import type { AssignmentSettings } from "@/lib/schemas/assignment-content";
import type { SaveMarkInput } from "@/lib/schemas/grades";
import { DAY_MS } from "@/lib/time";
import { anonymous, system } from "@/server/access";
import { withdrawSubmission } from "@/server/assessment/use-cases/withdraw-submission";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { assignmentScene, RUBRIC } from "@/tests/harness/assignment-scene";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryMailer } from "@/tests/harness/in-memory-vendors";
import { userViewer } from "@/tests/harness/test-ctx";
import { getMarking } from "../queries/get-marking";
import { listStudentWork } from "../queries/list-student-work";
import { listSubmissions } from "../queries/list-submissions";
import { addComment } from "./add-comment";
import { deleteComment } from "./delete-comment";
import { extendDue } from "./extend-due";
import { openSubmissionFile } from "./open-submission-file";
import { overrideGrade } from "./override-grade";
import { releaseMarks } from "./release-marks";
import { saveMark } from "./save-mark";
import { tellGrade } from "./tell-grade";

const FULL = { claim: "full", proof: "full" };
const HALF = { claim: "half", proof: "full" };
const LATE = { due: { kind: "at", at: "2026-11-22T11:00:00.000Z" }, late: { kind: "accept", percentPerDay: 10, maxPercent: 50, lastDay: null } } satisfies Partial<AssignmentSettings>;

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type Scene = Awaited<ReturnType<typeof assignmentScene>>;
const scene = (assignment: Partial<AssignmentSettings> = {}) => assignmentScene(database.db, { rubric: RUBRIC, ...assignment });

function marker({ grader, courseId }: Scene, submissionId: string) {
  return (changes: Partial<SaveMarkInput>, who = grader) => saveMark(who, { courseId, submissionId, version: 0, levels: {}, points: null, comment: "", annotations: [], act: "draft", ...changes });
}

const queue = ({ grader, courseId }: Scene, asked: Partial<Parameters<typeof listSubmissions>[1]> = {}) => listSubmissions(grader, { courseId, state: "waiting", late: false, ...asked });

describe("marking", () => {
  it("goes from a draft by the rubric to a release, and shows nothing before it", async () => {
    const made = await scene();
    const { submissionId } = await made.handIn("Mi tesis es esta.");
    const mark = marker(made, submissionId);
    const annotations = [{ id: "n1", start: 3, end: 8, text: "¿Cuál?" }];
    expect(await mark({ levels: { claim: "half" }, comment: "Bien", annotations })).toEqual({ version: 1, state: "draft" });
    await expect(mark({ version: 1, levels: { claim: "half" }, act: "done" })).rejects.toMatchObject({ code: "grades.not_graded" });
    expect(await mark({ version: 1, levels: HALF, comment: "Bien", annotations, act: "done" })).toEqual({ version: 2, state: "done" });
    expect((await made.standing()).versions[0]).toMatchObject({ state: "waiting", feedback: null });
    expect((await queue(made)).items).toEqual([]);
    expect(await queue(made, { state: "done" })).toMatchObject({ items: [{ submissionId, points: 7.5, maxPoints: 10, author: { name: expect.any(String) } }], assignments: [{ waiting: 0, done: 1 }] });
    expect(await mark({ version: 2, levels: HALF, comment: "Bien", annotations, act: "release" })).toEqual({ version: 3, state: "released" });
    const { versions, grade } = await made.standing();
    expect(grade).toEqual({ points: 7.5, passed: true, overrideReason: null });
    expect(versions[0]).toMatchObject({ state: "graded", canWithdraw: false, feedback: { finalPoints: 7.5, points: 7.5, comment: "Bien", levels: HALF, annotations } });
    expect(await database.db.lessonProgress.findFirst({ where: { lessonId: made.lessonId, enrollmentId: made.learner.enrollmentId } })).toMatchObject({ completedBy: "marked" });
    expect((await made.relayed("grades/grade.updated")).map(({ data }) => data)).toMatchObject([{ submissionId, change: "released", points: 7.5 }]);
  });

  it("refuses what the rubric, the text or the points do not allow", async () => {
    const made = await scene();
    const { submissionId } = await made.handIn("Corto");
    const mark = marker(made, submissionId);
    await expect(mark({ levels: { claim: "most" } })).rejects.toMatchObject({ code: "validation.invalid" });
    await expect(mark({ annotations: [{ id: "a", start: 0, end: 6, text: "x" }] })).rejects.toMatchObject({ code: "validation.invalid" });
    await expect(mark({ points: 10.5 })).rejects.toMatchObject({ code: "grades.points_above", params: { max: 10 } });
  });

  it("takes off what lateness costs, with its trace, and counts an extension that came first", async () => {
    const made = await scene({ ...LATE, completion: "passed" });
    const { submissionId } = await made.handIn("Tarde");
    await marker(made, submissionId)({ levels: { claim: "half", proof: "none" }, points: 6, act: "release" });
    const { grade, versions } = await made.standing();
    expect(grade).toMatchObject({ points: 5.4, passed: false });
    expect(versions[0]?.feedback?.late).toMatchObject({ version: 1, daysLate: 1, percent: 10, before: 6, after: 5.4, dueAt: LATE.due.at });
    expect(await database.db.lessonProgress.findFirst({ where: { lessonId: made.lessonId } })).toBeNull();
    await extendDue(made.grader, { courseId: made.courseId, enrollmentId: made.learner.enrollmentId, lessonId: made.lessonId, until: "2026-11-30T00:00:00Z", reason: "Enfermedad" });
    await marker(made, submissionId)({ version: 1, levels: { claim: "half", proof: "none" }, points: 6, act: "release" });
    expect(await made.standing()).toMatchObject({ grade: { points: 6, passed: true }, extension: { reason: "Enfermedad" }, dueAt: "2026-11-30T00:00:00.000Z" });
    const audited = await database.db.auditEntry.findMany({ where: { action: "grade.change", subject: submissionId } });
    expect(audited.map(({ data, actorId }) => ({ data, actorId }))).toEqual([{ data: { before: 5.4, after: 6 }, actorId: made.teacher.id }]);
    expect((await made.relayed("grades/grade.updated")).map(({ data }) => data)).toMatchObject([{ change: "released" }, { change: "changed", points: 6 }]);
  });

  it("shows a finished mark at once where the assignment says so", async () => {
    const made = await scene({ feedback: "at_once" });
    const { submissionId } = await made.handIn("Hecho");
    expect(await marker(made, submissionId)({ levels: FULL, act: "done" })).toMatchObject({ state: "released" });
    expect((await made.standing()).grade).toMatchObject({ points: 10 });
  });

  it("of two graders tells the later one, and of a newer version both", async () => {
    const made = await scene();
    const { submissionId } = await made.handIn("Uno");
    const mark = marker(made, submissionId);
    const both = await Promise.allSettled([mark({ comment: "A" }), mark({ comment: "B" })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "grades.mark_changed" } });
    const { submissionId: newerId } = await made.handIn("Dos");
    await expect(mark({ version: 1, levels: FULL, act: "release" })).rejects.toMatchObject({ code: "grades.newer_version" });
    expect(await getMarking(made.grader, { courseId: made.courseId, submissionId })).toMatchObject({ state: "replaced", newerId, versions: [{ number: 2 }, { number: 1 }] });
    await withdrawSubmission(made.ctx, { submissionId: newerId });
    await expect(marker(made, newerId)({ comment: "x" })).rejects.toMatchObject({ code: "grades.newer_version" });
  });

  it("returns a version for revision: what was said shows without a grade, and the next one is no later than it", async () => {
    const made = await scene({ ...LATE, resubmissions: 0, late: { kind: "accept", percentPerDay: 10, maxPercent: 50, lastDay: 1 } });
    const { submissionId } = await made.handIn("Uno");
    expect(await marker(made, submissionId)({ levels: FULL, comment: "Cita tus fuentes", act: "return" })).toMatchObject({ state: "returned" });
    expect(await made.standing()).toMatchObject({ grade: null, next: { state: "open" }, versions: [{ state: "returned", feedback: { points: null, comment: "Cita tus fuentes" } }] });
    expect((await queue(made, { state: "returned" })).items).toHaveLength(1);
    made.ctx.clock.advance(20 * DAY_MS);
    const again = await made.handIn("Con fuentes");
    await expect(marker(made, submissionId)({ version: 1, levels: FULL, act: "release" })).rejects.toMatchObject({ code: "grades.newer_version" });
    await marker(made, again.submissionId)({ levels: FULL, act: "release" });
    expect((await made.standing()).grade).toMatchObject({ points: 9 });
    expect((await made.relayed("grades/grade.updated")).map(({ data }) => data)).toMatchObject([{ change: "returned", points: null }, { change: "released", points: 9 }]);
  });
});

describe("the queue", () => {
  it("is read by the same statements, however many versions wait", async () => {
    const made = await scene();
    await made.handIn("Uno");
    await made.base.settle();
    const few = await countStatements(() => queue(made));
    for (const words of ["Dos", "Tres", "Cuatro"]) await made.handIn(words, made.base.as((await made.enrol()).viewer));
    await made.base.settle();
    expect(await countStatements(() => queue(made))).toBe(few);
    expect((await queue(made)).items).toHaveLength(4);
  });

  it("is oldest first, by assignment, state and lateness, in pages, with neighbours", async () => {
    const made = await scene({ ...LATE, due: { kind: "at", at: "2026-11-22T12:00:15.000Z" } });
    const oldestFirst: string[] = [];
    for (let at = 0; at < 32; at += 1) {
      const who = made.base.as((await made.enrol()).viewer);
      made.base.clock.advance(1_000);
      oldestFirst.push((await made.handIn(`Entrega ${at}`, who)).submissionId);
    }
    const first = await queue(made);
    expect(first.items.map(({ submissionId }) => submissionId)).toEqual(oldestFirst.slice(0, 30));
    const rest = await queue(made, { cursor: first.nextCursor ?? "" });
    expect(rest.items.map(({ submissionId }) => submissionId)).toEqual(oldestFirst.slice(30));
    expect(rest.nextCursor).toBeNull();
    expect((await queue(made, { late: true, lessonId: made.lessonId })).items.map(({ submissionId }) => submissionId)).toEqual(oldestFirst.slice(15));
    expect((await queue(made, { lessonId: made.lessons[1]?.lessonId ?? "" })).items).toEqual([]);
    const [one = "", two = "", three = ""] = oldestFirst;
    expect(await getMarking(made.grader, { courseId: made.courseId, submissionId: two })).toMatchObject({ previousId: one, nextId: three });
    expect(await getMarking(made.grader, { courseId: made.courseId, submissionId: one })).toMatchObject({ previousId: null, lateness: { daysLate: 0 } });
  });

  it("hides names while an anonymous grade is not released, and releases all that is finished at once", async () => {
    const made = await scene({ anonymous: true });
    const one = await made.handIn("Uno");
    const two = await made.handIn("Dos", made.base.as((await made.enrol()).viewer));
    expect((await queue(made)).items.map(({ author }) => author)).toEqual([{ name: null, code: expect.stringMatching(/^[0-9A-Z]{5}$/) }, { name: null, code: expect.any(String) }]);
    expect(await getMarking(made.grader, { courseId: made.courseId, submissionId: one.submissionId })).toMatchObject({ author: { name: null }, enrollmentId: null });
    for (const { submissionId } of [one, two]) await marker(made, submissionId)({ levels: FULL, act: "done" });
    expect(await releaseMarks(made.grader, { courseId: made.courseId, lessonId: made.lessonId })).toEqual({ released: 2 });
    expect(await releaseMarks(made.grader, { courseId: made.courseId, lessonId: made.lessonId })).toEqual({ released: 0 });
    expect((await queue(made, { state: "released" })).items.map(({ author }) => author.name)).not.toContain(null);
    expect(await getMarking(made.grader, { courseId: made.courseId, submissionId: one.submissionId })).toMatchObject({ mark: { isDone: true, savedBy: "Inés Maestra" }, released: { finalPoints: 10 }, enrollmentId: made.learner.enrollmentId });
  });
});

describe("what is granted to one student", () => {
  it("is a grade by hand with its reason, audited, announced, and taken back", async () => {
    const made = await scene({ completion: "passed" });
    const place = { courseId: made.courseId, enrollmentId: made.learner.enrollmentId, lessonId: made.lessonId };
    const cell = { courseId: made.courseId, enrollmentId: made.learner.enrollmentId, itemId: made.lessonId };
    await expect(overrideGrade(made.grader, { ...cell, version: 0, points: 11, reason: "x" })).rejects.toMatchObject({ code: "grades.points_above" });
    await overrideGrade(made.grader, { ...cell, version: 0, points: 8, reason: "Presentó en clase" });
    expect((await made.standing()).grade).toEqual({ points: 8, passed: true, overrideReason: "Presentó en clase" });
    expect(await database.db.lessonProgress.findFirst({ where: { lessonId: made.lessonId } })).toMatchObject({ completedBy: "passed" });
    expect(await listStudentWork(made.grader, place)).toMatchObject([{ lessonId: made.lessonId, points: 8, maxPoints: 10, override: { points: 8, reason: "Presentó en clase" }, version: 1, state: null, extension: null }]);
    await overrideGrade(made.grader, { ...cell, version: 1, points: null, reason: "Error" });
    expect((await made.standing()).grade).toBeNull();
    const audited = await database.db.auditEntry.findMany({ where: { action: "grade.override" }, orderBy: { id: "asc" } });
    expect(audited.slice(-2).map(({ data }) => data)).toMatchObject([{ before: null, after: 8 }, { before: 8, after: null, reason: "Error" }]);
  });

  it("is an extension, which is taken back too", async () => {
    const made = await scene(LATE);
    const place = { courseId: made.courseId, enrollmentId: made.learner.enrollmentId, lessonId: made.lessonId };
    await extendDue(made.grader, { ...place, until: "2026-12-01T05:00:00Z", reason: "Viaje" });
    await made.handIn("A tiempo");
    expect(await listStudentWork(made.grader, place)).toMatchObject([{ dueAt: "2026-12-01T05:00:00.000Z", extension: { reason: "Viaje" }, state: "waiting" }]);
    expect((await made.standing()).versions[0]?.lateness.daysLate).toBe(0);
    await extendDue(made.grader, { ...place, until: null, reason: "Ya no hace falta" });
    expect(await made.standing()).toMatchObject({ extension: null, dueAt: LATE.due.at });
    await expect(extendDue(made.grader, { ...place, lessonId: made.lessons[1]?.lessonId ?? "", until: null, reason: "x" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(listStudentWork(made.grader, { ...place, enrollmentId: "enr_missing" })).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("who may grade", () => {
  it("is who manages the course's students, and nobody else", async () => {
    const made = await scene();
    const { submissionId } = await made.handIn("Uno");
    const stranger = await makeUser(database.db, { roles: ["instructor"] });
    const { instructorId, course } = await makeCourse(database.db, { instructorUserId: stranger.id });
    const other = made.base.as(userViewer({ userId: stranger.id, roles: ["instructor"], instructorId, sessionId: "ses_other" }));
    const { courseId, lessonId } = made;
    const acts = [
      (who: typeof other) => saveMark(who, { courseId, submissionId, version: 0, levels: {}, points: 1, comment: "", annotations: [], act: "draft" }),
      (who: typeof other) => releaseMarks(who, { courseId, lessonId }),
      (who: typeof other) => getMarking(who, { courseId, submissionId }),
      (who: typeof other) => listSubmissions(who, { courseId, state: "waiting", late: false }),
      (who: typeof other) => openSubmissionFile(who, { courseId, submissionId, fileId: "fil_x" }),
    ];
    for (const act of acts) {
      await expect(act(other)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(act(made.ctx)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(act(made.base.as(anonymous))).rejects.toMatchObject({ kind: "unauthenticated" });
    }
    await expect(getMarking(other, { courseId: course.id, submissionId }), "by way of a course of one's own").rejects.toMatchObject({ kind: "not_found" });
  });

  it("opens the files that were handed in, and no others", async () => {
    const made = await scene();
    const { submissionId } = await made.handIn("Uno");
    const { workId } = await database.db.submission.findUniqueOrThrow({ where: { id: submissionId }, select: { workId: true } });
    const file = (id: string, state: "ready" | "refused") => database.db.courseFile.create({ data: { id, courseId: made.courseId, number: 1, name: "a.png", bytes: 1, state, pathname: `submissions/${id}`, workFile: { create: { workId } }, submissions: { create: { submissionId, position: 0 } } } });
    await Promise.all([file(`fil_ready${made.lessonId}`, "ready"), file(`fil_refused${made.lessonId}`, "refused")]);
    const open = (fileId: string) => openSubmissionFile(made.grader, { courseId: made.courseId, submissionId, fileId });
    expect((await getMarking(made.grader, { courseId: made.courseId, submissionId })).files.map(({ fileId }) => fileId)).toContain(`fil_ready${made.lessonId}`);
    expect((await open(`fil_ready${made.lessonId}`)).href).toMatch(/^\/api\/files\//);
    await expect(open(`fil_refused${made.lessonId}`)).rejects.toMatchObject({ code: "media.file_not_ready" });
    await expect(open("fil_missing")).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("the bank of comments", () => {
  it("keeps each once, for its teacher alone", async () => {
    const made = await scene();
    const { commentId } = await addComment(made.grader, { text: "Cita tus fuentes" });
    expect((await addComment(made.grader, { text: "Cita tus fuentes" })).commentId).toBe(commentId);
    const { submissionId } = await made.handIn("Uno");
    expect((await getMarking(made.grader, { courseId: made.courseId, submissionId })).comments).toEqual([{ commentId, text: "Cita tus fuentes" }]);
    const colleague = made.base.as(userViewer({ userId: (await makeUser(database.db)).id, roles: ["instructor"] }));
    await expect(deleteComment(colleague, { commentId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(addComment(made.ctx, { text: "x" })).rejects.toMatchObject({ kind: "forbidden" });
    await deleteComment(made.grader, { commentId });
    expect((await getMarking(made.grader, { courseId: made.courseId, submissionId })).comments).toEqual([]);
  });
});

describe("the learner", () => {
  it("is told in the app and by mail, once an event, of a grade and of what came back", async () => {
    const made = await assignmentScene(database.db, {}, { mail: memoryMailer() });
    const job = made.base.as(system("test"));
    const told = { enrollmentId: made.learner.enrollmentId, lessonId: made.lessonId };
    for (const outboxId of ["evt_1", "evt_1"]) expect(await tellGrade(job, { ...told, change: "released", outboxId: `${outboxId}${made.courseId}` })).toEqual({ told: true });
    await tellGrade(job, { ...told, change: "returned", outboxId: `evt_2${made.courseId}` });
    const sent = await database.db.notification.findMany({ where: { userId: made.learner.userId, entityId: made.lessonId }, orderBy: [{ kind: "asc" }, { channel: "asc" }], select: { kind: true, channel: true, href: true } });
    expect(sent.map(({ kind, channel }) => `${kind} ${channel}`)).toEqual(["grade-updated in_app", "grade-updated email", "work-returned in_app", "work-returned email"]);
    expect(await tellGrade(job, { ...told, lessonId: "les_gone", change: "released", outboxId: "evt_3" })).toEqual({ told: false });
  });
});
