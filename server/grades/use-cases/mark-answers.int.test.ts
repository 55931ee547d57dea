import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import type { SaveAnswerMarksInput } from "@/lib/schemas/grades";
import { anonymous, system } from "@/server/access";
import { collectPersonalData } from "@/server/identity/personal-data";
import { getLessonPage } from "@/server/learning";
import { composeMail } from "@/server/notifications/compose-mail";
import { startAttempt } from "@/server/assessment/use-cases/start-attempt";
import { showAttemptHint } from "@/server/assessment/use-cases/show-attempt-hint";
import { submitAttempt } from "@/server/assessment/use-cases/submit-attempt";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryMailer } from "@/tests/harness/in-memory-vendors";
import { breakOutbox, MARKED_QUESTIONS, markingScene } from "@/tests/harness/marking-scene";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { getAttemptMarking } from "../queries/get-attempt-marking";
import { getGradeHistory } from "../queries/get-grade-history";
import { getGradebook } from "../queries/get-gradebook";
import { listSubmissions } from "../queries/list-submissions";
import { openSubmissionFile } from "./open-submission-file";
import { releaseMarks } from "./release-marks";
import { saveAnswerMarks } from "./save-answer-marks";
import { tellGrade } from "./tell-grade";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type Scene = Awaited<ReturnType<typeof markingScene>>;
const scene = (content: Parameters<typeof markingScene>[1] = {}) => markingScene(database.db, content);
const GOOD = [{ place: 1, points: 3.5, comment: "Bien dicho", levels: {} }];

function marker({ grader, courseId }: Scene, attemptId: string) {
  return (changes: Partial<SaveAnswerMarksInput>, who = grader) => saveAnswerMarks(who, { courseId, attemptId, version: 0, answers: GOOD, act: "draft", ...changes });
}
const queue = ({ grader, courseId }: Scene, asked: Partial<Parameters<typeof listSubmissions>[1]> = {}) => listSubmissions(grader, { courseId, state: "waiting", late: false, ...asked });
const open = ({ grader, courseId }: Scene, attemptId: string) => getAttemptMarking(grader, { courseId, attemptId });

