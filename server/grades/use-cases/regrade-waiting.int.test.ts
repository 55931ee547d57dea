import { expect, it } from "vitest";
import { saveAnswer } from "@/server/assessment";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { FAULTY, regradeScene } from "@/tests/harness/regrade-scene";
import { getAttemptMarking } from "../queries/get-attempt-marking";
import { listSubmissions } from "../queries/list-submissions";
import { saveAnswerMarks } from "./save-answer-marks";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

it("a regrade reaches what is known of an attempt that waits for its marks: the desk and the learner read what its release will give", async () => {
  const essay = { type: "essay" as const, prompt: { format: "plain" as const, text: "¿Por qué?" }, points: 4 };
  const made = await regradeScene(database.db, { questions: [...(FAULTY.questions ?? []), essay] });
  const learner = await made.enrol();
  const attemptId = await made.begin(learner, { truth: true, city: "Quito" });
  await saveAnswer(learner.ctx, { attemptId, place: 4, sequence: 1, response: { type: "essay", text: "Porque sí" } });
  await made.submit(learner, attemptId);
  const [ofCourse, waiting] = [{ courseId: made.courseId, attemptId }, async () => (await made.page(learner)).standing?.submitted[0]?.waiting];
  expect(await waiting()).toEqual({ knownPoints: 1, knownMax: 4 });
  await made.take({ city: "Quito" });
  await made.fix((questions) => questions.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Quito" }], points: 3 } : question)));
  await made.regrade();
  expect(await waiting()).toEqual({ knownPoints: 4, knownMax: 6 });
  expect(await getAttemptMarking(made.grader, ofCourse)).toMatchObject({ knownPoints: 4, knownMax: 6, maxPoints: 10, version: 0 });
  const mark = { ...ofCourse, answers: [{ place: 4, points: 2, comment: "", levels: {} }] };
  await saveAnswerMarks(made.grader, { ...mark, version: 0, act: "done" });
  expect((await listSubmissions(made.grader, { courseId: made.courseId, state: "done", late: false })).items).toMatchObject([{ points: 6, maxPoints: 10 }]);
  await saveAnswerMarks(made.grader, { ...mark, version: 1, act: "release" });
  expect(await made.stored(attemptId)).toMatchObject({ points: 6, maxPoints: 10 });
});
