import { expect, it } from "vitest";
import { getAssignmentPage } from "@/server/assessment";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { gradebookScene } from "@/tests/harness/gradebook-scene";
import { listStudentWork } from "../queries/list-student-work";
import { getGradeHistory } from "../queries/get-grade-history";
import { checkGrades } from "./check-grades";
import { overrideGrade } from "./override-grade";
import { releaseItem } from "./release-item";
import { saveItem } from "./save-item";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function scene() {
  const made = await gradebookScene(database.db);
  const ana = await made.enrol("Ana");
  const student = { courseId: made.courseId, enrollmentId: ana.enrollmentId };
  const page = () => getAssignmentPage(ana.ctx, { courseSlug: made.course.slug, lessonSlug: "informe" });
  return { ...made, ana, student, page };
}

it("shows a teacher and a learner what was released out of what the assignment is worth now", async () => {
  const made = await scene();
  await made.handIn(made.ana.enrollmentId, 7);
  await made.reworth(100);
  expect(await listStudentWork(made.grader, made.student)).toMatchObject([{ points: 70, maxPoints: 100, override: null }]);
  const { standing } = await made.page();
  expect(standing).toMatchObject({ grade: { points: 70, passed: true }, versions: [{ maxPoints: 10, feedback: { finalPoints: 7 } }] });
});

it("counts what was set by hand at its share when the item is worth something else, and says what was set", async () => {
  const made = await scene();
  const cell = { ...made.student, itemId: made.workId };
  await overrideGrade(made.grader, { ...cell, version: 0, points: 8, reason: "Expuso" });
  expect(await getGradeHistory(made.grader, cell)).toMatchObject({ points: 8, setAs: null });
  await made.reworth(5);
  expect(await made.cellOf(made.ana.enrollmentId, made.workId)).toMatchObject({ points: 4, isSet: true });
  expect(await made.rowOf(made.ana.enrollmentId)).toMatchObject({ percent: 80 });
  expect(await getGradeHistory(made.grader, cell)).toMatchObject({ points: 4, maxPoints: 5, setAs: { points: 8, maxPoints: 10 } });
  expect(await listStudentWork(made.grader, made.student)).toMatchObject([{ points: 4, maxPoints: 5, override: { points: 4, setAs: { points: 8, maxPoints: 10 }, reason: "Expuso" } }]);
  expect((await made.page()).standing?.grade).toMatchObject({ points: 4, passed: true, overrideReason: "Expuso" });
  expect(await checkGrades(made.grader, { courseId: made.courseId, text: await made.exported() })).toMatchObject({ changes: [], faults: [] });
  expect(await overrideGrade(made.grader, { ...cell, version: 1, points: 4, reason: "Expuso" }), "that is set already").toMatchObject({ version: 1 });
  await overrideGrade(made.grader, { ...cell, version: 1, points: 5, reason: "Expuso mejor" });
  expect(await getGradeHistory(made.grader, cell)).toMatchObject({ points: 5, setAs: null });
});

it("tells of an item of the gradebook alone what it is worth when it is released", async () => {
  const made = await scene();
  const { itemId } = await saveItem(made.grader, { courseId: made.courseId, itemId: null, title: "Oral", points: 20 });
  await overrideGrade(made.grader, { ...made.student, itemId, version: 0, points: 12, reason: "Expuso" });
  await saveItem(made.grader, { courseId: made.courseId, itemId, title: "Oral", points: 40 });
  await releaseItem(made.grader, { courseId: made.courseId, itemId });
  expect((await made.relayed()).map(({ data }) => data.points)).toEqual([24]);
});

it("completes a quiz by a grade set by hand that is exactly what passes", async () => {
  const made = await gradebookScene(database.db, { quiz: { passingScore: 57, questions: [{ type: "boolean", correct: true, prompt: { format: "plain", text: "¿Es cierto?" } }] } });
  const { enrollmentId } = await made.enrol("Ana");
  await overrideGrade(made.grader, { courseId: made.courseId, enrollmentId, itemId: made.quizId, version: 0, points: 0.57, reason: "Expuso" });
  expect(await database.db.lessonProgress.findFirst({ where: { enrollmentId, lessonId: made.quizId } })).toMatchObject({ completedBy: "passed" });
});
