import { expect, it } from "vitest";
import { findPublishProblems } from "@/lib/domain/publish-gate";
import { system } from "@/server/access";
import { loadGateFacts } from "@/server/authoring/gate/load-gate-facts";
import { getGradebook } from "@/server/grades";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { courses } from "./content/courses";
import { reviews } from "./content/reviews";
import { DEMO_ACCOUNTS } from "./demo-accounts";
import { seedBanks } from "./seed-banks";
import { seedCertificates } from "./seed-certificates";
import { seedCatalogue } from "./seed-catalogue";
import { seedGradebook } from "./seed-gradebook";
import { seedLearning } from "./seed-learning";
import { seedPaths } from "./seed-paths";
import { seedPeople } from "./seed-people";
import { seedStudents } from "./seed-students";
import { seedSubmissions } from "./seed-submissions";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

it("publishes every demo course through the gate; all that is left are the videos that are made afterwards and courses without a test", async () => {
  const ctx = testCtx(database.db, {}, system("seed"));
  await seedPeople(ctx);
  expect(await seedCatalogue(ctx)).toBe(courses.length);
  expect(await seedCatalogue(ctx), "twice").toBe(0);
  const rows = await database.db.course.findMany({ select: { id: true, slug: true, instructors: { select: { isOwner: true } } } });
  const problems = [];
  for (const { id, slug, instructors } of rows) {
    const { course, modules } = await loadGateFacts(database.db, id);
    problems.push(...findPublishProblems(course, modules).map(({ code, detail }) => [slug, code, detail]));
    expect(instructors.filter(({ isOwner }) => isOwner), slug).toHaveLength(1);
  }
  // Most demo courses are for reading: that nothing assesses them is what the gate advises, and nothing else.
  const advised = new Set(["video_processing", "course_not_assessed", "objective_not_assessed"]);
  expect(problems.filter(([, code]) => !advised.has(code ?? ""))).toEqual([]);
  await ctx.settle();
});

it("takes the demo student to a certificate, once", async () => {
  const ctx = testCtx(database.db, {}, system("seed"));
  for (const _run of [1, 2]) await seedCertificates(ctx);
  const earned = () => database.db.certificate.findMany({ select: { code: true, holderName: true, courseTitle: true, issuedAt: true } });
  await seedLearning(ctx);
  const first = await earned();
  expect(first).toMatchObject([{ holderName: DEMO_ACCOUNTS.find(({ role }) => role === "student")?.name, courseTitle: "Precios con criterio" }]);
  const { design } = await database.db.certificate.findFirstOrThrow();
  expect(design).toMatchObject({ layout: "frame", logo: { alt: "Taller Precios con criterio" } });
  await seedLearning(ctx);
  expect(await earned()).toEqual(first);
  await ctx.settle();
});

it("leads through some courses by paths, one of which the demo student follows, once", async () => {
  const ctx = testCtx(database.db, {}, system("seed"));
  for (const _run of [1, 2]) await seedPaths(ctx);
  const seeded = await database.db.learningPath.findMany({ orderBy: { id: "asc" }, select: { status: true, steps: { select: { id: true } }, follows: { select: { completedAt: true } } } });
  expect(seeded.map(({ status, steps, follows }) => [status, steps.length, follows.length])).toEqual([["published", 3, 1], ["published", 3, 0], ["published", 3, 0]]);
  await ctx.settle();
});

it("gives the demo teacher students who are at different places, once", async () => {
  const ctx = testCtx(database.db, {}, system("seed"));
  await seedStudents(ctx);
  const standing = () => database.db.enrollment.findMany({ where: { course: { slug: "sql-que-no-miente" } }, orderBy: { userId: "asc" }, select: { user: { select: { email: true } }, _count: { select: { progress: { where: { completedAt: { not: null } } } } } } });
  const first = await standing();
  expect(first).toHaveLength(reviews.filter(({ course }) => course === "sql-que-no-miente").length);
  expect(new Set(first.map(({ _count }) => _count.progress)).size).toBeGreaterThan(2);
  await seedStudents(ctx);
  expect(await standing()).toEqual(first);
  await ctx.settle();
});

it("leaves the demo teacher work to grade, once, some of it late", async () => {
  const ctx = testCtx(database.db, {}, system("seed"));
  const waiting = () => database.db.submission.findMany({ where: { state: "waiting" }, orderBy: { submittedAt: "asc" }, select: { id: true, text: true } });
  await seedSubmissions(ctx);
  const first = await waiting();
  expect(first).toHaveLength(4);
  expect(new Set(first.map(({ text }) => text)).size).toBe(4);
  await seedSubmissions(ctx);
  expect(await waiting()).toEqual(first);
  await ctx.settle();
});

it("gives the course with the assignment a gradebook once, with a total for each of its students", async () => {
  const ctx = testCtx(database.db, {}, system("seed"));
  await seedGradebook(ctx);
  await seedGradebook(ctx);
  expect(await database.db.gradeItem.count()).toBe(4);
  const { rows } = await getGradebook(ctx.as(userViewer({ userId: "usr_demo-admin", roles: ["admin"] })), { courseId: "crs_tuberias-de-datos" });
  expect(rows.filter(({ percent }) => percent !== null).map(({ percent }) => percent)).toEqual([95, 65, 80, 100]);
  await ctx.settle();
});

it("keeps a bank of questions for the demo teacher, once, in every one of which somebody can be right", async () => {
  const ctx = testCtx(database.db, {}, system("seed"));
  await seedBanks(ctx);
  await seedBanks(ctx);
  const [bank, ...others] = await database.db.questionBank.findMany({ include: { questions: { include: { versions: true } } } });
  expect(others).toEqual([]);
  expect(bank).toMatchObject({ id: "bnk_consultas-de-sql", ownerId: "usr_demo-instructor" });
  expect(bank?.questions).toHaveLength(12);
  expect(new Set(bank?.questions.map(({ difficulty }) => difficulty))).toEqual(new Set([0.2, 0.5, 0.8]));
});
