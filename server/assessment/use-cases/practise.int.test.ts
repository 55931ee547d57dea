import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { DAY_MS } from "@/lib/time";
import type { StartPracticeInput } from "@/lib/schemas/practice";
import { system } from "@/server/access";
import { collectPersonalData } from "@/server/identity/personal-data";
import { changeQuiz } from "@/server/authoring/use-cases/change-quiz";
import { saveAnswerMarks } from "@/server/grades/use-cases/save-answer-marks";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { bankScene } from "@/tests/harness/bank-scene";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { expectSilent } from "@/tests/harness/expect-silent";
import { markingScene } from "@/tests/harness/marking-scene";
import { EVERY_QUESTION, quizScene, rightAnswer } from "@/tests/harness/quiz-scene";
import { testCtx } from "@/tests/harness/test-ctx";
import { getPractice } from "../queries/get-practice";
import { answerPractice } from "./answer-practice";
import { endPractice } from "./end-practice";
import { makeCards } from "./make-cards";
import { showHint } from "./show-hint";
import { startAttempt } from "./start-attempt";
import { startPractice } from "./start-practice";
import { submitAttempt } from "./submit-attempt";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** A learner of a quiz of one question of each type; of practice unless it says otherwise. */
async function scene(content: Parameters<typeof quizScene>[1] = {}) {
  const made = await quizScene(database.db, { practice: true, ...content });
  const { ctx, address } = made;
  const course = { courseSlug: address.courseSlug };
  const desk = () => getPractice(ctx, course);
  const start = (asked: Partial<StartPracticeInput> = {}) => startPractice(ctx, { ...course, lessonIds: [], tag: null, choice: "all", count: 20, ...asked });
  /** The question that is asked now. */
  const item = async () => {
    const { round } = await desk();
    if (!round?.item) throw new Error("nothing is asked");
    return { ...round.item, ask: { practiceId: round.practiceId, number: round.item.number } };
  };
  const right = (asked: Awaited<ReturnType<typeof item>>) => rightAnswer({ place: 0, section: null, question: asked.question, hints: [], answer: null, upload: null });
  const answer = async (isRight: boolean) => {
    const asked = await item();
    return answerPractice(ctx, { ...asked.ask, response: isRight ? right(asked) : { type: "shortText", text: "?" }, gaveUp: false });
  };
  const cards = () => database.db.reviewCard.findMany({ where: { enrollmentId: made.learner.enrollmentId }, include: { reviews: { orderBy: { rep: "asc" } } } });
  return { ...made, course, desk, start, item, right, answer, cards };
}

const ONE = EVERY_QUESTION.slice(4, 5);

