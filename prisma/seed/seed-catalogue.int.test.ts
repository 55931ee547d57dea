import { afterAll, beforeAll, expect, it } from "vitest";
import { findPublishProblems } from "@/lib/domain/publish-gate";
import { system } from "@/server/access";
import { loadGateFacts } from "@/server/authoring/gate/load-gate-facts";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { testCtx } from "@/tests/harness/test-ctx";
import { courses } from "./content/courses";
import { seedCatalogue } from "./seed-catalogue";
import { seedPeople } from "./seed-people";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());

it("publishes every demo course through the gate; all that is left are the videos that are made afterwards", async () => {
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
  expect(problems.filter(([, code]) => code !== "video_processing")).toEqual([]);
  await ctx.settle();
});