describe("marking the answers of a quiz", () => {
  it("goes from a draft to a release, which gives the score, the pass, the lesson and the grade", async () => {
    const made = await scene({ passingScore: 40, review: "each_attempt" });
    const { attemptId } = await made.write("Porque\nsí");
    const mark = marker(made, attemptId);
    expect((await queue(made)).items).toMatchObject([{ submissionId: attemptId, lessonId: made.lessonId, points: null, maxPoints: 10, lateness: { daysLate: 0 } }]);
    expect(await open(made, attemptId)).toMatchObject({
      number: 1, knownPoints: 1, knownMax: 6, maxPoints: 10, passingScore: 40, version: 0, savedBy: null, released: null, previousId: null, nextId: null,
      answers: [{ place: 1, number: 2, type: "essay", text: "Porque\nsí", maxPoints: 4, points: null, comment: "", rubric: [], levels: {}, words: { least: 2, most: 50 }, guidance: "<p>SECRET-guidance</p>", modelAnswer: "<p>SECRET-model</p>" }],
    });
    expect(await mark({ answers: [{ place: 1, points: null, comment: "Leído", levels: {} }] })).toEqual({ version: 1, state: "draft" });
    await expect(mark({ version: 1, answers: [], act: "done" })).rejects.toMatchObject({ code: "grades.not_graded" });
    expect(await mark({ version: 1, act: "done" })).toEqual({ version: 2, state: "done" });
    expect((await queue(made)).items).toEqual([]);
    expect(await queue(made, { state: "done" })).toMatchObject({ items: [{ points: 4.5 }], assignments: [{ lessonId: made.lessonId, waiting: 0, done: 1 }] });
    expect(JSON.stringify((await made.page()).standing?.submitted)).not.toContain("Bien");
    expect(await mark({ version: 2, act: "release" })).toEqual({ version: 3, state: "released" });
    const { standing } = await made.page();
    expect(standing).toMatchObject({ submitted: [{ points: 4.5, maxPoints: 10, passed: true, waiting: null, isChecking: false }] });
    expect(standing?.review?.[1]).toMatchObject({ points: 3.5, maxPoints: 4, result: "partial", comment: "Bien dicho", given: [{ parts: ["<p>Porque<br>sí</p>"] }], right: [{ parts: ["<p>SECRET-model</p>"] }] });
    expect(JSON.stringify(standing)).not.toContain("SECRET-guidance");
    expect((await getLessonPage(made.ctx, made.address)).standing?.isCompleted).toBe(true);
    expect(await made.events("assessment/quiz.submitted")).toMatchObject([{ attemptId, passed: true, by: "learner" }]);
    expect(await made.events("grades/grade.updated")).toMatchObject([{ change: "released", points: 4.5, lessonId: made.lessonId, submissionId: null }]);
    expect((await getGradebook(made.grader, { courseId: made.courseId, search: "" })).rows[0]?.cells[0]).toMatchObject({ points: 4.5, state: "graded" });
    expect(await queue(made, { state: "released" })).toMatchObject({ items: [{ submissionId: attemptId, points: 4.5 }] });
    expect((await queue(made, { state: "returned" })).items).toEqual([]);
    expect((await queue(made, { state: "released", late: true })).items).toEqual([]);
  });

  it("hands out the levels of the rubric with what was said, once they were shown and not before", async () => {
    const rubric = [{ id: "idea", title: "Idea", description: "", levels: [{ id: "clara", title: "Clara", description: "", points: 4 }, { id: "vaga", title: "Vaga", description: "", points: 1 }] }];
    const made = await scene({ review: "last_attempt", attempts: 2, passingScore: 100, questions: MARKED_QUESTIONS.map((question) => (question.type === "essay" ? { ...question, rubric } : question)) });
    const own = async () => (await collectPersonalData(made.ctx, made.learner.userId)).enrollments[0]?.attempts.map(({ answers }) => answers);
    const { attemptId } = await made.write("Porque sí");
    await marker(made, attemptId)({ answers: [{ place: 1, points: null, comment: "Bien", levels: { idea: "clara" } }], act: "release" });
    expect(JSON.stringify(await own())).not.toMatch(/clara|Bien/);
    const second = await made.write("Otra vez");
    await marker(made, second.attemptId)({ answers: [{ place: 1, points: null, comment: "", levels: { idea: "vaga" } }], act: "release" });
    expect(await own()).toMatchObject([[{}, { comment: "Bien", levels: { idea: "clara" } }], [{}, { levels: { idea: "vaga" } }]]);
  });

  it("says in the queue what a release would show, the cost of hints included", async () => {
    const questions = MARKED_QUESTIONS.map((question, place) => (place === 1 ? { ...question, hints: [{ text: question.prompt, cost: 0.5 }] } : question));
    const made = await scene({ questions });
    const { attemptId } = await startAttempt(made.ctx, made.address);
    await showAttemptHint(made.ctx, { attemptId, place: 1, shown: 0 });
    await made.write("Porque sí");
    const mark = marker(made, attemptId);
    await mark({ act: "done" });
    expect((await queue(made, { state: "done" })).items).toMatchObject([{ points: 2.5 }]);
    await mark({ version: 1, answers: [{ place: 1, points: 1, comment: "", levels: {} }], act: "done" });
    expect((await queue(made, { state: "done" })).items, "never below nothing").toMatchObject([{ points: 1 }]);
    await mark({ version: 2, answers: [], act: "release" });
    expect((await queue(made, { state: "released" })).items).toMatchObject([{ points: 1 }]);
  });

  it("is listed by the same statements, however many attempts of however many revisions wait", async () => {
    const made = await scene();
    await made.write("Primero");
    await made.base.settle();
    const few = await countStatements(() => queue(made));
    for (const number of [2, 3, 4]) {
      const { attemptId } = await made.write(`Otro ${number}`, await made.enrol());
      const { id: _id, content, ...revision } = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId: made.lessonId } });
      const revisionId = newId("lessonRevision");
      await database.db.lessonRevision.create({ data: { ...revision, id: revisionId, number, content: content ?? {} } });
      await database.db.quizAttempt.update({ where: { id: attemptId }, data: { revisionId } });
    }
    await made.base.settle();
    expect(await countStatements(() => queue(made))).toBe(few);
    expect((await queue(made)).items.map(({ number, points, maxPoints }) => [number, points, maxPoints])).toEqual([1, 1, 1, 1].map((number) => [number, null, 10]));
  });

  it("can be corrected after its release: audited, told, and announced as a submission only once", async () => {
    const made = await scene({ passingScore: 40 });
    const { attemptId } = await made.write("Texto largo");
    const mark = marker(made, attemptId);
    await mark({ answers: [{ place: 1, points: 1, comment: "", levels: {} }], act: "release" });
    expect((await getLessonPage(made.ctx, made.address)).standing?.isCompleted).toBe(false);
    await mark({ version: 1, answers: [{ place: 1, points: 4, comment: "Mejor", levels: {} }], act: "release" });
    expect((await getLessonPage(made.ctx, made.address)).standing?.isCompleted).toBe(true);
    expect(await made.events("assessment/quiz.submitted")).toHaveLength(1);
    expect(await made.events("grades/grade.updated")).toMatchObject([{ change: "released", points: 2 }, { change: "changed", points: 5 }]);
    expect(await database.db.auditEntry.findMany({ where: { subject: attemptId } })).toMatchObject([{ action: "grade.change", data: { before: 2, after: 5 }, actorId: made.teacher.id }]);
    const { changes } = await getGradeHistory(made.grader, { courseId: made.courseId, enrollmentId: made.learner.enrollmentId, itemId: made.lessonId });
    expect(changes).toMatchObject([{ kind: expect.any(String) }, { kind: expect.any(String) }]);
    expect(changes.map(({ kind, to }) => `${kind} ${to}`).toSorted()).toEqual(["attempt 5", "corrected 5"]);
    expect(await open(made, attemptId)).toMatchObject({ savedBy: "Inés Maestra", released: { finalPoints: 5 }, isDone: true });
  });

  it("refuses what nobody marks, more than it is worth, and a mark upon an older one", async () => {
    const made = await scene();
    const { attemptId } = await made.write("Texto");
    const mark = marker(made, attemptId);
    await expect(mark({ answers: [{ place: 0, points: 1, comment: "", levels: {} }] })).rejects.toMatchObject({ code: "validation.invalid" });
    await expect(mark({ answers: [{ place: 1, points: 4.01, comment: "", levels: {} }] })).rejects.toMatchObject({ code: "grades.points_above", params: { max: 4 } });
    const both = await Promise.allSettled([mark({ act: "release" }), mark({ act: "release" })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "grades.mark_changed" } });
    expect(await made.events("assessment/quiz.submitted")).toHaveLength(1);
  });

  it("that is killed before its end leaves nothing half done, and goes through when it is sent again", async () => {
    const made = await scene();
    const { attemptId } = await made.write("Texto");
    const mark = marker(made, attemptId);
    const { mend } = await breakOutbox(database.db);
    await expect(mark({ act: "release" })).rejects.toThrow("killed");
    await mend();
    expect(await database.db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { mark: true } })).toMatchObject({ points: null, mark: { version: 0, releasedAt: null } });
    expect(await mark({ act: "release" })).toEqual({ version: 1, state: "released" });
  });
});

