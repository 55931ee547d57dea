import { expect, it } from "vitest";
import { startAttempt } from "@/server/assessment/use-cases/start-attempt";
import type { QuizContentInput } from "@/tests/factories/make-course";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { markingScene } from "@/tests/harness/marking-scene";
import { getAttemptMarking } from "../queries/get-attempt-marking";
import { saveAnswerMarks } from "./save-answer-marks";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const text = (words: string) => ({ format: "plain" as const, text: words });
const level = (id: string, points: number) => ({ id, title: id, description: "", points });
/** Six points, of a question that is worth four. Its names are such as a text of its own could have. */
const RUBRIC = [
  { id: "format", title: "Idea", description: "Una sola", levels: [level("clara", 4), level("falta", 0)] },
  { id: "text", title: "Ejemplo", description: "", levels: [level("propio", 2), level("ajeno", 1)] },
];
const QUESTIONS: QuizContentInput["questions"] = [
  { type: "boolean", prompt: text("¿Es cierto?"), correct: true },
  { type: "essay", prompt: text("¿Por qué?"), points: 4, rubric: RUBRIC },
];

async function scene() {
  const made = await markingScene(database.db, { questions: QUESTIONS, passingScore: 40, review: "each_attempt" });
  const mark = (attemptId: string, version: number, said: { points: number | null; levels: Record<string, string> }, act: "draft" | "done" | "release") =>
    saveAnswerMarks(made.grader, { courseId: made.courseId, attemptId, version, answers: [{ place: 1, comment: "", ...said }], act });
  const open = async (attemptId: string) => (await getAttemptMarking(made.grader, { courseId: made.courseId, attemptId })).answers[0];
  return { ...made, mark, open };
}

it("is read by its learner before they begin and while they answer", async () => {
  const { page, ctx, address } = await scene();
  expect((await page()).rules.rubrics).toEqual([{ type: "essay", points: 4, rubric: RUBRIC }]);
  await startAttempt(ctx, address);
  expect((await page()).standing?.open?.questions[1]?.question).toMatchObject({ type: "essay", rubric: RUBRIC });
});

it("gives an answer its share of the question's points once each criterion has its level, and is shown with the released mark alone", async () => {
  const { write, mark, open, page } = await scene();
  const { attemptId } = await write("Porque sí");
  expect(await open(attemptId)).toMatchObject({ rubric: RUBRIC, levels: {}, points: null });
  await mark(attemptId, 0, { points: null, levels: { format: "clara" } }, "draft");
  expect(await open(attemptId)).toMatchObject({ levels: { format: "clara" }, points: null });
  await expect(mark(attemptId, 1, { points: null, levels: { format: "clara" } }, "done")).rejects.toMatchObject({ code: "grades.not_graded" });
  await mark(attemptId, 1, { points: null, levels: { format: "clara", text: "ajeno" } }, "done");
  expect(await open(attemptId)).toMatchObject({ points: 3.33 });
  expect(JSON.stringify((await page()).standing?.submitted)).not.toContain("ajeno");
  await mark(attemptId, 2, { points: null, levels: { format: "clara", text: "ajeno" } }, "release");
  const { standing } = await page();
  expect(standing).toMatchObject({ submitted: [{ points: 4.33, maxPoints: 5, passed: true }] });
  expect(standing?.review?.[1]).toMatchObject({ points: 3.33, rubric: RUBRIC, levels: { format: "clara", text: "ajeno" } });
  await mark(attemptId, 3, { points: 1, levels: { format: "falta", text: "ajeno" } }, "draft");
  expect((await page()).standing?.review?.[1], "a correction that was not released").toMatchObject({ points: 3.33, levels: { format: "clara" } });
});

it("gives way to points that its teacher types, and takes no level of another's", async () => {
  const { write, mark, open, page } = await scene();
  const { attemptId } = await write("Porque sí");
  await expect(mark(attemptId, 0, { points: null, levels: { format: "propio" } }, "draft")).rejects.toMatchObject({ code: "validation.invalid" });
  await expect(mark(attemptId, 0, { points: 4.01, levels: {} }, "draft")).rejects.toMatchObject({ code: "grades.points_above" });
  await mark(attemptId, 0, { points: 2.5, levels: { format: "clara", text: "propio" } }, "release");
  expect(await open(attemptId)).toMatchObject({ points: 2.5, levels: { format: "clara", text: "propio" } });
  expect((await page()).standing?.review?.[1]).toMatchObject({ points: 2.5, result: "partial" });
});
