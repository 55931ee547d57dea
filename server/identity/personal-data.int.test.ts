import { expect, it } from "vitest";
import { system } from "@/server/access";
import { makeCards } from "@/server/assessment";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { quizScene } from "@/tests/harness/quiz-scene";
import { collectPersonalData } from "./personal-data";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

it.each([
  ["never", false],
  ["each_attempt", true],
] as const)("tells which answers were right only where the quiz shows it: %s", async (review, isShown) => {
  const { take, base, ctx, learner } = await quizScene(database.db, { review });
  const { attemptId } = await take([1]);
  await makeCards(base.as(system("test")), { attemptId });
  const [enrollment] = (await collectPersonalData(ctx, learner.userId)).enrollments;
  const [attempt] = enrollment?.attempts ?? [];
  expect(attempt).toMatchObject({ points: expect.any(Number), answers: [{ place: 1, response: expect.anything() }] });
  expect(attempt?.answers.some((answer) => "points" in answer)).toBe(isShown);
  expect((enrollment?.cards ?? []).length > 0).toBe(isShown);
  expect(JSON.stringify(enrollment)).not.toMatch(/"correct"|lessonId/);
});
