import { describe, expect, it } from "vitest";
import { GRACE_MS } from "@/lib/domain/quiz-terms";
import { DAY_MS, MINUTE_MS } from "@/lib/time";
import { anonymous, system } from "@/server/access";
import { getLessonPage } from "@/server/learning";
import { checkFile, removeLooseFiles } from "@/server/media";
import { inTransaction } from "@/server/platform/outbox";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryLimits } from "@/tests/harness/in-memory-vendors";
import { breakOutbox, markingScene } from "@/tests/harness/marking-scene";
import { unscopedLockAttempt } from "../attempt/own-attempt";
import { finishMarkedInTx } from "../attempt/settle-in-tx";
import { getAttemptReview } from "../queries/get-attempt-review";
import { confirmWorkFile } from "./confirm-work-file";
import { openWorkFile } from "./open-work-file";
import { removeWorkFile } from "./remove-work-file";
import { settleAttempt } from "./settle-attempt";
import { startAnswerFile } from "./start-answer-file";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";
import { submitDueAttempt } from "./submit-due-attempt";
import { tellAnswers } from "./tell-answers";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (content: Parameters<typeof markingScene>[1] = {}) => markingScene(database.db, content);

describe("a text that a person marks", () => {
  it("waits after it was submitted: what scores itself is told, nothing is passed or completed", async () => {
    const { write, page, ctx, address, events, base } = await scene({ review: "each_attempt" });
    const { attemptId, passed } = await write("Porque sí, claro.");
    expect(passed).toBeNull();
    expect(await submitAttempt(ctx, { attemptId }), "asked again").toEqual({ passed: null });
    expect(await settleAttempt(base.as(system("test")), { attemptId, by: "learner" })).toEqual({ settled: false });
    expect((await page()).standing).toMatchObject({ open: null, review: null, submitted: [{ attemptId, isChecking: false, waiting: { knownPoints: 1, knownMax: 6 }, points: 0, maxPoints: 10, passed: false }] });
    await expect(getAttemptReview(ctx, { attemptId })).rejects.toMatchObject({ code: "assessment.review_closed" });
    expect((await getLessonPage(ctx, address)).standing?.isCompleted).toBe(false);
    expect(await events("assessment/answers.submitted")).toMatchObject([{ attemptId, by: "learner" }]);
    expect(await events("assessment/quiz.submitted")).toEqual([]);
  });

  it("is kept like other answers: the later of two tabs wins, and a killed submission loses nothing", async () => {
    const { answer, ctx, address } = await scene();
    const { attemptId } = await startAttempt(ctx, address);
    await answer(attemptId, 1, { type: "essay", text: "Uno" }, 2);
    expect(await answer(attemptId, 1, { type: "essay", text: "Antes" }, 1)).toMatchObject({ state: "outdated", current: { text: "Uno" } });
    await expect(answer(attemptId, 1, { type: "shortText", text: "Uno" }, 3)).rejects.toMatchObject({ code: "assessment.answer_refused" });
    const { mend } = await breakOutbox(database.db);
    await expect(submitAttempt(ctx, { attemptId })).rejects.toThrow("killed");
    await mend();
    expect(await database.db.attemptMark.count({ where: { attemptId } })).toBe(0);
    expect(await database.db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({ state: "open", submittedAt: null });
    const twice = await Promise.all([submitAttempt(ctx, { attemptId }), submitAttempt(ctx, { attemptId })]);
    expect(twice).toEqual([{ passed: null }, { passed: null }]);
    expect(await database.db.attemptMark.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ knownPoints: 0, knownMax: 6, maxPoints: 10, endedBy: "learner", version: 0 });
  });

  it("that says nothing has no points and keeps nobody waiting", async () => {
    const { answer, ctx, address, events } = await scene({ passingScore: 10 });
    const { attemptId } = await startAttempt(ctx, address);
    await answer(attemptId, 0, { type: "boolean", value: true });
    await answer(attemptId, 1, { type: "essay", text: "  \n" });
    expect(await submitAttempt(ctx, { attemptId })).toEqual({ passed: true });
    expect(await events("assessment/answers.submitted")).toEqual([]);
  });

  it("of practice completes the lesson at once, and is marked all the same", async () => {
    const { write, ctx, address } = await scene({ practice: true });
    expect(await write("Ensayo")).toMatchObject({ passed: null });
    expect((await getLessonPage(ctx, address)).standing?.isCompleted).toBe(true);
  });

  it("tells nothing of its guidance or its model answer before the review", async () => {
    const { write, page, begin } = await scene();
    expect(JSON.stringify([await page(), await begin()])).not.toContain("SECRET");
    await write("Porque sí");
    expect(JSON.stringify(await page())).not.toMatch(/SECRET|gradingNotes|modelAnswer/);
  });

  it("is told to the teachers once, and never after it was marked", async () => {
    const { write, base, teacher } = await scene();
    const { attemptId } = await write("Uno");
    const job = base.as(system("test"));
    expect(await tellAnswers(job, { attemptId })).toEqual({ told: 1 });
    expect(await tellAnswers(job, { attemptId })).toEqual({ told: 0 });
    expect(await database.db.notification.findFirst({ where: { userId: teacher.id } })).toMatchObject({ kind: "submission-received" });
    expect(await tellAnswers(job, { attemptId: "atm_gone" })).toEqual({ told: 0 });
    await database.db.notification.updateMany({ data: { readAt: new Date() } });
    await database.db.attemptMark.update({ where: { attemptId }, data: { releasedAt: new Date() } });
    expect(await tellAnswers(job, { attemptId })).toEqual({ told: 0 });
    await expect(tellAnswers(base, { attemptId })).rejects.toMatchObject({ kind: "not_found" });
  });
});