describe("a round of practice", () => {
  it("asks each question once without its key, tells what came of it, and sums up", async () => {
    const { desk, start, item, right, ctx } = await scene();
    expect(await desk()).toMatchObject({ counts: { all: 9, missed: 0, unseen: 9 }, lessons: [{ title: "Lección quiz", count: 9 }], tags: [], round: null });
    expect(await start()).toMatchObject({ total: 9 });
    for (let number = 0; number < 9; number += 1) {
      const asked = await item();
      expect(asked.number).toBe(number);
      expectSilent(await desk(), `question ${number}`);
      const told = await answerPractice(ctx, { ...asked.ask, response: right(asked), gaveUp: false });
      expect(told).toMatchObject({ result: "right", review: { result: "right" } });
    }
    const { round, counts } = await desk();
    expect(round).toMatchObject({ isEnded: true, item: null });
    expect(round?.results.every(({ result, isSecond }) => result === "right" && !isSecond)).toBe(true);
    expect(counts).toMatchObject({ unseen: 0 });
  });

  it("says of a wrong answer no more than its feedback, takes another, and shows the key to who gives up", async () => {
    const { start, answer, item, ctx, desk } = await scene({ questions: [...ONE, ...EVERY_QUESTION.slice(5, 6)] });
    await start();
    const first = await item();
    const wrong = { ...first.ask, response: first.question.type === "shortText" ? { type: "shortText" as const, text: "Roma" } : { type: "numeric" as const, text: "3 m" }, gaveUp: false };
    const told = await answerPractice(ctx, wrong);
    expect(told).toMatchObject({ result: "wrong", review: null });
    expect(JSON.stringify(told)).not.toMatch(/SECRET-(?:city|rationale|hint)|97.?531/);
    expect((await item()).number, "it is asked again").toBe(first.number);
    expect(await answer(true)).toMatchObject({ result: "right" });
    const second = await item();
    const gaveUp = await answerPractice(ctx, { ...second.ask, response: second.question.type === "shortText" ? { type: "shortText", text: "" } : { type: "numeric", text: "" }, gaveUp: true });
    expect(gaveUp.review?.right).not.toEqual([]);
    expect((await desk()).round).toMatchObject({ isEnded: true, results: [{ result: "wrong", isSecond: true }, { result: expect.stringMatching(/wrong|blank/) }] });
    await expect(answerPractice(ctx, wrong), "of a page that was left behind").rejects.toMatchObject({ code: "assessment.practice_ended" });
  });

  it("shows hints one by one, and no more than there are", async () => {
    const { start, item, ctx } = await scene({ questions: ONE });
    await start();
    const { ask, hints, hintsLeft } = await item();
    expect([hints, hintsLeft]).toEqual([[], 1]);
    expect(await showHint(ctx, ask)).toEqual({ hints: ["<p>SECRET-hint</p>"], left: 0 });
    expect(await item()).toMatchObject({ hints: ["<p>SECRET-hint</p>"], hintsLeft: 0 });
    await expect(showHint(ctx, ask)).rejects.toMatchObject({ code: "assessment.no_hints_left" });
  });

  it("is gone on with where it was left, ended early, and makes room for the next", async () => {
    const { start, answer, desk, ctx, learner } = await scene();
    const { practiceId } = await start({ count: 3 });
    await answer(false).catch(() => null);
    expect((await desk()).round).toMatchObject({ practiceId, isEnded: false, item: { number: 0 } });
    expect(await endPractice(ctx, { practiceId })).toEqual({ ended: true });
    expect(await endPractice(ctx, { practiceId })).toEqual({ ended: false });
    expect((await desk()).round).toMatchObject({ practiceId, isEnded: true, item: null });
    await Promise.all([start(), start()]);
    expect(await database.db.practice.count({ where: { enrollmentId: learner.enrollmentId, endedAt: null } })).toBe(1);
    const { enrollments } = await collectPersonalData(ctx, learner.userId);
    expect(enrollments[0]?.practices.map(({ items }) => items.length)).toEqual([3, 9, 9]);
  });

  it("asks those that are asked for: of a lesson, with a tag, missed or never met", async () => {
    const { start, answer, desk, lessons, item, ctx } = await scene({ questions: ONE.map((question) => ({ ...question, tags: ["capitales"] })) });
    expect((await desk()).tags).toEqual([{ tag: "capitales", count: 1 }]);
    const nothing = { code: "assessment.nothing_to_practise" };
    await expect(start({ choice: "missed" })).rejects.toMatchObject(nothing);
    await expect(start({ tag: "ríos" })).rejects.toMatchObject(nothing);
    await expect(start({ lessonIds: [lessons[1]?.lessonId ?? ""] })).rejects.toMatchObject(nothing);
    expect(await start({ tag: "capitales", choice: "unseen", lessonIds: [lessons[0]?.lessonId ?? ""] })).toMatchObject({ total: 1 });
    const { ask } = await item();
    await answerPractice(ctx, { ...ask, response: { type: "shortText", text: "Roma" }, gaveUp: true });
    await expect(start({ choice: "unseen" })).rejects.toMatchObject(nothing);
    expect(await start({ choice: "missed" })).toMatchObject({ total: 1 });
    await answer(true);
    await expect(start({ choice: "missed" }), "it was right since").rejects.toMatchObject(nothing);
  });
});

