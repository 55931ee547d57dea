import { describe, expect, it } from "vitest";
import { GRACE_MS } from "@/lib/domain/quiz-terms";
import { MINUTE_MS } from "@/lib/time";
import { anonymous, system } from "@/server/access";
import { completeLesson, getLessonPage } from "@/server/learning";
import { makeUser } from "@/tests/factories/make-user";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { EVERY_QUESTION, quizScene, rightAnswer } from "@/tests/harness/quiz-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { getAttemptReview } from "../queries/get-attempt-review";
import { saveAnswer } from "./save-answer";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";
import { submitDueAttempt } from "./submit-due-attempt";
import { tellQuizEnded } from "./tell-quiz-ended";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (content: Parameters<typeof quizScene>[1] = {}) => quizScene(database.db, content);
const stored = (attemptId: string) => database.db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { answers: { orderBy: { place: "asc" } } } });
/** Fails: one point of twelve. */
const ONE = [1];

describe("taking a quiz", () => {
  it("gives every point for what is right in every type, passes, and completes the lesson with its course's events", async () => {
    const { take, page, relayed, ctx, address, learner } = await scene();
    const { attemptId, passed } = await take();
    expect(passed).toBe(true);
    const attempt = await stored(attemptId);
    expect(attempt).toMatchObject({ state: "submitted", points: 13, maxPoints: 13, passed: true, scoringVersion: 1, submittedAt: ctx.clock.now() });
    expect(attempt.answers.map(({ points }) => points)).toEqual([1, 2, 1, 1, 1, 3, 2, 1, 1]);
    expect((await relayed()).map(({ name }) => name)).toEqual(["assessment/quiz.submitted", "learning/lesson.completed"]);
    expect((await relayed())[0]?.data).toMatchObject({ attemptId, userId: learner.userId, passed: true, by: "learner" });
    expect((await getLessonPage(ctx, address)).standing?.isCompleted).toBe(true);
    expect((await page()).standing).toMatchObject({ open: null, submitted: [{ attemptId, number: 1, passed: true, points: 13, maxPoints: 13 }], next: { state: "open", left: null } });
  });

  it("is not completed by failing, nor by saying that it was read", async () => {
    const { take, ctx, address, relayed } = await scene();
    expect(await take(ONE)).toMatchObject({ passed: false });
    await expect(completeLesson(ctx, address)).rejects.toMatchObject({ code: "learning.not_passed" });
    expect((await getLessonPage(ctx, address)).standing?.isCompleted).toBe(false);
    expect((await relayed()).map(({ name }) => name)).toEqual(["assessment/quiz.submitted"]);
  });

  it("of practice is completed by submitting, whatever the score", async () => {
    const { take, ctx, address } = await scene({ practice: true });
    expect(await take([])).toMatchObject({ passed: false });
    expect((await getLessonPage(ctx, address)).standing?.isCompleted).toBe(true);
  });

  it("goes on where it was left: the same attempt, order and answers", async () => {
    const { begin, ctx } = await scene({ shuffle: true });
    const first = await begin();
    const one = first.questions.find(({ question }) => question.type === "matching");
    if (!one) throw new Error("no question to match");
    const response = rightAnswer(one);
    expect(await saveAnswer(ctx, { attemptId: first.attemptId, place: one.place, sequence: 1, response })).toEqual({ state: "saved", sequence: 1 });
    const again = await begin();
    expect(again.questions.map(({ place }) => place)).toEqual(first.questions.map(({ place }) => place));
    expect(again.questions.find(({ place }) => place === one.place)).toEqual({ ...one, answer: { response, sequence: 1 } });
    expect(again.questions.map(({ place }) => place)).not.toEqual(EVERY_QUESTION.map((_, place) => place));
    expect(again.questions[0]?.question.type, "text between questions stays").toBe("information");
  });

  it("takes a later save for an earlier one and never the other way round", async () => {
    const { begin, ctx } = await scene();
    const { attemptId } = await begin();
    const save = (sequence: number, text: string) => saveAnswer(ctx, { attemptId, place: 4, sequence, response: { type: "shortText", text } });
    await save(1, "Quito");
    await save(3, "Lima");
    expect(await save(2, "Bogotá"), "of a tab that was left behind").toEqual({ state: "outdated", sequence: 3, current: { type: "shortText", text: "Lima" } });
    expect(await save(3, "Lima"), "sent again").toEqual({ state: "saved", sequence: 3 });
    expect(await save(3, "Cusco"), "another tab's").toMatchObject({ state: "outdated" });
    await submitAttempt(ctx, { attemptId });
    expect(await save(4, "Cusco")).toEqual({ state: "ended" });
    expect((await stored(attemptId)).answers).toMatchObject([{ sequence: 3, response: { text: "Lima" }, points: 1 }]);
  });

  it("refuses what does not answer the question", async () => {
    const { begin, ctx } = await scene();
    const { attemptId } = await begin();
    const save = (place: number, response: Parameters<typeof saveAnswer>[1]["response"]) => saveAnswer(ctx, { attemptId, place, sequence: 1, response });
    const refused = { code: "assessment.answer_refused" };
    await expect(save(1, { type: "boolean", value: true }), "of another type").rejects.toMatchObject(refused);
    await expect(save(1, { type: "single", choice: "nobody" }), "an option that is not there").rejects.toMatchObject(refused);
    await expect(save(0, { type: "information" }), "to a text").rejects.toMatchObject(refused);
    await expect(save(99, { type: "boolean", value: true }), "to no question").rejects.toMatchObject({ ...refused, issues: [{ path: "place" }] });
    await expect(save(8, { type: "ordering", order: ["a", "b", "c"] })).rejects.toMatchObject(refused);
    expect((await stored(attemptId)).answers).toEqual([]);
  });
});