describe("the queue of a quiz", () => {
  it("hides names until the release where the quiz says so, and leads through what waits", async () => {
    const made = await scene({ anonymous: true });
    const first = await made.write("Uno");
    made.base.clock.advance(1_000);
    const second = await made.write("Dos", await made.enrol());
    const { items } = await queue(made, { lessonId: made.lessonId });
    expect(items.map(({ submissionId, author }) => [submissionId, author.name])).toEqual([[first.attemptId, null], [second.attemptId, null]]);
    expect((await queue(made, { cursor: first.attemptId })).items).toMatchObject([{ submissionId: second.attemptId }]);
    expect(await open(made, first.attemptId)).toMatchObject({ author: { name: null }, enrollmentId: null, previousId: null, nextId: second.attemptId });
    expect(await open(made, second.attemptId)).toMatchObject({ previousId: first.attemptId, nextId: null });
    for (const { attemptId } of [first, second]) await marker(made, attemptId)({ act: "done" });
    expect(await releaseMarks(made.grader, { courseId: made.courseId, lessonId: made.lessonId })).toEqual({ released: 2 });
    expect(await releaseMarks(made.grader, { courseId: made.courseId, lessonId: made.lessonId })).toEqual({ released: 0 });
    expect(await open(made, first.attemptId)).toMatchObject({ author: { name: expect.any(String) }, enrollmentId: made.learner.enrollmentId });
  });

  it("opens the files of an answer for its teachers alone", async () => {
    const made = await scene({ review: "each_attempt" });
    const { attemptId } = await startAttempt(made.ctx, made.address);
    const fileId = await made.bring(attemptId);
    await made.answer(attemptId, 2, { type: "file", files: [fileId] });
    const opened = () => openSubmissionFile(made.grader, { courseId: made.courseId, submissionId: attemptId, fileId });
    await expect(opened(), "not submitted yet").rejects.toMatchObject({ kind: "not_found" });
    await submitAttempt(made.ctx, { attemptId });
    expect((await opened()).href).toMatch(/^\/api\/files\//);
    expect(await open(made, attemptId)).toMatchObject({ answers: [{ place: 2, type: "file", text: "", files: [{ fileId, name: "foto.png", isReady: true }], words: { least: null, most: null } }] });
    await marker(made, attemptId)({ answers: [{ place: 2, points: 5, comment: "Muy bien", levels: {} }], act: "release" });
    expect((await made.page()).standing?.review?.[2]).toMatchObject({ result: "right", files: [{ fileId, name: "foto.png" }] });
    const { enrollments } = await collectPersonalData(made.ctx, made.learner.userId);
    expect(enrollments[0]?.attempts).toMatchObject([{ answers: [{ place: 2, points: 5, comment: "Muy bien" }], files: [{ place: 2, file: { id: fileId, name: "foto.png" } }] }]);
  });

  it("is its own teachers' alone", async () => {
    const made = await scene();
    const { attemptId } = await made.write("Texto");
    const other = await makeUser(database.db, { roles: ["instructor"] });
    const foreign = await makeCourse(database.db, { instructorUserId: other.id });
    const stranger = testCtx(database.db, {}, userViewer({ userId: other.id, roles: ["instructor"], instructorId: foreign.instructorId }));
    const mark = marker(made, attemptId);
    for (const who of [stranger, made.ctx]) {
      await expect(mark({ act: "release" }, who)).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not_found/) });
      await expect(getAttemptMarking(who, { courseId: made.courseId, attemptId })).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not_found/) });
    }
    await expect(saveAnswerMarks(stranger, { courseId: foreign.course.id, attemptId, version: 0, answers: GOOD, act: "release" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getAttemptMarking(stranger, { courseId: foreign.course.id, attemptId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(mark({}, made.base.as(anonymous))).rejects.toMatchObject({ kind: "unauthenticated" });
    expect(await releaseMarks(stranger, { courseId: foreign.course.id, lessonId: made.lessonId })).toEqual({ released: 0 });
  });

  it("tells the learner, in the app and by mail, with the way to the quiz", async () => {
    const made = await scene();
    const { attemptId } = await made.write("Texto");
    await marker(made, attemptId)({ act: "release" });
    const mail = memoryMailer();
    const job = testCtx(database.db, { mail }, system("test"));
    expect(await tellGrade(job, { enrollmentId: made.learner.enrollmentId, lessonId: made.lessonId, itemId: made.lessonId, change: "released", outboxId: attemptId })).toEqual({ told: true });
    expect(await database.db.notification.findMany({ where: { userId: made.learner.userId, kind: "grade-updated", channel: "in_app" } })).toMatchObject([{ href: `/learn/${made.course.slug}/quiz` }]);
    const { params } = await database.db.notification.findFirstOrThrow({ where: { userId: made.learner.userId, kind: "grade-updated", channel: "email" }, select: { params: true } });
    const { text } = await composeMail({ kind: "grade-updated", params: Reflect.get(Object(params), "params"), locale: "es", timeZone: "UTC" });
    expect(text, "a quiz has none").not.toMatch(/r.brica/);
  });
});
