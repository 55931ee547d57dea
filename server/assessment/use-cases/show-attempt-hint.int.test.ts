import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/time";
import { system } from "@/server/access";
import { changeQuiz } from "@/server/authoring/use-cases/change-quiz";
import { listSubmissions } from "@/server/grades/queries/list-submissions";
import { saveAnswerMarks } from "@/server/grades/use-cases/save-answer-marks";
import { collectPersonalData } from "@/server/identity/personal-data";
import { bankScene } from "@/tests/harness/bank-scene";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { expectSilent } from "@/tests/harness/expect-silent";
import { MARKED_QUESTIONS, markingScene } from "@/tests/harness/marking-scene";
import { EVERY_QUESTION, quizScene } from "@/tests/harness/quiz-scene";
import { regradeScene, FAULTY } from "@/tests/harness/regrade-scene";
import { getAttemptReview } from "../queries/get-attempt-review";
import { leaveSection } from "./leave-section";
import { makeCards } from "./make-cards";
import { saveAnswer } from "./save-answer";
import { showAttemptHint } from "./show-attempt-hint";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";
import { submitDueAttempt } from "./submit-due-attempt";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const text = (words: string) => ({ format: "plain" as const, text: words });
const hintsOf = (...costs: number[]) => costs.map((cost, index) => ({ text: text(`SECRET-hint${index + 1}`), cost }));
const truth = (hints: ReturnType<typeof hintsOf>) => ({ type: "boolean" as const, prompt: text("¿Es cierto?"), correct: true, points: 4, hints });

/** One statement with two hints, and one without any. */
async function scene(content: Parameters<typeof quizScene>[1] = {}) {
  const made = await quizScene(database.db, { questions: [truth(hintsOf(0.25, 1)), truth([])], ...content });
  const { attemptId } = await made.begin();
  const ask = (shown: number, place = 0) => showAttemptHint(made.ctx, { attemptId, place, shown });
  const say = (value: boolean, place = 0) => saveAnswer(made.ctx, { attemptId, place, sequence: 1, response: { type: "boolean", value } });
  const stored = () => database.db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { answers: true } });
  const question = async (place = 0) => (await made.page()).standing?.open?.questions.find((each) => each.place === place);
  return { ...made, attemptId, ask, say, stored, question };
}

describe("a hint of an open attempt", () => {
  it("reaches the browser once it was asked for, with its cost said before", async () => {
    const { ask, page, question, ctx, address } = await scene();
    expectSilent([await page(), await startAttempt(ctx, address)], "the open attempt");
    expect(await question()).toMatchObject({ hints: [], question: { hints: [{ cost: 0.25 }, { cost: 1 }] } });
    expect(await ask(0)).toEqual({ state: "shown", hints: ["<p>SECRET-hint1</p>"], left: 1 });
    expect(JSON.stringify(await page())).not.toContain("SECRET-hint2");
    expect((await question())?.hints).toEqual(["<p>SECRET-hint1</p>"]);
    expect((await question(1))?.hints).toEqual([]);
    expect(await ask(1)).toEqual({ state: "shown", hints: ["<p>SECRET-hint1</p>", "<p>SECRET-hint2</p>"], left: 0 });
    await expect(ask(2)).rejects.toMatchObject({ code: "assessment.no_hints_left" });
    await expect(ask(0, 1), "a question without any").rejects.toMatchObject({ code: "assessment.no_hints_left" });
    expect(await countStatements(page)).toBeLessThanOrEqual(8);
  });

  it("is taken once by two clicks and two tabs, and never given back", async () => {
    const { ask, stored } = await scene();
    const both = await Promise.all([ask(0), ask(0)]);
    for (const shown of both) expect(shown).toEqual({ state: "shown", hints: ["<p>SECRET-hint1</p>"], left: 1 });
    expect((await stored()).hints).toEqual([0]);
    await ask(1);
    expect(await ask(0), "a tab that was left behind is told all").toMatchObject({ hints: [expect.anything(), expect.anything()], left: 0 });
    expect((await stored()).hints).toEqual([0, 0]);
    await expect(ask(3), "more than were shown").rejects.toMatchObject({ code: "assessment.answer_refused" });
    await expect(ask(0, 9), "what is not asked").rejects.toMatchObject({ code: "assessment.answer_refused" });
  });

  it("is shown of no section but the open one", async () => {
    const { ask, attemptId, ctx, stored } = await scene({ questions: [truth(hintsOf(0)), truth(hintsOf(0))], sectionsInTurn: true, sections: [{ id: "qsc_a", title: "Uno", from: 0 }, { id: "qsc_b", title: "Dos", from: 1 }] });
    const later = await ask(0, 1).catch((error: unknown) => error);
    expect(later).toMatchObject({ code: "assessment.answer_refused" });
    expectSilent(later, "a refusal");
    await leaveSection(ctx, { attemptId, section: 0 });
    expect(await ask(0, 0)).toEqual({ state: "closed" });
    expect(await ask(0, 1)).toMatchObject({ state: "shown" });
    expect((await stored()).hints).toEqual([1]);
  });

  it("comes too late once the attempt is over", async () => {
    const { ask, ctx, stored, page, attemptId } = await scene({ timeLimitMinutes: 5 });
    ctx.clock.advance(6 * MINUTE_MS);
    expect(await ask(0)).toEqual({ state: "ended" });
    expect(await stored()).toMatchObject({ state: "submitted", hints: [] });
    expect((await page()).standing?.open).toBeNull();
    expect(await showAttemptHint(ctx, { attemptId, place: 0, shown: 0 })).toEqual({ state: "ended" });
  });

  it("is nobody else's, and of no quiz that shows none", async () => {
    const { attemptId } = await scene();
    const stranger = await scene({ hintsOff: true });
    await expect(showAttemptHint(stranger.ctx, { attemptId, place: 0, shown: 0 })).rejects.toMatchObject({ kind: "not_found" });
    await expect(stranger.ask(0)).rejects.toMatchObject({ code: "assessment.no_hints_left" });
    expect((await stranger.question())?.question.hints).toEqual([]);
  });
});

