import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { questionSchema } from "@/lib/schemas/questions";
import { anonymous } from "@/server/access";
import { getAttemptReview } from "@/server/assessment/queries/get-attempt-review";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { FAULTY, regradeScene } from "@/tests/harness/regrade-scene";
import { setTestEnv } from "@/tests/harness/test-env";
import { userViewer } from "@/tests/harness/test-ctx";
import { getGradebook } from "../queries/get-gradebook";
import { getGradeHistory } from "../queries/get-grade-history";
import { getRegradeEffect } from "../queries/get-regrade-effect";
import { getRegradePage } from "../queries/get-regrade-page";
import { applyRegrade } from "./apply-regrade";
import { overrideGrade } from "./override-grade";
import { startRegrade } from "./start-regrade";
import { tellGrade } from "./tell-grade";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (quiz: Parameters<typeof regradeScene>[1] = {}) => regradeScene(database.db, quiz);
type Scene = Awaited<ReturnType<typeof scene>>;

/** The city was Quito all along: who said Lima loses it. */
const toQuito = (given: typeof FAULTY.questions) => given.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Quito" }] } : question));
/** Both cities are right. */
const toBoth = (given: typeof FAULTY.questions) => given.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Lima" }, { text: "Quito" }] } : question));

/** The marks of a learner's quiz in the gradebook. */
async function cellOf({ grader, courseId, lessonId }: Scene, enrollmentId: string) {
  const { items, rows } = await getGradebook(grader, { courseId });
  return rows.find((row) => row.enrollmentId === enrollmentId)?.cells[items.findIndex(({ itemId }) => itemId === lessonId)] ?? null;
}

describe("the effect", () => {
  it("comes before anything is done: who rises, falls and crosses the line, the average, and each attempt", async () => {
    const { take, fix, effect, regradePage, stored } = await scene();
    const [winner, loser, same] = [await take({ truth: true, city: "Quito" }), await take({ truth: true, city: "Lima" }), await take({ truth: true })];
    await fix(toQuito);
    const page = await regradePage();
    expect(page).toMatchObject({ title: "Lección quiz", attempts: 3, past: [], isApplying: false });
    expect(page.questions.map(({ suggested, changes }) => [suggested, changes])).toEqual([["keep", []], ["key", ["key"]], ["keep", []], ["keep", []]]);
    expect(JSON.stringify(page), "no key leaves").not.toMatch(/Quito|Lima|correct|accepted/);
    const safe = await effect();
    expect(safe).toMatchObject({ onlyRaises: true, wouldLower: true, counts: { attempts: 3, raised: 1, lowered: 0, nowPassed: 1, nowFailed: 0 }, changed: 1, average: { before: 33.3, after: 41.7 } });
    expect(safe.rows).toEqual([{ attemptId: winner.attemptId, name: expect.any(String), email: expect.any(String), number: 1, before: { points: 1, maxPoints: 4, passed: false }, after: { points: 2, maxPoints: 4, passed: true }, isSet: false }]);
    const all = await effect([], false);
    expect(all).toMatchObject({ counts: { raised: 1, lowered: 1, nowPassed: 1, nowFailed: 1 }, changed: 2, average: { before: 33.3, after: 33.3 } });
    expect(all.rows.map(({ attemptId }) => attemptId)).toEqual([winner.attemptId, loser.attemptId]);
    expect(all.seen).toBe(safe.seen);
    for (const { attemptId } of [winner, loser, same]) expect(await stored(attemptId)).toMatchObject({ regraded: [], regradeIds: [] });
  });

  it("of nothing that changed is nothing, and a regrade of nothing is refused", async () => {
    const { take, effect, start } = await scene();
    await take({ truth: true });
    expect(await effect()).toMatchObject({ changed: 0, rows: [], counts: { attempts: 0 }, average: { before: null, after: null }, onlyRaises: false });
    await expect(start()).rejects.toMatchObject({ code: "grades.regrade_empty" });
  });

  it("comes in pages", async () => {
    const { take, fix, effect, stored } = await scene();
    const { attemptId, enrollmentId } = await take({ city: "Quito" });
    const { id: _id, answers, regraded: _regraded, number: _number, ...attempt } = await stored(attemptId);
    await database.db.quizAttempt.createMany({ data: Array.from({ length: 60 }, (_, index) => ({ ...attempt, enrollmentId, id: `${attemptId}${String(index).padStart(2, "0")}`, number: index + 2 })) });
    await database.db.quizAnswer.createMany({ data: Array.from({ length: 60 }, (_, index) => answers.map(({ levels: _levels, ...answer }) => ({ ...answer, response: { type: "shortText", text: "Quito" }, attemptId: `${attemptId}${String(index).padStart(2, "0")}` }))).flat() });
    await fix(toQuito);
    const first = await effect();
    expect([first.changed, first.rows.length]).toEqual([61, 50]);
    const second = await effect([], null, first.nextCursor ?? "");
    expect([second.rows.length, second.nextCursor]).toEqual([11, null]);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.attemptId)).size).toBe(61);
  });
});