describe("the terms of a quiz", () => {
  it("allow so many attempts, with a wait between them", async () => {
    const { take, page, ctx, address } = await scene({ attempts: 2, cooldownMinutes: 10 });
    await take(ONE);
    expect((await page()).standing?.next).toMatchObject({ state: "cooling", left: 1, at: new Date(ctx.clock.now().getTime() + 10 * MINUTE_MS).toISOString() });
    await expect(startAttempt(ctx, address)).rejects.toMatchObject({ code: "assessment.cooling_down", params: { minutes: 10 } });
    ctx.clock.advance(10 * MINUTE_MS);
    await take(ONE);
    await expect(startAttempt(ctx, address)).rejects.toMatchObject({ code: "assessment.no_attempts_left" });
    expect((await page()).standing?.next).toEqual({ state: "used_up", left: 0, at: null });
  });

  it("end an attempt when its time is up: a late save submits it, and does not count", async () => {
    const { begin, ctx, relayed, page } = await scene({ timeLimitMinutes: 5 });
    const { attemptId, dueAt, questions } = await begin();
    const due = new Date(ctx.clock.now().getTime() + 5 * MINUTE_MS);
    expect(dueAt).toBe(due.toISOString());
    const [, one, , truth] = questions;
    if (!one || !truth) throw new Error("too few questions");
    ctx.clock.advance(5 * MINUTE_MS + GRACE_MS - 1);
    expect(await saveAnswer(ctx, { attemptId, place: 1, sequence: 1, response: rightAnswer(one) }), "within the grace").toMatchObject({ state: "saved" });
    ctx.clock.advance(1);
    expect(await saveAnswer(ctx, { attemptId, place: 3, sequence: 1, response: rightAnswer(truth) })).toEqual({ state: "ended" });
    expect(await stored(attemptId)).toMatchObject({ state: "submitted", submittedAt: due, points: 1, answers: [{ place: 1 }] });
    expect((await page()).standing?.open).toBeNull();
    expect((await relayed()).map(({ name, data }) => [name, data.by])).toEqual([["assessment/timed-quiz.started", undefined], ["assessment/quiz.submitted", "clock"]]);
  });

  it.each(["page", "start", "submit"] as const)("and so does a late %s", async (how) => {
    const { begin, ctx, page, address } = await scene({ timeLimitMinutes: 5 });
    const { attemptId } = await begin();
    ctx.clock.advance(6 * MINUTE_MS);
    if (how === "page") expect((await page()).standing).toMatchObject({ open: null, submitted: [{ attemptId }] });
    else if (how === "start") expect((await startAttempt(ctx, address)).attemptId).not.toBe(attemptId);
    else expect(await submitAttempt(ctx, { attemptId })).toEqual({ passed: false });
    expect((await stored(attemptId)).state).toBe("submitted");
  });

  it("and so does the clock itself, once, and tells the learner", async () => {
    const { begin, base, ctx, learner, address } = await scene({ timeLimitMinutes: 5 });
    const { attemptId } = await begin();
    const job = base.as(system("test"));
    await expect(submitDueAttempt(job, { attemptId }), "too early").rejects.toThrow("not up");
    await expect(submitDueAttempt(ctx, { attemptId }), "by a person").rejects.toMatchObject({ kind: "not_found" });
    ctx.clock.advance(5 * MINUTE_MS + GRACE_MS);
    expect(await submitDueAttempt(job, { attemptId })).toEqual({ submitted: true });
    expect(await submitDueAttempt(job, { attemptId })).toEqual({ submitted: false });
    expect(await tellQuizEnded(job, { attemptId, by: "learner" })).toEqual({ told: false });
    expect(await tellQuizEnded(job, { attemptId, by: "clock" })).toEqual({ told: true });
    expect(await tellQuizEnded(job, { attemptId, by: "clock" }), "twice").toEqual({ told: false });
    const [notice] = await database.db.notification.findMany({ where: { userId: learner.userId, kind: "quiz-ended" } });
    expect(notice).toMatchObject({ href: `/learn/${address.courseSlug}/quiz`, params: { quiz: "Lección quiz" } });
  });

  it("keep attempts within the window, in the course's time zone, and end with it", async () => {
    const now = new Date("2026-11-22T12:00:00.000Z");
    const [opensAt, closesAt] = ["2026-11-22T12:10:00.000Z", "2026-11-22T12:30:00.000Z"];
    const { begin, page, ctx, address } = await scene({ opensAt, closesAt, timeLimitMinutes: 60, review: "last_attempt" });
    ctx.clock.set(now);
    expect(await page()).toMatchObject({ timeZone: "America/Bogota", rules: { opensAt, closesAt }, standing: { next: { state: "upcoming", at: opensAt } } });
    await expect(startAttempt(ctx, address)).rejects.toMatchObject({ code: "assessment.not_open_yet" });
    ctx.clock.set(new Date(opensAt));
    const { attemptId, dueAt } = await begin();
    expect(dueAt, "the window closes before the hour is over").toBe(closesAt);
    await submitAttempt(ctx, { attemptId });
    expect((await page()).standing?.review).toBeNull();
    ctx.clock.set(new Date(closesAt));
    await expect(startAttempt(ctx, address)).rejects.toMatchObject({ code: "assessment.window_closed" });
    expect((await page()).standing?.next).toEqual({ state: "closed", left: null, at: null });
    expect((await page()).standing?.review, "nobody gains by it any more").toHaveLength(9);
  });

  it("complete nothing when access ended before the clock did", async () => {
    const { begin, base, ctx, learner } = await scene({ timeLimitMinutes: 5, passingScore: 0 });
    const { attemptId } = await begin();
    await database.db.grant.updateMany({ where: { enrollmentId: learner.enrollmentId }, data: { revokedAt: ctx.clock.now() } });
    await expect(saveAnswer(ctx, { attemptId, place: 3, sequence: 1, response: { type: "boolean", value: true } })).rejects.toMatchObject({ kind: "forbidden" });
    ctx.clock.advance(6 * MINUTE_MS);
    expect(await submitDueAttempt(base.as(system("test")), { attemptId })).toEqual({ submitted: true });
    expect(await database.db.lessonProgress.count({ where: { enrollmentId: learner.enrollmentId, completedAt: { not: null } } })).toBe(0);
  });
});