describe("what hints cost", () => {
  it("is taken off when it is submitted, by section, and said by the review", async () => {
    const { ask, say, ctx, attemptId, stored, page } = await scene({ passingScore: 90, sections: [{ id: "qsc_a", title: "Uno", from: 0 }] });
    await ask(0);
    await say(true);
    await say(true, 1);
    expect(await submitAttempt(ctx, { attemptId })).toEqual({ passed: false });
    expect(await stored()).toMatchObject({ points: 7, maxPoints: 8, answers: [{ points: 3 }, { points: 4 }] });
    const { standing } = await page();
    expect(standing?.submitted[0]?.sections).toEqual([{ title: "Uno", points: 7, maxPoints: 8 }]);
    expect(standing?.review).toMatchObject([{ result: "right", points: 3, maxPoints: 4, hints: { shown: 1, cost: 1 } }, { result: "right", points: 4, hints: null }]);
    expect(await getAttemptReview(ctx, { attemptId })).toEqual(standing?.review);
  });

  it("is taken off when the clock submits it, and makes a card of what was right by its hints alone", async () => {
    const { ask, say, base, ctx, attemptId, stored, page, learner } = await scene({ timeLimitMinutes: 5 });
    await ask(0);
    await ask(1);
    await say(true);
    await say(true, 1);
    ctx.clock.advance(6 * MINUTE_MS);
    const job = base.as(system("test"));
    expect(await submitDueAttempt(job, { attemptId })).toEqual({ submitted: true });
    expect(await stored()).toMatchObject({ points: 4, maxPoints: 8 });
    expect((await page()).standing?.review?.[0]).toMatchObject({ result: "right", points: 0, hints: { shown: 2, cost: 4 } });
    expect(await makeCards(job, { attemptId })).toEqual({ made: 1 });
    const { enrollments } = await collectPersonalData(ctx, learner.userId);
    expect(enrollments[0]?.attempts).toMatchObject([{ hints: [0, 0] }]);
  });

  it("is nothing where none was shown: the same points as ever", async () => {
    const { take } = await quizScene(database.db, { questions: EVERY_QUESTION });
    const { attemptId } = await take();
    expect(await database.db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({ points: 13, maxPoints: 13, scoringVersion: 1, hints: [] });
  });

  it("is taken off what a person gives, when it is shown to the learner", async () => {
    const questions = MARKED_QUESTIONS.map((question, place) => (place === 1 ? { ...question, hints: hintsOf(0.25) } : question));
    const { grader, courseId, write, ctx, page } = await markingScene(database.db, { questions });
    const { attemptId } = await startAttempt(ctx, { courseSlug: (await database.db.course.findUniqueOrThrow({ where: { id: courseId } })).slug, lessonSlug: "quiz" });
    await showAttemptHint(ctx, { attemptId, place: 1, shown: 0 });
    await write("Porque sí, claro.");
    const answers = [{ place: 1, points: 3, comment: "Bien", levels: {} }];
    await saveAnswerMarks(grader, { courseId, attemptId, version: 0, act: "done", answers });
    expect((await listSubmissions(grader, { courseId, state: "done", late: false })).items, "also while nothing was shown").toMatchObject([{ points: 3 }]);
    await saveAnswerMarks(grader, { courseId, attemptId, version: 1, act: "release", answers });
    expect((await page()).standing).toMatchObject({ submitted: [{ points: 3, maxPoints: 10 }], review: [{ points: 1 }, { points: 2, result: "partial", hints: { shown: 1, cost: 1 } }, { points: 0 }] });
  });

  it("is what it was said to be when the question is mended afterwards", async () => {
    const made = await regradeScene(database.db, { questions: FAULTY.questions?.map((question) => ({ ...question, hints: hintsOf(0.25, 0.5) })) ?? [] });
    const learner = await made.enrol();
    const attemptId = await made.begin(learner, { truth: true, city: "Quito" });
    for (const place of [0, 1]) await showAttemptHint(learner.ctx, { attemptId, place, shown: 0 });
    await made.submit(learner, attemptId);
    expect(await made.stored(attemptId)).toMatchObject({ points: 0.75, maxPoints: 4 });
    await made.fix((questions) => questions.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Quito" }], hints: hintsOf(1) } : question)));
    await made.regrade();
    expect(await made.stored(attemptId)).toMatchObject({ points: 1.5, answers: [{ points: 0.75 }, { points: 0.75 }] });
    expect((await made.page(learner)).standing?.review?.[1]).toMatchObject({ result: "right", points: 0.75, hints: { shown: 1, cost: 0.25 }, regraded: "key" });
  });
});

it("is switched off and on by the teacher, without a trace in the quiz", async () => {
  const made = await bankScene(database.db, 1);
  await made.takeQuestions(made.questionIds);
  const set = async (hintsOff: boolean) => {
    await changeQuiz(made.ctx, { ...made.quiz, version: (await made.editor()).version, hintsOff });
    return (await made.editor()).hintsOff;
  };
  const { version } = await made.editor();
  expect([await set(true), await set(false)]).toEqual([true, false]);
  expect((await made.editor()).version).toBe(version);
});
