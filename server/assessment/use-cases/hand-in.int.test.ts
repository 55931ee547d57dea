import { describe, expect, it } from "vitest";
import type { AssignmentSettings } from "@/lib/schemas/assignment-content";
import { DAY_MS } from "@/lib/time";
import { anonymous, system } from "@/server/access";
import { getLessonPage } from "@/server/learning";
import { checkFile, removeLooseFiles } from "@/server/media";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { assignmentScene, RUBRIC } from "@/tests/harness/assignment-scene";
import { memoryFiles } from "@/tests/harness/in-memory-vendors";
import { confirmWorkFile } from "./confirm-work-file";
import { openWorkFile } from "./open-work-file";
import { removeWorkFile } from "./remove-work-file";
import { saveDraft } from "./save-draft";
import { startWorkFile } from "./start-work-file";
import { submitWork } from "./submit-work";
import { tellSubmission } from "./tell-submission";
import { withdrawSubmission } from "./withdraw-submission";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (assignment: Partial<AssignmentSettings> = {}, files = memoryFiles()) => assignmentScene(database.db, assignment, { files, scanner: null });

describe("a draft", () => {
  it("is kept by the school, save upon save, and never in place of a later one", async () => {
    const { ctx, address, standing, page } = await scene({ maxLinks: 2, rubric: RUBRIC });
    expect(await page()).toMatchObject({ rules: { points: 10, rubric: RUBRIC }, timeZone: "America/Bogota", standing: { versions: [], grade: null, next: { state: "open", left: null } } });
    const draft = { ...address, text: "Uno", links: ["https://a.example/"] };
    expect(await saveDraft(ctx, { ...draft, sequence: 1 })).toEqual({ state: "saved", sequence: 1 });
    expect(await saveDraft(ctx, { ...draft, sequence: 1 }), "sent again").toEqual({ state: "saved", sequence: 1 });
    expect(await saveDraft(ctx, { ...draft, text: "Otra pestaña", sequence: 1 })).toEqual({ state: "outdated", sequence: 1, current: { text: "Uno", links: ["https://a.example/"] } });
    expect(await saveDraft(ctx, { ...draft, text: "Dos", sequence: 2 })).toEqual({ state: "saved", sequence: 2 });
    expect((await standing()).draft).toMatchObject({ text: "Dos", links: ["https://a.example/"], sequence: 2, files: [] });
  });

  it("is one's own: nobody else's shows, and who has no access writes none", async () => {
    const made = await scene();
    const other = made.base.as((await made.enrol()).viewer);
    await made.handIn("Mío");
    expect((await made.standing(other)).draft.text).toBe("");
    const draft = { ...made.address, text: "x", links: [], sequence: 1 };
    await expect(saveDraft(made.base.as(anonymous), draft)).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(saveDraft(made.grader, draft)).rejects.toMatchObject({ code: "access.enrollment_required" });
    expect((await made.page(made.grader)).standing).toBeNull();
    await database.db.grant.updateMany({ where: { enrollmentId: made.learner.enrollmentId }, data: { revokedAt: made.ctx.clock.now() } });
    await expect(saveDraft(made.ctx, draft)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("that is saved and handed in at once is handed in as one of the two, and what was acknowledged is held", async () => {
    const { ctx, address, standing } = await scene();
    await saveDraft(ctx, { ...address, sequence: 1, text: "Primero", links: [] });
    const [saved, handed] = await Promise.allSettled([saveDraft(ctx, { ...address, sequence: 2, text: "Segundo", links: [] }), submitWork(ctx, { ...address, sequence: 1 })]);
    expect(saved).toMatchObject({ status: "fulfilled", value: { state: "saved", sequence: 2 } });
    const { draft, versions } = await standing();
    expect(draft.text).toBe("Segundo");
    if (handed.status === "fulfilled") expect(versions.map(({ text }) => text)).toEqual(["Primero"]);
    else expect(handed.reason).toMatchObject({ code: "assessment.draft_changed" });
  });
});

describe("handing in", () => {
  it("makes versions that never change, of which the latest waits, and announces each", async () => {
    const { ctx, address, handIn, standing, relayed, lessonId, courseId, learner } = await scene({ resubmissions: 1 });
    await expect(submitWork(ctx, { ...address, sequence: 0 })).rejects.toMatchObject({ code: "assessment.nothing_to_hand_in" });
    const first = await handIn("Primera");
    expect(first).toMatchObject({ number: 1, courseCompleted: false });
    await expect(submitWork(ctx, { ...address, sequence: 7 })).rejects.toMatchObject({ code: "assessment.draft_changed" });
    const second = await handIn("Segunda");
    const { versions, next } = await standing();
    expect(versions.map(({ number, state, text }) => `${number} ${state} ${text}`)).toEqual(["2 waiting Segunda", "1 replaced Primera"]);
    expect(next).toMatchObject({ state: "used_up" });
    const { outline } = await getLessonPage(ctx, address);
    expect(outline.flatMap(({ lessons }) => lessons.map(({ slug, work }) => [slug, work]))).toEqual([["informe", "waiting"], ["texto", undefined]]);
    await expect(handIn("Tercera")).rejects.toMatchObject({ code: "assessment.no_versions_left" });
    expect((await relayed("assessment/submission.submitted")).map(({ data }) => data)).toMatchObject([{ submissionId: first.submissionId, number: 1, lessonId, courseId, userId: learner.userId }, { submissionId: second.submissionId, number: 2 }]);
    await expect(database.db.submission.update({ where: { id: first.submissionId }, data: { text: "Cambiada" } })).rejects.toThrow();
  });

  it("completes the lesson where that is asked, and with it the course", async () => {
    const { handIn, learner, lessonId, lessons } = await scene({ completion: "submitted" });
    await database.db.lessonProgress.create({ data: { enrollmentId: learner.enrollmentId, lessonId: lessons[1]?.lessonId ?? "", completedAt: new Date(), completedBy: "read" } });
    expect((await handIn("Listo")).courseCompleted).toBe(true);
    expect(await database.db.lessonProgress.findFirst({ where: { lessonId, enrollmentId: learner.enrollmentId } })).toMatchObject({ completedBy: "submitted" });
  });

  it("late is told with what it costs, and ends", async () => {
    const due = { kind: "at" as const, at: "2026-11-22T11:00:00.000Z" };
    const late = await scene({ due, late: { kind: "accept", percentPerDay: 10, maxPercent: 30, lastDay: 2 } });
    await late.handIn("Tarde");
    const { versions, next, dueAt } = await late.standing();
    expect(versions[0]?.lateness).toEqual({ daysLate: 1, percent: 10 });
    expect({ next, dueAt }).toMatchObject({ next: { lateness: { daysLate: 1, percent: 10 }, lastAt: "2026-11-24T11:00:00.000Z" }, dueAt: due.at });
    late.ctx.clock.advance(2 * DAY_MS);
    await expect(late.handIn("Muy tarde")).rejects.toMatchObject({ code: "assessment.hand_in_closed" });
    const strict = await scene({ due, late: { kind: "refuse" } });
    expect((await strict.standing()).next.state).toBe("closed");
  });

  it("takes as many links as the assignment says, and none of what it does not take", async () => {
    const { ctx, address, standing } = await scene({ acceptsText: false, maxLinks: 1 });
    const { sequence } = await saveDraft(ctx, { ...address, sequence: 1, text: "No se pide", links: ["https://a.example/", "https://b.example/"] });
    await expect(submitWork(ctx, { ...address, sequence })).rejects.toMatchObject({ code: "assessment.too_many_links" });
    await saveDraft(ctx, { ...address, sequence: 2, text: "No se pide", links: ["https://a.example/"] });
    await submitWork(ctx, { ...address, sequence: 2 });
    expect((await standing()).versions[0]).toMatchObject({ text: "", links: ["https://a.example/"] });
  });
});

describe("withdrawing", () => {
  it("takes back what waits, once and one's own, while another could follow", async () => {
    const { ctx, base, handIn, standing, enrol } = await scene({ resubmissions: 0 });
    const { submissionId } = await handIn("Uno");
    expect((await standing()).versions[0]?.canWithdraw).toBe(true);
    await expect(withdrawSubmission(base.as((await enrol()).viewer), { submissionId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(withdrawSubmission(ctx, { submissionId: "sbm_missing" })).rejects.toMatchObject({ kind: "not_found" });
    await withdrawSubmission(ctx, { submissionId });
    await withdrawSubmission(ctx, { submissionId });
    expect(await standing()).toMatchObject({ draft: { text: "Uno" }, versions: [{ state: "withdrawn" }], next: { state: "open", left: 1 } });
    const again = await handIn("Dos");
    await database.db.mark.create({ data: { submissionId: again.submissionId, savedAt: ctx.clock.now() } });
    await expect(withdrawSubmission(ctx, { submissionId: again.submissionId })).rejects.toMatchObject({ code: "assessment.marking_begun" });
  });

  it("is refused when nothing could follow", async () => {
    const { ctx, handIn } = await scene({ due: { kind: "days", days: 1 }, late: { kind: "refuse" } });
    const { submissionId } = await handIn("Uno");
    ctx.clock.advance(2 * DAY_MS);
    await expect(withdrawSubmission(ctx, { submissionId })).rejects.toMatchObject({ code: "assessment.hand_in_closed" });
  });
});

describe("files of a draft", () => {
  const rules = { kinds: ["png"], most: 1, maxMegabytes: 1 };

  it("are looked at before they are handed in, and are their learner's", async () => {
    const files = memoryFiles();
    const { ctx, base, address, standing, enrol } = await scene({ files: rules, acceptsText: false }, files);
    await expect(startWorkFile(ctx, { ...address, name: "a.pdf", bytes: 10 })).rejects.toMatchObject({ code: "media.file_refused", params: { reason: "type_unknown" } });
    await expect(startWorkFile(ctx, { ...address, name: "a.png", bytes: 2_000_000 })).rejects.toMatchObject({ params: { reason: "too_large" } });
    const { fileId, pathname } = await startWorkFile(ctx, { ...address, name: "foto.png", bytes: PNG.byteLength });
    await expect(startWorkFile(ctx, { ...address, name: "b.png", bytes: 10 })).rejects.toMatchObject({ code: "assessment.too_many_files" });
    await expect(submitWork(ctx, { ...address, sequence: 0 })).rejects.toMatchObject({ code: "assessment.files_not_ready" });
    await expect(openWorkFile(ctx, { fileId })).rejects.toMatchObject({ code: "media.file_not_ready" });
    await files.put({ pathname, body: PNG, contentType: "application/octet-stream", access: "private" });
    await confirmWorkFile(ctx, { fileId });
    expect((await standing()).draft.files).toMatchObject([{ fileId, name: "foto.png", state: "checking" }]);
    expect(await checkFile(base.as(system("test")), { fileId })).toBe("ready");
    const stranger = base.as((await enrol()).viewer);
    for (const act of [openWorkFile, removeWorkFile, confirmWorkFile]) await expect(act(stranger, { fileId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(openWorkFile(ctx, { fileId: "fil_missing" })).rejects.toMatchObject({ kind: "not_found" });
    expect((await openWorkFile(ctx, { fileId })).href).toMatch(/^\/api\/files\//);
    await submitWork(ctx, { ...address, sequence: 0 });
    await removeWorkFile(ctx, { fileId });
    expect(await standing()).toMatchObject({ draft: { files: [] }, versions: [{ files: [{ fileId, name: "foto.png" }] }] });
  });

  it("stay while a draft or a version holds them, and go when none does", async () => {
    const files = memoryFiles();
    const { ctx, base, address } = await scene({ files: { ...rules, most: 3 } }, files);
    const ids: string[] = [];
    for (const name of ["uno.png", "dos.png", "tres.png"]) {
      const { fileId, pathname } = await startWorkFile(ctx, { ...address, name, bytes: PNG.byteLength });
      await files.put({ pathname, body: PNG, contentType: "application/octet-stream", access: "private" });
      await confirmWorkFile(ctx, { fileId });
      await checkFile(base.as(system("test")), { fileId });
      ids.push(fileId);
    }
    const [handed = "", dropped = "", kept = ""] = ids;
    await removeWorkFile(ctx, { fileId: dropped });
    await submitWork(ctx, { ...address, sequence: 0 });
    await removeWorkFile(ctx, { fileId: handed });
    base.clock.advance(40 * DAY_MS);
    await removeLooseFiles(base.as(system("test")));
    const gone = await database.db.courseFile.findMany({ where: { id: { in: ids }, removedAt: { not: null } }, select: { id: true } });
    expect(gone.map(({ id }) => id)).toEqual([dropped]);
    expect([handed, kept].every((id) => !gone.some((file) => file.id === id))).toBe(true);
  });
});

describe("the teachers", () => {
  it("are told in the app once an assignment, until they have read it, and without a name", async () => {
    const { base, handIn, enrol, teacher, lessonId } = await scene();
    const job = base.as(system("test"));
    const first = await handIn("Uno");
    expect(await tellSubmission(job, first)).toEqual({ told: 1 });
    expect(await tellSubmission(job, first)).toEqual({ told: 0 });
    const second = await handIn("Dos", base.as((await enrol()).viewer));
    expect(await tellSubmission(job, second), "one unread line is enough").toEqual({ told: 0 });
    const where = { userId: teacher.id, kind: "submission-received" };
    expect(await database.db.notification.findMany({ where })).toMatchObject([{ entityId: lessonId, subject: expect.stringContaining("informe"), channel: "in_app" }]);
    await database.db.notification.updateMany({ where, data: { readAt: new Date() } });
    expect(await tellSubmission(job, second)).toEqual({ told: 1 });
    const replaced = await handIn("Tres");
    await handIn("Cuatro");
    expect(await tellSubmission(job, replaced), "it waits no more").toEqual({ told: 0 });
  });
});