describe("what may be practised", () => {
  it("of a graded quiz is what was met, once its answers show, and nothing while it is taken", async () => {
    const counts = async (content: Parameters<typeof quizScene>[1]) => {
      const made = await scene({ practice: false, ...content });
      const before = (await made.desk()).counts.all;
      await made.take([1]);
      const after = (await made.desk()).counts.all;
      await made.start().catch(() => null);
      await startAttempt(made.ctx, made.address);
      return [before, after, (await made.desk()).counts.all];
    };
    expect(await counts({})).toEqual([0, 9, 0]);
    expect(await counts({ review: "last_attempt" })).toEqual([0, 0, 0]);
    expect(await counts({ review: "never", practice: true })).toEqual([0, 0, 0]);
    expect(await counts({ sections: [{ id: "qsc_some", title: "Algunas", from: 1, draw: 2 }] }), "no more than an attempt asked").toEqual([0, 2, 0]);
    expect(await counts({ practice: true, practiceOff: true })).toEqual([0, 0, 0]);
  });

  it("is asked again at each answer: an attempt that is begun meanwhile closes it", async () => {
    const { start, item, right, ctx, take, address, desk } = await scene({ practice: false });
    await take([]);
    await start();
    const asked = await item();
    await startAttempt(ctx, address);
    await expect(answerPractice(ctx, { ...asked.ask, response: right(asked), gaveUp: true })).rejects.toMatchObject({ code: "assessment.review_closed" });
    await expect(showHint(ctx, asked.ask)).rejects.toMatchObject({ code: "assessment.review_closed" });
    expect((await desk()).round?.item).toBeNull();
  });

  it("waits for the lesson to open, and for its window", async () => {
    const { desk, course, ctx, db } = { ...(await scene({ opensAt: "2030-01-01T00:00:00.000Z" })), db: database.db };
    expect((await desk()).counts.all).toBe(0);
    const other = await scene();
    await db.module.updateMany({ where: { course: { slug: other.course.courseSlug } }, data: { opensAfterDays: 400 } });
    expect((await other.desk()).counts.all).toBe(0);
    await expect(getPractice(other.ctx, course), "no course of theirs").rejects.toMatchObject({ kind: "not_found" });
    await db.grant.updateMany({ where: { enrollment: { course: { slug: course.courseSlug } } }, data: { revokedAt: new Date("2026-01-01T00:00:00Z") } });
    await expect(getPractice(ctx, course)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is nothing that an open attempt of another quiz asks: its key would be told in the middle of it", async () => {
    const ask = (text: string) => ({ type: "boolean" as const, prompt: { format: "plain" as const, text }, correct: true });
    const quiz = { kind: "quiz" as const, passingScore: 60, attempts: null, timeLimitMinutes: null, shuffle: false };
    const { course, release } = await makeCourse(database.db, {
      lessons: [{ slug: "ensayo", kind: "quiz", content: { ...quiz, practice: true, questions: [ask("Compartida"), ask("Propia")] } }, { slug: "examen", kind: "quiz", content: { ...quiz, questions: [{ ...ask("Compartida"), points: 5 }] } }],
    });
    const base = testCtx(database.db);
    const ctx = base.as((await makeLearner(database.db, { courseId: course.id, releaseId: release.id }, base)).viewer);
    const desk = () => getPractice(ctx, { courseSlug: course.slug });
    const { practiceId } = await startPractice(ctx, { courseSlug: course.slug, lessonIds: [], tag: null, choice: "all", count: 5 });
    expect((await desk()).counts.all).toBe(2);
    const { attemptId } = await startAttempt(ctx, { courseSlug: course.slug, lessonSlug: "examen" });
    expect((await desk()).counts.all).toBe(1);
    const { number } = await database.db.practiceItem.findFirstOrThrow({ where: { practiceId, place: 0 } });
    await expect(answerPractice(ctx, { practiceId, number, response: { type: "boolean", value: false }, gaveUp: true })).rejects.toMatchObject({ code: "assessment.review_closed" });
    await submitAttempt(ctx, { attemptId });
    expect((await desk()).counts.all).toBe(2);
  });

  it("of answers that a person marks waits for their marks, as the review does", async () => {
    const { grader, courseId, write, ctx, address } = await markingScene(database.db);
    const count = async () => (await getPractice(ctx, { courseSlug: address.courseSlug })).counts.all;
    const { attemptId } = await write("Porque sí, claro.");
    expect(await count()).toBe(0);
    await saveAnswerMarks(grader, { courseId, attemptId, version: 0, act: "release", answers: [{ place: 1, points: 3, comment: "", levels: {} }] });
    expect(await count()).toBe(1);
  });

  it("is told in at most eighteen statements, by however many quizzes, questions and attempts", async () => {
    const statements = async (quizzes: number) => {
      const question = (number: number, at: number) => ({ type: "boolean" as const, prompt: { format: "plain" as const, text: `${number}.${at}` }, correct: true, tags: ["t"] });
      const content = (number: number) => ({ kind: "quiz" as const, passingScore: 60, attempts: null, timeLimitMinutes: null, shuffle: false, practice: number % 3 !== 0, questions: [question(number, 1), question(number, 2)] });
      const { course, release } = await makeCourse(database.db, { lessons: Array.from({ length: quizzes }, (_, number) => ({ slug: `quiz-${number}`, kind: "quiz" as const, content: content(number) })) });
      const base = testCtx(database.db);
      const learner = await makeLearner(database.db, { courseId: course.id, releaseId: release.id }, base);
      const ctx = base.as(learner.viewer);
      const fresh = await countStatements(() => getPractice(ctx, { courseSlug: course.slug }));
      for (let number = 0; number < quizzes; number += 2) await submitAttempt(ctx, await startAttempt(ctx, { courseSlug: course.slug, lessonSlug: `quiz-${number}` }));
      const { enrollmentId } = learner;
      for (const { id } of await database.db.quizAttempt.findMany({ where: { enrollmentId } })) await makeCards(base.as(system("test")), { attemptId: id });
      await startPractice(ctx, { courseSlug: course.slug, lessonIds: [], tag: null, choice: "all", count: 20 });
      await base.settle();
      return [fresh, await countStatements(() => getPractice(ctx, { courseSlug: course.slug }))];
    };
    const few = await statements(4);
    expect(await statements(16)).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(18);
  });

  it("leaves out what a regrade took out, and is one's own", async () => {
    const { start, item, desk, lessons } = await scene();
    const { lessonId = "", revisionId = "" } = lessons[0] ?? {};
    await database.db.regrade.create({ data: { id: newId("regrade"), lessonId, reason: "Nula", onlyRaises: true, seen: lessonId, rules: { rules: [{ mode: "exclude" }], places: { [revisionId]: { 4: 0 } } } } });
    expect((await desk()).counts.all).toBe(8);
    await start();
    const { ask } = await item();
    const stranger = await scene();
    await expect(endPractice(stranger.ctx, { practiceId: ask.practiceId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(showHint(stranger.ctx, ask)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is switched off and on by the teacher, without a trace in the quiz", async () => {
    const made = await bankScene(database.db, 1);
    await made.takeQuestions(made.questionIds);
    const off = async () => (await made.editor()).practiceOff;
    const set = async (practiceOff: boolean) => changeQuiz(made.ctx, { ...made.quiz, version: (await made.editor()).version, practiceOff });
    const { version } = await made.editor();
    await set(true);
    expect(await off()).toBe(true);
    await set(false);
    expect(await off()).toBe(false);
    expect((await made.editor()).version).toBe(version);
  });
});

describe("the cards of practice", () => {
  it("are made by a miss, brought back by another, and moved on by a hit when due", async () => {
    const { start, item, answer, cards, ctx } = await scene({ questions: ONE });
    const miss = async () => answerPractice(ctx, { ...(await item()).ask, response: { type: "shortText", text: "Roma" }, gaveUp: true });
    await start();
    await miss();
    expect(await cards()).toMatchObject([{ state: "fresh", reps: 0, reviews: [] }]);
    await start();
    await answer(true);
    const [hit] = await cards();
    expect(hit).toMatchObject({ reps: 1, reviews: [{ rating: "good", isRight: true }] });
    await start();
    await answer(true);
    expect((await cards())[0]?.reps, "not due, and known").toBe(1);
    await start();
    await miss();
    expect(await cards()).toMatchObject([{ reps: 2, reviews: [{}, { rating: "again", isRight: false }] }]);
    ctx.clock.advance(DAY_MS);
    await start();
    await showHint(ctx, (await item()).ask);
    await answer(true);
    expect((await cards())[0]?.reviews.at(-1), "with a hint").toMatchObject({ rating: "hard", isRight: true });
  });

  it("are those of the quiz itself", async () => {
    const { take, base, start, answer, cards, desk } = await scene({ questions: ONE });
    const { attemptId } = await take([]);
    await makeCards(base.as(system("test")), { attemptId });
    expect((await desk()).counts.missed).toBe(1);
    await start({ choice: "missed" });
    await answer(true);
    expect(await cards()).toMatchObject([{ reps: 1 }]);
    expect((await desk()).counts.missed).toBe(0);
  });
});