describe("a regrade", () => {
  it("by the corrected key changes points, gradebook and completion, tells learners, and keeps what was", async () => {
    const it = await scene();
    const { take, fix, regrade, stored, page, relayed, grader, courseId, lessonId, teacher } = it;
    const winner = await take({ truth: true, city: "Quito" });
    const other = await take({ truth: true });
    await fix(toQuito);
    await relayed();
    const regradeId = await regrade();
    const attempt = await stored(winner.attemptId);
    expect(attempt).toMatchObject({ points: 2, maxPoints: 4, passed: true, regradeIds: [regradeId], regraded: [{ pointsBefore: 1, pointsAfter: 2, passedBefore: false, passedAfter: true }] });
    expect(attempt.answers.map(({ points }) => points)).toEqual([1, 1]);
    expect(await stored(other.attemptId), "scored alike").toMatchObject({ points: 1, regradeIds: [regradeId], regraded: [] });
    expect((await relayed()).map(({ name, data }) => [name, (data as { enrollmentId?: string }).enrollmentId])).toEqual([
      ["grades/regrade.requested", undefined], ["learning/lesson.completed", winner.enrollmentId], ["grades/grade.updated", winner.enrollmentId],
    ]);
    expect(await cellOf(it, winner.enrollmentId)).toMatchObject({ state: "graded", points: 2 });
    const seen = await page(winner);
    expect(seen.standing?.submitted[0]).toMatchObject({ points: 2, passed: true, regraded: { reason: "La clave estaba mal", points: 1, maxPoints: 4 } });
    expect(seen.standing?.review?.[1]).toMatchObject({ prompt: "<p>¿Qué ciudad?</p>", result: "right", points: 1, right: [{ parts: ["<p>Quito</p>"] }], regraded: "key" });
    expect((await page(other)).standing?.submitted[0]?.regraded).toBeNull();
    expect(await getAttemptReview(winner.ctx, { attemptId: winner.attemptId })).toEqual(seen.standing?.review);
    const { changes } = await getGradeHistory(grader, { courseId, enrollmentId: winner.enrollmentId, itemId: lessonId });
    expect(changes.map(({ kind, from, to, by }) => [kind, from, to, by])).toEqual(expect.arrayContaining([["regraded", 1, 2, teacher.name], ["attempt", null, 1, null]]));
    const audited = await database.db.auditEntry.findMany({ where: { subject: regradeId }, orderBy: { id: "asc" } });
    expect(audited).toMatchObject([
      { action: "quiz.regrade", actorId: teacher.id, data: { reason: "La clave estaba mal", raised: 1, lowered: 0, nowPassed: 1 } },
      { action: "quiz.regraded", actorId: null, data: { attempts: 2, raised: 1, lowered: 0, nowPassed: 1, nowFailed: 0 } },
    ]);
    expect((await getRegradePage(grader, { courseId, lessonId })).past).toMatchObject([{ regradeId, by: teacher.name, reason: "La clave estaba mal", onlyRaises: false, counts: { attempts: 2, raised: 1 } }]);
  });

  it("that only raises lets nobody fall", async () => {
    const { take, fix, regrade, stored, page } = await scene();
    const loser = await take({ truth: true, city: "Lima" });
    await fix(toQuito);
    await regrade([], true);
    expect(await stored(loser.attemptId)).toMatchObject({ points: 2, passed: true, regradeIds: [], regraded: [] });
    expect((await page(loser)).standing?.review?.[1], "by the key that scored it").toMatchObject({ result: "right", regraded: null });
  });

  it("for all, also after one that only raised, lowers who had it wrong; completed stays completed", async () => {
    const { take, fix, regrade, stored, nameOf } = await scene();
    const loser = await take({ truth: true, city: "Lima" });
    await fix(toQuito);
    await regrade();
    const question = await nameOf(1);
    await regrade([{ question, mode: "key" }], false);
    expect(await stored(loser.attemptId)).toMatchObject({ points: 1, passed: false, regraded: [{ pointsBefore: 2, pointsAfter: 1 }] });
    expect(await database.db.lessonProgress.count({ where: { enrollmentId: loser.enrollmentId, completedAt: { not: null } } })).toBe(1);
  });

  it("gives full points for a void question, answered or not, and leaves another out of the count", async () => {
    const { take, regrade, stored, page, nameOf } = await scene();
    const blank = await take({ truth: true });
    const wrong = await take({ truth: true, length: "11" });
    await regrade([{ question: await nameOf(2), mode: "full" }]);
    for (const { attemptId } of [blank, wrong]) expect(await stored(attemptId)).toMatchObject({ points: 2, maxPoints: 4, passed: true });
    expect((await page(blank)).standing?.review?.[2]).toMatchObject({ result: "right", points: 1, regraded: "full" });
    await regrade([{ question: await nameOf(1), mode: "exclude" }]);
    for (const { attemptId } of [blank, wrong]) expect((await stored(attemptId)), "with what the first one gave").toMatchObject({ points: 2, maxPoints: 3, passed: true });
    expect((await page(blank)).standing?.review?.[1]).toMatchObject({ points: 0, maxPoints: 0, regraded: "exclude" });
  });

  it("follows other points and a tolerance, and keeps what a new form says nothing about", async () => {
    const { take, fix, effect, regrade, stored } = await scene();
    const one = await take({ truth: true, length: "11", way: "Norte" });
    await fix((given) =>
      given.map((question) => {
        if (question.type === "numeric") return { ...question, points: 3, accepted: [{ kind: "value" as const, value: 10, tolerance: { mode: "absolute" as const, amount: 1 } }] };
        return question.type === "single" ? { ...question, options: question.options.map((option) => ({ ...option, id: `new${option.id}`, correct: !option.correct })) } : question;
      }),
    );
    expect((await effect()).rows).toMatchObject([{ before: { points: 2, maxPoints: 4 }, after: { points: 5, maxPoints: 6 } }]);
    await regrade();
    expect(await stored(one.attemptId)).toMatchObject({ points: 5, maxPoints: 6 });
  });

  it("follows a question of a bank, wherever the quiz took it, and leaves a bank that the course does not use", async () => {
    const content = (correct: boolean) => JSON.parse(JSON.stringify(questionSchema.parse({ type: "boolean", prompt: { format: "plain", text: "¿Del banco?" }, correct })));
    const [bankId, question] = [newId("questionBank"), newId("bankQuestion")];
    const asked = { ...content(true), bank: { id: bankId, question, version: 1 } };
    const draw = { id: "drw_1", title: "", before: 0, count: 1, points: 2, tags: [], difficulty: null, bank: { id: bankId, title: "Banco" }, pool: [{ ...asked, prompt: { format: "plain", text: "¿Otra?" }, points: 2, bank: { ...asked.bank, question: `${question}2` } }] };
    const { take, effect, regradePage, regrade, stored, teacher, courseId } = await scene({ questions: [asked, ...(FAULTY.questions ?? []).slice(1)], draws: [draw] });
    const made = (id: string) => ({ id, bankId, tags: [], type: "boolean", text: "¿Del banco?", version: 2, versions: { create: [{ number: 1, content: content(true) }, { number: 2, content: content(false) }] } });
    await database.db.questionBank.create({ data: { id: bankId, ownerId: teacher.id, title: "Banco", language: "es" } });
    for (const id of [question, `${question}2`]) await database.db.bankQuestion.create({ data: made(id) });
    const { attemptId } = await take({ truth: false });
    expect((await effect()).changed).toBe(0);
    await database.db.courseBank.create({ data: { courseId, bankId } });
    expect((await regradePage()).questions.filter(({ suggested }) => suggested === "key").map(({ changes }) => changes)).toEqual([["key"], ["text", "key"]]);
    await regrade();
    expect(await stored(attemptId)).toMatchObject({ points: 1, maxPoints: 6 });
  });

  it("is told to who has another grade, with the way to the quiz", async () => {
    setTestEnv();
    const { take, fix, regrade, job, lessonId, address } = await scene();
    const { enrollmentId, userId } = await take({ city: "Quito" });
    await fix(toQuito);
    await regrade();
    expect(await tellGrade(job, { enrollmentId, lessonId, itemId: lessonId, change: "regraded", outboxId: newId("outboxEvent") })).toEqual({ told: true });
    expect(await database.db.notification.findFirst({ where: { userId, kind: "grade-updated", channel: "in_app" } })).toMatchObject({ href: `/learn/${address.courseSlug}/quiz` });
  });

  it("leaves a grade that was set by hand, and announces none that did not change", async () => {
    const it = await scene();
    const { take, fix, regrade, relayed, grader, courseId, lessonId, effect } = it;
    const { enrollmentId } = await take({ truth: true, city: "Quito" });
    await overrideGrade(grader, { courseId, enrollmentId, itemId: lessonId, points: 0.5, reason: "Copió", version: 0 });
    await fix(toQuito);
    await relayed();
    expect((await effect()).rows).toMatchObject([{ isSet: true }]);
    await regrade();
    expect(await cellOf(it, enrollmentId)).toMatchObject({ points: 0.5, isSet: true });
    expect((await relayed()).map(({ name }) => name)).not.toContain("grades/grade.updated");
  });

  it("scores what began before it and is submitted after it by the same rules", async () => {
    const { enrol, begin, submit, take, fix, regrade, stored, page } = await scene();
    await take({ city: "Quito" });
    const late = await enrol();
    const attemptId = await begin(late, { truth: true, city: "Quito" });
    await fix(toQuito);
    const regradeId = await regrade();
    expect(await stored(attemptId)).toMatchObject({ state: "open", points: null });
    expect(await submit(late, attemptId)).toEqual({ passed: true });
    expect(await stored(attemptId)).toMatchObject({ points: 2, regradeIds: [regradeId], regraded: [] });
    expect((await page(late)).standing?.review?.[1]).toMatchObject({ result: "right", regraded: "key" });
  });

  it("leaves the attempts of deleted accounts, whose answers are gone", async () => {
    const { take, fix, regrade, stored, effect } = await scene();
    const gone = await take({ truth: true, city: "Lima" });
    await database.db.quizAnswer.deleteMany({ where: { attemptId: gone.attemptId } });
    await database.db.user.update({ where: { id: gone.userId }, data: { status: "deleted" } });
    await fix(toBoth);
    expect((await effect()).counts.attempts).toBe(0);
    await regrade();
    expect(await stored(gone.attemptId)).toMatchObject({ points: 2, regradeIds: [] });
  });
});

