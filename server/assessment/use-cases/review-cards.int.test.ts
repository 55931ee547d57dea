import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import { anonymous, system } from "@/server/access";
import { deleteAccount } from "@/server/identity/use-cases/delete-account";
import { hashPassword } from "@/server/identity/passwords/hash-password";
import { collectPersonalData } from "@/server/identity/personal-data";
import { makeUser } from "@/tests/factories/make-user";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { expectSilent } from "@/tests/harness/expect-silent";
import { STRONG } from "@/tests/harness/identity-world";
import { quizScene, rightAnswer } from "@/tests/harness/quiz-scene";
import { regradeScene } from "@/tests/harness/regrade-scene";
import { memoryLimits, memoryMailer } from "@/tests/harness/in-memory-vendors";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { countDueCards, getNextCard } from "../queries/get-next-card";
import { answerCard } from "./answer-card";
import { makeCards } from "./make-cards";
import { rateCard } from "./rate-card";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** A learner who answered the first question rightly and left the other eight out. */
async function scene(content: Parameters<typeof quizScene>[1] = {}) {
  const made = await quizScene(database.db, content);
  const job = made.base.as(system("test"));
  const miss = async (right: readonly number[] = [1]) => {
    const { attemptId } = await made.take(right);
    return { attemptId, ...(await makeCards(job, { attemptId })) };
  };
  const cards = () => database.db.reviewCard.findMany({ where: { enrollmentId: made.learner.enrollmentId }, orderBy: { place: "asc" } });
  const next = async () => {
    const { card } = await getNextCard(made.ctx);
    if (!card) throw new Error("no card is due");
    return { ...card, ask: { cardId: card.cardId, rep: card.rep } };
  };
  /** The right answer as a reader of the card gives it. */
  const right = (card: Awaited<ReturnType<typeof next>>): QuestionResponse => rightAnswer({ place: 0, section: null, question: card.question, hints: [], answer: null, upload: null });
  return { ...made, job, miss, cards, next, right };
}

describe("the cards of what was missed", () => {
  it("are made once a question, of what did not get all its points", async () => {
    const { miss, cards, ctx } = await scene();
    const { attemptId, made } = await miss();
    expect(made).toBe(8);
    expect((await cards()).map(({ place, state, reps }) => [place, state, reps])).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map((place) => [place, "fresh", 0]));
    expect(await countDueCards(ctx)).toBe(8);
    expect((await miss([1])).made, "missed again").toBe(0);
    expect(attemptId).toMatch(/^atm_/);
  });

  it("are the system's to make, of attempts that have their points and learners who are there", async () => {
    const { begin, job, ctx, take, learner } = await scene();
    const { attemptId } = await begin();
    expect(await makeCards(job, { attemptId })).toEqual({ made: 0 });
    expect(await makeCards(job, { attemptId: "atm_nobody" })).toEqual({ made: 0 });
    await expect(makeCards(ctx, { attemptId })).rejects.toMatchObject({ kind: "not_found" });
    const submitted = await take([]);
    await database.db.user.update({ where: { id: learner.userId }, data: { status: "deleted" } });
    expect(await makeCards(job, submitted)).toEqual({ made: 0 });
  });

  it("wait until the quiz shows its answers, and while an attempt is open", async () => {
    for (const review of ["never", "last_attempt"] as const) {
      const { miss, cards, ctx, take } = await scene({ review });
      await miss();
      const [card] = await cards();
      expect(await getNextCard(ctx)).toEqual({ due: 0, nextDueAt: null, card: null });
      const ask = { cardId: card?.id ?? "", rep: 0, response: { type: "boolean" as const, value: true } };
      await expect(answerCard(ctx, ask)).rejects.toMatchObject({ code: "assessment.review_closed" });
      await expect(rateCard(ctx, { ...ask, rating: "good" })).rejects.toMatchObject({ code: "assessment.review_closed" });
      await take();
      expect(await countDueCards(ctx), "passed").toBe(review === "never" ? 0 : 8);
    }
    const { miss, begin, ctx } = await scene();
    await miss();
    await begin();
    expect(await countDueCards(ctx)).toBe(0);
  });

  it("open when the window of the quiz closes", async () => {
    const closesAt = new Date(Date.now() + DAY_MS).toISOString();
    const { miss, ctx } = await scene({ review: "last_attempt", closesAt });
    ctx.clock.set(new Date(Date.now()));
    await miss();
    expect(await countDueCards(ctx)).toBe(0);
    ctx.clock.set(new Date(Date.parse(closesAt) + 1));
    expect(await countDueCards(ctx)).toBe(8);
  });

  it("pause while access is closed, and go on where they were", async () => {
    const { miss, cards, ctx, learner } = await scene();
    await miss();
    const [card] = await cards();
    const ask = { cardId: card?.id ?? "", rep: 0, response: { type: "multiple" as const, choices: [] } };
    await database.db.grant.updateMany({ where: { enrollmentId: learner.enrollmentId }, data: { revokedAt: ctx.clock.now() } });
    expect(await countDueCards(ctx)).toBe(0);
    await expect(answerCard(ctx, ask)).rejects.toMatchObject({ kind: "forbidden" });
    await database.db.grant.updateMany({ where: { enrollmentId: learner.enrollmentId }, data: { revokedAt: null } });
    expect(await countDueCards(ctx)).toBe(8);
    expect((await answerCard(ctx, ask)).suggested).toBe("again");
  });

  it("are another's to nobody", async () => {
    const { miss, cards, base, ctx } = await scene();
    await miss();
    const [card] = await cards();
    const stranger = base.as(userViewer({ userId: (await makeUser(database.db)).id }));
    expect(await getNextCard(stranger)).toEqual({ due: 0, nextDueAt: null, card: null });
    for (const [viewer, cardId] of [[stranger, card?.id ?? ""], [ctx, "rvc_nobody"]] as const) {
      const ask = { cardId, rep: 0, response: { type: "multiple" as const, choices: [] } };
      await expect(answerCard(viewer, ask)).rejects.toMatchObject({ kind: "not_found" });
      await expect(rateCard(viewer, { ...ask, rating: "good" })).rejects.toMatchObject({ kind: "not_found" });
    }
    await expect(getNextCard(base.as(anonymous))).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(countDueCards(base.as(anonymous))).rejects.toMatchObject({ kind: "unauthenticated" });
  });
});