it("asks the database at most eight times for the whole page, with texts and files to be answered, waiting or reviewed", async () => {
  const { ctx, address, page, bring, answer, base } = await scene({ review: "each_attempt" });
  const counted = async () => countStatements(() => Promise.all([getLessonPage(ctx, address), page()]));
  const { attemptId } = await startAttempt(ctx, address);
  await answer(attemptId, 2, { type: "file", files: [await bring(attemptId)] });
  expect(await counted(), "open").toBeLessThanOrEqual(8);
  await submitAttempt(ctx, { attemptId });
  expect(await counted(), "waiting").toBeLessThanOrEqual(8);
  const given = await inTransaction(ctx, (tx) => unscopedLockAttempt(tx, attemptId, base.clock.now()));
  if (!given) throw new Error("the attempt is gone");
  await inTransaction(ctx, (tx) => finishMarkedInTx(ctx, tx, given, { given: [{ place: 2, points: 5, comment: "", levels: {} }], by: "learner" }));
  expect(await counted(), "reviewed").toBeLessThanOrEqual(8);
  await expect(inTransaction(ctx, (tx) => finishMarkedInTx(ctx, tx, given, { given: [], by: "learner" }))).rejects.toThrow("were not marked");
});

describe("files that a person marks", () => {
  it("are brought for their own question, of the kinds and the size that it takes", async () => {
    const { ctx, address, base, enrol, answer } = await scene();
    const { attemptId } = await startAttempt(ctx, address);
    const start = (changes: object, who = ctx) => startAnswerFile(who, { attemptId, place: 2, name: "foto.png", bytes: 100, ...changes });
    await expect(start({ name: "a.pdf" })).rejects.toMatchObject({ code: "media.file_refused", params: { reason: "type_unknown" } });
    await expect(start({ name: "a.exe" })).rejects.toMatchObject({ params: { reason: "executable" } });
    await expect(start({ bytes: 1_000_001 })).rejects.toMatchObject({ params: { reason: "too_large" } });
    await expect(start({ place: 1 })).rejects.toMatchObject({ code: "assessment.answer_refused" });
    await expect(start({ attemptId: "atm_gone" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(start({}, await enrol())).rejects.toMatchObject({ kind: "not_found" });
    await expect(start({}, base.as(anonymous))).rejects.toMatchObject({ kind: "unauthenticated" });
    for (let count = 0; count < 32; count += 1) await start({});
    await expect(start({})).rejects.toMatchObject({ code: "assessment.too_many_files" });
    await submitAttempt(ctx, { attemptId });
    await expect(start({})).rejects.toMatchObject({ code: "assessment.answer_refused" });
    expect(await answer(attemptId, 2, { type: "file", files: [] })).toEqual({ state: "ended" });
  });

  it("are looked at before they can be submitted, and are its learner's alone", async () => {
    const { ctx, address, base, bring, answer, enrol, page } = await scene();
    const { attemptId } = await startAttempt(ctx, address);
    const fileId = await bring(attemptId, "foto.png", { isChecked: false });
    const other = await startAttempt(await enrol(), address);
    expect(await answer(attemptId, 2, { type: "file", files: [fileId] })).toMatchObject({ state: "saved" });
    for (const files of [["fil_other"], [fileId, fileId], ["a", "b", "c"]]) await expect(answer(attemptId, 2, { type: "file", files }, 2)).rejects.toMatchObject({ code: "assessment.answer_refused" });
    const stranger = await enrol();
    await startAttempt(stranger, address);
    await expect(answer(other.attemptId, 2, { type: "file", files: [fileId] }, 1, stranger)).rejects.toMatchObject({ kind: "not_found" });
    expect((await page()).standing?.open?.questions[2]).toMatchObject({ answer: { response: { files: [fileId] } }, upload: { maxBytes: 1_000_000, files: [{ fileId, name: "foto.png", state: "checking" }] } });
    await expect(submitAttempt(ctx, { attemptId })).rejects.toMatchObject({ code: "assessment.files_not_ready" });
    await expect(openWorkFile(ctx, { fileId })).rejects.toMatchObject({ code: "media.file_not_ready" });
    expect(await checkFile(base.as(system("test")), { fileId })).toBe("ready");
    for (const act of [openWorkFile, confirmWorkFile]) await expect(act(stranger, { fileId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(removeWorkFile(ctx, { fileId }), "an answer lets go of it by naming others").rejects.toMatchObject({ kind: "not_found" });
    expect(await submitAttempt(ctx, { attemptId })).toEqual({ passed: null });
    expect((await openWorkFile(ctx, { fileId })).href).toMatch(/^\/api\/files\//);
  });

  it("are submitted by the clock as they are", async () => {
    const { ctx, address, base, bring, answer, page } = await scene({ timeLimitMinutes: 1 });
    const { attemptId } = await startAttempt(ctx, address);
    await answer(attemptId, 2, { type: "file", files: [await bring(attemptId, "foto.png", { isChecked: false })] });
    base.clock.advance(MINUTE_MS + GRACE_MS);
    expect(await submitDueAttempt(base.as(system("test")), { attemptId })).toEqual({ submitted: true });
    expect((await page()).standing?.submitted).toMatchObject([{ waiting: { knownPoints: 0, knownMax: 5 } }]);
    expect(await database.db.attemptMark.findUnique({ where: { attemptId } })).toMatchObject({ endedBy: "clock" });
  });

  it("stay while their answer names them, and go when it does not", async () => {
    const { ctx, address, base, bring, answer } = await scene();
    const { attemptId } = await startAttempt(ctx, address);
    const [kept, dropped] = [await bring(attemptId, "uno.png"), await bring(attemptId, "dos.png")];
    await answer(attemptId, 2, { type: "file", files: [kept, dropped] });
    await answer(attemptId, 2, { type: "file", files: [kept] }, 2);
    base.clock.advance(40 * DAY_MS);
    await removeLooseFiles(base.as(system("test")));
    const files = await database.db.courseFile.findMany({ where: { id: { in: [kept, dropped] }, removedAt: { not: null } }, select: { id: true } });
    expect(files).toEqual([{ id: dropped }]);
  });
});

it("brings no more files than one person may send: there is no end of attempts to bring them for", async () => {
  const { bring, ctx, address } = await markingScene(database.db, { attempts: null }, memoryLimits({ upload: 2 }));
  for (let number = 0; number < 2; number += 1) {
    const { attemptId } = await startAttempt(ctx, address);
    await bring(attemptId);
    await submitAttempt(ctx, { attemptId });
  }
  const { attemptId } = await startAttempt(ctx, address);
  await expect(bring(attemptId)).rejects.toMatchObject({ code: "rate.too_many" });
  expect(await database.db.answerFile.count({ where: { attemptId } })).toBe(0);
});