describe("the review", () => {
  it("shows what was answered, what was right and why, after each attempt", async () => {
    const { take, page, ctx } = await scene();
    const { attemptId } = await take();
    const review = (await page()).standing?.review ?? [];
    expect(review.map(({ result, points }) => [result, points])).toEqual([1, 2, 1, 1, 1, 3, 2, 1, 1].map((points) => ["right", points]));
    for (const { rationale, feedback, given, right } of review) {
      expect(rationale).toBe("<p>SECRET-rationale</p>");
      expect(feedback).toContain("<p>SECRET-feedback-right</p>");
      expect(given.length).toBeGreaterThan(0);
      expect(right.length).toBeGreaterThan(0);
    }
    expect(review[0]).toMatchObject({ given: [{ parts: ["<p>Norte</p>"] }], right: [{ parts: ["<p>Norte</p>"] }] });
    expect(review[6]).toMatchObject({ right: [{ parts: ["<p>Perú</p>", "<p>Lima ciudad</p>"] }, { parts: ["<p>Chile</p>", "<p>Santiago</p>"] }] });
    expect(await getAttemptReview(ctx, { attemptId })).toEqual(review);
  });

  it("marks what was left out, wrong or right in part", async () => {
    const { begin, ctx, page } = await scene();
    const { attemptId, questions } = await begin();
    const many = questions[2]?.question;
    if (many?.type !== "multiple") throw new Error("not the question");
    const [first] = many.options.filter(({ text }) => text === "<p>Uno</p>");
    await saveAnswer(ctx, { attemptId, place: 2, sequence: 1, response: { type: "multiple", choices: [first?.id ?? ""] } });
    await saveAnswer(ctx, { attemptId, place: 3, sequence: 1, response: { type: "boolean", value: false } });
    await saveAnswer(ctx, { attemptId, place: 9, sequence: 1, response: { type: "hotspot", areas: [], points: [{ x: 20, y: 20 }] } });
    await submitAttempt(ctx, { attemptId });
    const results = (await page()).standing?.review?.map(({ result }) => result);
    expect(results).toEqual(["blank", "partial", "wrong", "blank", "blank", "blank", "blank", "blank", "right"]);
  });

  it("waits for passing or the last attempt, or never comes, as the quiz says", async () => {
    const late = await scene({ review: "last_attempt", attempts: 2 });
    const { attemptId } = await late.take(ONE);
    expect((await late.page()).standing?.review).toBeNull();
    await expect(getAttemptReview(late.ctx, { attemptId })).rejects.toMatchObject({ code: "assessment.review_closed" });
    await late.take(ONE);
    expect((await late.page()).standing?.review).toHaveLength(9);
    expect(await getAttemptReview(late.ctx, { attemptId })).toHaveLength(9);
    const passed = await scene({ review: "last_attempt" });
    await passed.take();
    expect((await passed.page()).standing?.review).toHaveLength(9);
    const never = await scene({ review: "never" });
    await never.take();
    expect((await never.page()).standing?.review).toBeNull();
    const open = await scene();
    const { attemptId: earlier } = await open.take();
    await open.begin();
    await expect(getAttemptReview(open.ctx, { attemptId: earlier }), "while another is open").rejects.toMatchObject({ code: "assessment.review_closed" });
  });
});

