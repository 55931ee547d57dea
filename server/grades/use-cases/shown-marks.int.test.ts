import { expect, it } from "vitest";
import type { AssignmentSettings } from "@/lib/schemas/assignment-content";
import type { SaveMarkInput } from "@/lib/schemas/grades";
import { system } from "@/server/access";
import { tellSubmission } from "@/server/assessment";
import { collectPersonalData } from "@/server/identity/personal-data";
import { assignmentScene, RUBRIC } from "@/tests/harness/assignment-scene";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { getMarking } from "../queries/get-marking";
import { extendDue } from "./extend-due";
import { overrideGrade } from "./override-grade";
import { saveMark } from "./save-mark";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const FULL = { claim: "full", proof: "full" };
const scene = (assignment: Partial<AssignmentSettings> = {}) => assignmentScene(database.db, { rubric: RUBRIC, ...assignment });
type Scene = Awaited<ReturnType<typeof scene>>;

const mark = ({ grader, courseId }: Scene, submissionId: string, changes: Partial<SaveMarkInput>) =>
  saveMark(grader, { courseId, submissionId, version: 0, levels: {}, points: null, comment: "", annotations: [], act: "draft", ...changes });

it("tells nothing of the points of a version that is returned, neither on the page nor in what one may take away", async () => {
  const made = await scene();
  const { submissionId } = await made.handIn("Uno");
  await mark(made, submissionId, { levels: FULL, points: 7.25, comment: "Cita tus fuentes", act: "return" });
  const [version] = (await made.standing()).versions;
  expect(version?.feedback).toMatchObject({ comment: "Cita tus fuentes", points: null, finalPoints: 0, late: { before: 0, after: 0 } });
  expect(JSON.stringify(version?.feedback)).not.toContain("7.25");
  expect(JSON.stringify(await collectPersonalData(made.ctx, made.learner.userId))).not.toContain("7.25");
  expect((await getMarking(made.grader, { courseId: made.courseId, submissionId })).mark).toMatchObject({ points: 7.25 });
});

it("names nobody by a due date of their own while an assignment is anonymous", async () => {
  const late = { kind: "accept", percentPerDay: 10, maxPercent: 50, lastDay: null } as const;
  const made = await scene({ anonymous: true, due: { kind: "days", days: 3 }, late });
  const { submissionId } = await made.handIn("Uno");
  const place = { courseId: made.courseId, submissionId };
  expect(await getMarking(made.grader, place)).toMatchObject({ author: { name: null }, dueAt: null, lateness: { daysLate: 0 } });
  await extendDue(made.grader, { courseId: made.courseId, enrollmentId: made.learner.enrollmentId, lessonId: made.lessonId, until: "2026-11-30T05:17:00Z", reason: "Viaje" });
  await mark(made, submissionId, { levels: FULL, comment: "Otra vez", act: "return" });
  expect(JSON.stringify(await getMarking(made.grader, place))).not.toContain("2026-11-30T05:17");
  await mark(made, submissionId, { version: 1, levels: FULL, act: "release" });
  expect(await getMarking(made.grader, place)).toMatchObject({ author: { name: expect.any(String) }, dueAt: "2026-11-30T05:17:00.000Z" });
  const dated = await scene({ anonymous: true, due: { kind: "at", at: "2026-11-25T12:00:00.000Z" }, late });
  const other = await dated.handIn("Dos");
  expect(await getMarking(dated.grader, { courseId: dated.courseId, ...other })).toMatchObject({ dueAt: "2026-11-25T12:00:00.000Z" });
});

it("returns no version that a later one has followed: its learner would be asked for what is there", async () => {
  const made = await scene();
  const { submissionId } = await made.handIn("Uno");
  await mark(made, submissionId, { levels: FULL, act: "release" });
  await made.handIn("Dos");
  await expect(mark(made, submissionId, { version: 1, levels: FULL, act: "return" })).rejects.toMatchObject({ code: "grades.newer_version" });
  expect(await mark(made, submissionId, { version: 1, levels: FULL, points: 9, act: "release" })).toMatchObject({ state: "released" });
});

it("completes no lesson by a grade that another one, set by hand, stands above", async () => {
  const made = await scene({ completion: "passed" });
  const { submissionId } = await made.handIn("Copiado");
  await overrideGrade(made.grader, { courseId: made.courseId, enrollmentId: made.learner.enrollmentId, itemId: made.lessonId, version: 0, points: 1, reason: "Es una copia" });
  await mark(made, submissionId, { levels: FULL, act: "release" });
  expect((await made.standing()).grade).toMatchObject({ points: 1, passed: false });
  expect(await database.db.lessonProgress.findFirst({ where: { lessonId: made.lessonId } })).toBeNull();
});

it("tells no teacher of work that went with its learner's account", async () => {
  const made = await scene();
  const { submissionId } = await made.handIn("Uno");
  await database.db.submission.delete({ where: { id: submissionId } });
  expect(await tellSubmission(made.base.as(system("test")), { submissionId })).toEqual({ told: 0 });
});

it("sets a grade by hand once, however often that is sent: its learner has one message of it", async () => {
  const made = await scene();
  const place = { courseId: made.courseId, enrollmentId: made.learner.enrollmentId, itemId: made.lessonId };
  const set = (version: number, points: number | null, reason: string) => overrideGrade(made.grader, { ...place, version, points, reason });
  await set(0, null, "No había nada");
  await Promise.all([set(0, 8, "Expuso en clase"), set(0, 8, "Expuso en clase")]);
  await set(1, 8, "Expuso muy bien");
  await set(2, null, "Era otra persona");
  await set(2, null, "Era otra persona");
  expect((await made.relayed("grades/grade.updated")).map(({ data }) => data.points)).toEqual([8, 8, null]);
  expect(await database.db.auditEntry.count({ where: { action: "grade.override", subject: place.enrollmentId } })).toBe(3);
});