describe("once", () => {
  it("asked for twice, or applied twice, is one regrade", async () => {
    const { take, fix, effect, ofQuiz, grader, apply, stored, relayed, job } = await scene();
    const { attemptId } = await take({ truth: true, city: "Quito" });
    await fix(toQuito);
    const { seen, onlyRaises } = await effect();
    const ask = () => startRegrade(grader, { ...ofQuiz, choices: [], onlyRaises, reason: "La clave", seen });
    const [one, two] = [await ask(), await ask()];
    expect(two).toEqual(one);
    await apply(one.regradeId);
    await apply(one.regradeId);
    expect(await ask()).toEqual(one);
    expect(await applyRegrade(job, one)).toEqual({ left: false });
    expect(await stored(attemptId)).toMatchObject({ points: 2, regraded: [{ pointsBefore: 1 }] });
    expect((await relayed()).filter(({ name }) => name === "grades/grade.updated")).toHaveLength(1);
    expect((await effect()).changed, "nothing is left to do").toBe(0);
  });

  it("killed between two parts it goes on where it was, and leaves nobody out", async () => {
    const { take, fix, start, job, stored, regradePage } = await scene();
    const taken = [];
    for (let index = 0; index < 30; index += 1) taken.push(await take({ truth: true, city: "Quito" }));
    await fix(toQuito);
    const { regradeId } = await start();
    expect(await applyRegrade(job, { regradeId })).toEqual({ left: true });
    const half = await Promise.all(taken.map(({ attemptId }) => stored(attemptId)));
    expect(half.filter(({ points }) => points === 2)).toHaveLength(25);
    expect((await regradePage()).isApplying).toBe(true);
    expect(await applyRegrade(job, { regradeId })).toEqual({ left: false });
    for (const { attemptId } of taken) expect(await stored(attemptId)).toMatchObject({ points: 2, regradeIds: [regradeId], regraded: [{ pointsBefore: 1, pointsAfter: 2 }] });
    expect((await regradePage()).past).toMatchObject([{ counts: { attempts: 30, raised: 30 } }]);
  });

  it("one at a time, and only what was seen", async () => {
    const { take, fix, start, effect, ofQuiz, grader, nameOf, apply } = await scene();
    await take({ truth: true, city: "Quito" });
    await fix(toQuito);
    const { seen } = await effect();
    await fix(toBoth);
    const ask = startRegrade(grader, { ...ofQuiz, choices: [], onlyRaises: true, reason: "La clave", seen });
    await expect(ask).rejects.toMatchObject({ code: "grades.regrade_outdated" });
    const { regradeId } = await start();
    await expect(start([{ question: await nameOf(0), mode: "full" }])).rejects.toMatchObject({ code: "grades.regrade_running" });
    await apply(regradeId);
    await start([{ question: await nameOf(0), mode: "full" }]);
  });
});