describe("whose it is", () => {
  it("another's attempt is as one that does not exist", async () => {
    const { begin, base, learner } = await scene();
    const { attemptId } = await begin();
    const stranger = base.as(userViewer({ userId: (await makeUser(database.db)).id }));
    const response = { type: "boolean" as const, value: true };
    for (const id of [attemptId, "atm_nobody"]) {
      for (const ask of [
        () => saveAnswer(stranger, { attemptId: id, place: 3, sequence: 1, response }),
        () => submitAttempt(stranger, { attemptId: id }),
        () => getAttemptReview(stranger, { attemptId: id }),
      ]) {
        await expect(ask()).rejects.toMatchObject({ kind: "not_found", code: "access.not_found", params: {} });
      }
    }
    await expect(submitAttempt(base.as(anonymous), { attemptId })).rejects.toMatchObject({ kind: "unauthenticated" });
    expect(await database.db.quizAttempt.count({ where: { enrollmentId: learner.enrollmentId, state: "open" } })).toBe(1);
  });

  it("nobody begins without an enrollment, nor what is no quiz", async () => {
    const { base, address, ctx, page } = await scene();
    const stranger = base.as(userViewer({ userId: (await makeUser(database.db)).id }));
    await expect(startAttempt(stranger, address)).rejects.toMatchObject({ code: "access.enrollment_required" });
    await expect(startAttempt(base.as(anonymous), address)).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(startAttempt(ctx, { ...address, lessonSlug: "texto" })).rejects.toMatchObject({ kind: "not_found" });
    expect((await page()).standing).toMatchObject({ open: null, submitted: [] });
  });
});

it("asks the database at most eight times for the whole page, with an attempt open or reviewed", async () => {
  const questions = Array.from({ length: 60 }, () => EVERY_QUESTION).flat().slice(0, 300);
  const { take, begin, page, asked, ctx, address } = await scene({ questions, shuffle: true, opensAt: "2020-01-01T00:00:00.000Z" });
  // The session is the page's eighth.
  const whole = () => Promise.all([getLessonPage(ctx, address), page()]);
  await begin();
  expect((await asked()).length).toBeGreaterThan(200);
  expect(await countStatements(whole)).toBeLessThanOrEqual(7);
  await take([1]);
  expect(await countStatements(whole)).toBeLessThanOrEqual(7);
});