describe("a review", () => {
  it("asks without telling the key, then tells what was right and when each rating brings the card back, and keeps it", async () => {
    const { miss, next, right, ctx, cards } = await scene();
    await miss();
    for (let count = 0; count < 8; count += 1) {
      const card = await next();
      expectSilent(await getNextCard(ctx), `the card of a ${card.question.type}`);
      const response = right(card);
      const answered = await answerCard(ctx, { ...card.ask, response });
      expect(answered).toMatchObject({ suggested: "good", review: { result: "right", rationale: "<p>SECRET-rationale</p>" } });
      expect(() => expectSilent(answered, "the answer")).toThrow("tells");
      expect(await rateCard(ctx, { ...card.ask, response, rating: "easy" })).toEqual({ dueAt: answered.dueAt.easy });
    }
    const desk = await getNextCard(ctx);
    expect(desk).toMatchObject({ due: 0, card: null });
    expect(Date.parse(desk.nextDueAt ?? "")).toBeGreaterThan(ctx.clock.now().getTime() + DAY_MS);
    for (const card of await cards()) expect(card).toMatchObject({ reps: 1, lapses: 0, lastReviewAt: ctx.clock.now() });
    expect(await database.db.cardReview.findMany({ where: { card: { enrollmentId: (await cards())[0]?.enrollmentId ?? "" } }, select: { rating: true, isRight: true, state: true } })).toEqual(Array.from({ length: 8 }, () => ({ rating: "easy", isRight: true, state: "fresh" })));
  });

  it("of what was not known comes back soon, with other names of its parts", async () => {
    const { miss, next, ctx } = await scene();
    await miss([1, 3, 4, 5, 6, 7, 8, 9]);
    const card = await next();
    const response = { type: "multiple" as const, choices: [] };
    const answered = await answerCard(ctx, { ...card.ask, response });
    expect(answered).toMatchObject({ suggested: "again", review: { result: "blank", points: 0 } });
    const { dueAt } = await rateCard(ctx, { ...card.ask, response, rating: "again" });
    ctx.clock.set(new Date(dueAt));
    const again = await next();
    expect([again.cardId, again.rep]).toEqual([card.cardId, 1]);
    expect(JSON.stringify(again.question)).not.toBe(JSON.stringify(card.question));
  });

  it("said twice is one, and one that was made elsewhere meanwhile is told", async () => {
    const { miss, next, ctx } = await scene();
    await miss();
    const card = await next();
    const response = { type: "multiple" as const, choices: [] };
    const rate = (rating: "again" | "hard") => rateCard(ctx, { ...card.ask, response, rating });
    const [one, two] = [await rate("hard"), await rate("hard")];
    expect(two).toEqual(one);
    await expect(rate("again")).rejects.toMatchObject({ code: "assessment.card_reviewed" });
    await expect(answerCard(ctx, { ...card.ask, response })).rejects.toMatchObject({ code: "assessment.card_reviewed" });
    expect(await database.db.cardReview.count({ where: { cardId: card.cardId } })).toBe(1);
  });

  it("refuses what does not answer the question, and keeps nothing of it", async () => {
    const { miss, next, ctx } = await scene();
    await miss();
    const { ask, cardId } = await next();
    for (const response of [{ type: "boolean", value: true }, { type: "multiple", choices: ["nothing"] }, { type: "program", language: "python", source: "", results: null }] satisfies QuestionResponse[]) {
      const refused = await answerCard(ctx, { ...ask, response }).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "assessment.answer_refused" });
      expectSilent(refused, "a refusal");
      await expect(rateCard(ctx, { ...ask, response, rating: "good" })).rejects.toMatchObject({ code: "assessment.answer_refused" });
    }
    expect(await database.db.reviewCard.findUnique({ where: { id: cardId } })).toMatchObject({ reps: 0 });
  });

  it("costs as many statements for many cards as for few", async () => {
    const questions = Array.from({ length: 40 }, (_, index) => ({ type: "boolean" as const, correct: true, prompt: { format: "plain" as const, text: `¿Es cierto lo ${index}?` } }));
    const { miss, ctx } = await scene({ questions });
    await miss([]);
    expect((await getNextCard(ctx)).due).toBe(40);
    expect(await countStatements(() => countDueCards(ctx))).toBe(1);
    expect(await countStatements(() => getNextCard(ctx))).toBeLessThanOrEqual(7);
  });

  it("goes by a key that was corrected since, and asks no question that was voided", async () => {
    const { take, fix, regrade, job, nameOf } = await regradeScene(database.db);
    const learner = await take({ truth: true, length: "10", way: "Norte", city: "Quito" });
    await makeCards(job, { attemptId: learner.attemptId });
    const { card } = await getNextCard(learner.ctx);
    if (!card) throw new Error("no card");
    await fix((given) => given.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Quito" }] } : question)));
    await regrade();
    const ask = { cardId: card.cardId, rep: 0, response: { type: "shortText" as const, text: "Quito" } };
    expect((await answerCard(learner.ctx, ask)).review).toMatchObject({ result: "right", right: [{ parts: ["<p>Quito</p>"] }] });
    await regrade([{ question: await nameOf(1), mode: "full" }]);
    expect(await countDueCards(learner.ctx)).toBe(0);
  });
});

it("goes with what one may take away, and with one's account", async () => {
  const { miss, next, ctx, learner, cards } = await scene();
  await miss();
  const card = await next();
  await rateCard(ctx, { ...card.ask, response: { type: "multiple", choices: [] }, rating: "hard" });
  const { enrollments } = await collectPersonalData(ctx, learner.userId);
  expect(enrollments[0]?.cards).toHaveLength(8);
  expect(enrollments[0]?.cards.flatMap(({ reviews }) => reviews)).toMatchObject([{ rating: "hard", isRight: false }]);
  expectSilent({ cards: enrollments[0]?.cards }, "the copy of one's data");
  await database.db.user.update({ where: { id: learner.userId }, data: { passwordHash: await hashPassword(STRONG) } });
  const leaving = testCtx(database.db, { limits: memoryLimits(), mail: memoryMailer() }, learner.viewer);
  await deleteAccount(leaving, { password: STRONG });
  expect(await cards()).toEqual([]);
});