describe("who may", () => {
  it("is who manages the students of this course, and the job is the system's", async () => {
    const { ofQuiz, base, grader, take, job } = await scene();
    const other = await scene();
    const learner = await take({ truth: true });
    const ask = { ...ofQuiz, choices: [], onlyRaises: true, reason: "x", seen: "0".repeat(64) };
    const stranger = base.as(userViewer({ userId: (await makeUser(database.db)).id }));
    for (const viewer of [stranger, learner.ctx, other.grader]) {
      await expect(getRegradePage(viewer, ofQuiz)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(getRegradeEffect(viewer, { ...ofQuiz, choices: [], onlyRaises: null })).rejects.toMatchObject({ kind: "forbidden" });
      await expect(startRegrade(viewer, ask)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(applyRegrade(viewer, { regradeId: "rgd_x" })).rejects.toMatchObject({ kind: "not_found" });
    }
    await expect(startRegrade(base.as(anonymous), ask)).rejects.toMatchObject({ kind: "unauthenticated" });
    for (const lessonId of [other.lessonId, "les_nobody"]) {
      await expect(getRegradePage(grader, { ...ofQuiz, lessonId })).rejects.toMatchObject({ kind: "not_found" });
      await expect(startRegrade(grader, { ...ask, lessonId })).rejects.toMatchObject({ kind: "not_found" });
    }
    await expect(applyRegrade(job, { regradeId: "rgd_nobody" })).rejects.toThrow();
  });
});
