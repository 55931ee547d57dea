import { Document, Page, Text, renderToBuffer } from "@react-pdf/renderer";
import { createElement } from "react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { questionSchema } from "@/lib/schemas/questions";
import { DAY_MS } from "@/lib/time";
import { createBank } from "@/server/banks/use-cases/create-bank";
import type { Vendors } from "@/server/vendors";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { draftsScene, runDraft } from "@/tests/harness/drafts-scene";
import { hostileFiles } from "@/tests/harness/hostile-files";
import { startModel } from "@/tests/harness/model-scene";
import { setTestEnv } from "@/tests/harness/test-env";
import { addDraftPdf, getDrafts, sweepDrafts } from "./index";
import { acceptDrafts } from "./use-cases/accept-drafts";
import { rejectDrafts } from "./use-cases/reject-drafts";
import { saveDraft } from "./use-cases/save-draft";

let database: TestDatabase;
let server: Awaited<ReturnType<typeof startModel>>;
beforeAll(async () => {
  setTestEnv();
  [database, server] = await Promise.all([startTestDatabase(), startModel()]);
});
afterAll(() => Promise.all([database.close(), server.close()]));

const scene = (vendors: Partial<Vendors> = {}, text?: string) => draftsScene(database.db, { model: server.model(), ...vendors }, text);

describe("drafting by rules", () => {
  it("needs no model, costs nothing and is labelled as what it is", async () => {
    const { ctx, job, ask, shown, courseId } = await scene({ model: null });
    const { runId } = await ask({ method: "rules" });
    await runDraft(job, runId, true);
    const run = await shown(runId);
    expect(run).toMatchObject({ state: "done", method: "rules", model: "", costMicros: 0, inputTokens: 0 });
    expect(run.drafts.map(({ question }) => question.type)).toEqual(Array(run.waiting).fill("cloze"));
    expect(run.waiting).toBeGreaterThanOrEqual(3);
    expect((await getDrafts(ctx, { courseId, runId: null })).model).toBeNull();
  });

  it("reads captions, with the second at which a sentence is said", async () => {
    const { ctx, job, ask, shown, courseId, lessonId } = await scene();
    const videoId = newId("video");
    await database.db.videoAsset.create({ data: { id: videoId, status: "ready" } });
    const newest = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" } });
    await database.db.lessonRevision.create({ data: { ...newest, content: undefined, id: newId("lessonRevision"), number: newest.number + 1, saveKey: null, videoAssetId: videoId } });
    const said = ["La clave primaria es la columna que identifica cada fila.", "Un índice es una estructura que acelera las búsquedas.", "Una vista es una consulta que se guarda con nombre."];
    const vtt = said.map((text, index) => `00:0${index}:50.000 --> 00:0${index}:58.000\n${text}\n`).join("\n");
    await database.db.captionTrack.create({ data: { id: newId("caption"), videoAssetId: videoId, language: "es", label: "Español", vtt: `WEBVTT\n\n${vtt}` } });
    expect((await getDrafts(ctx, { courseId, runId: null })).captions).toEqual([{ lessonId, title: "Claves", language: "es" }]);
    const { runId } = await ask({ source: { kind: "captions", lessonId, language: "es" }, method: "rules" });
    await runDraft(job, runId);
    const { drafts } = await shown(runId);
    expect(drafts.map(({ quote, source }) => source.second === 50 + 60 * said.indexOf(quote))).toEqual([true, true, true]);
    await expect(ask({ source: { kind: "captions", lessonId, language: "fr" } })).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("a PDF", () => {
  const pdfOf = (...pages: string[]) => renderToBuffer(createElement(Document, null, ...pages.map((text) => createElement(Page, null, createElement(Text, null, text)))));

  it("is read in a process apart, drafted from by page, and gone after a week", async () => {
    const { ctx, job, files, ask, shown, courseId } = await scene();
    const body = await pdfOf("La clave primaria es la columna que identifica cada fila de una tabla.", "Un índice es una estructura que acelera las búsquedas de una tabla.");
    const { sourceId } = await addDraftPdf(ctx, { courseId, name: "apuntes.pdf" }, body);
    const { runId } = await ask({ source: { kind: "pdf", sourceId }, method: "rules" });
    await runDraft(job, runId, true);
    expect((await shown(runId)).drafts.map(({ source }) => source.page).toSorted()).toEqual([1, 2]);
    expect(await sweepDrafts(job)).toMatchObject({ files: 0 });
    ctx.clock.advance(8 * DAY_MS);
    expect(await sweepDrafts(job)).toMatchObject({ files: 1, runs: 0 });
    expect(files.files.size).toBe(0);
    await expect(ask({ source: { kind: "pdf", sourceId } })).rejects.toMatchObject({ kind: "not_found" });
    ctx.clock.advance(90 * DAY_MS);
    expect((await sweepDrafts(job)).runs).toBeGreaterThanOrEqual(1);
  });

  it("that is none, hides something or cannot be read makes no questions", async () => {
    const { ctx, job, ask, shown, courseId, files } = await scene();
    for (const { name, body } of hostileFiles().filter((file) => file.name.endsWith(".pdf"))) {
      await expect(addDraftPdf(ctx, { courseId, name }, body), name).rejects.toMatchObject({ code: "media.file_refused" });
    }
    await expect(addDraftPdf(ctx, { courseId, name: "a.txt" }, Buffer.from("hola"))).rejects.toMatchObject({ code: "media.file_refused" });
    await expect(addDraftPdf(ctx, { courseId, name: "a.pdf" }, Buffer.alloc(10_000_001))).rejects.toMatchObject({ params: { reason: "too_large" } });
    const outcomeOf = async (body: Buffer | null) => {
      const { sourceId } = await addDraftPdf(ctx, { courseId, name: "a.pdf" }, await pdfOf("Nada que preguntar"));
      const { pathname } = await database.db.draftSource.findUniqueOrThrow({ where: { id: sourceId } });
      if (body) files.files.set(pathname, { body, contentType: "application/pdf" });
      else files.files.delete(pathname);
      const { runId } = await ask({ source: { kind: "pdf", sourceId } });
      await runDraft(job, runId);
      return (await shown(runId)).failure;
    };
    expect(await outcomeOf(null)).toBe("pdf_gone");
    expect(await outcomeOf(Buffer.from("%PDF-1.7 nothing"))).toBe("pdf_unreadable");
    expect(await outcomeOf(await pdfOf(""))).toBe("no_text");
  });
});

describe("reviewing", () => {
  it("accepts what a person read, edited as they wish, once, with the model and the prompt in the audit log", async () => {
    const { ctx, job, ask, shown, quiz, courseId, quizId } = await scene();
    const { runId } = await ask();
    await runDraft(job, runId);
    const [one, two, three, four] = (await shown(runId)).drafts.map(({ draftId }) => draftId) as [string, string, string, string];
    const target = { kind: "quiz" as const, lessonId: quizId };
    const question = questionSchema.parse({ type: "boolean", prompt: { format: "plain", text: "¿La clave identifica?" }, correct: true });
    await saveDraft(ctx, { courseId, draftId: one, question });
    expect(await acceptDrafts(ctx, { courseId, draftIds: [two, one], target })).toEqual({ count: 2 });
    expect((await quiz()).questions.map(({ stem }) => stem)[0]).toBe("¿La clave identifica?");
    expect(await rejectDrafts(ctx, { courseId, draftIds: [three, one] })).toEqual({ count: 1 });
    await expect(acceptDrafts(ctx, { courseId, draftIds: [one], target }), "twice").rejects.toMatchObject({ code: "drafts.decided" });
    await expect(acceptDrafts(ctx, { courseId, draftIds: [four, three], target })).rejects.toMatchObject({ code: "drafts.decided" });
    await expect(saveDraft(ctx, { courseId, draftId: three, question })).rejects.toMatchObject({ kind: "not_found" });
    expect((await quiz()).questions).toHaveLength(2);
    expect(await shown(runId)).toMatchObject({ waiting: 1, accepted: 2, rejected: 1 });
    const entries = await database.db.auditEntry.findMany({ where: { action: "drafts.accepted", subject: { in: [one, two] } }, select: { data: true } });
    expect(entries).toHaveLength(2);
    expect(entries[0]?.data).toMatchObject({ model: "local-rules-1", promptVersion: "quiz-drafts-1", into: quizId });
  });

  it("is for the course's editors, and a draft of one course cannot enter another", async () => {
    const [mine, theirs] = [await scene(), await scene()];
    const { runId } = await mine.ask();
    await runDraft(mine.job, runId);
    const draftIds = (await mine.shown(runId)).drafts.map(({ draftId }) => draftId);
    const { courseId, quizId, lessonId } = theirs;
    await expect(acceptDrafts(theirs.ctx, { courseId, draftIds, target: { kind: "quiz", lessonId: quizId } })).rejects.toMatchObject({ code: "drafts.decided" });
    expect(await rejectDrafts(theirs.ctx, { courseId, draftIds })).toEqual({ count: 0 });
    await expect(getDrafts(theirs.ctx, { courseId: mine.courseId, runId: null })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(mine.ask({ source: { kind: "text", lessonId } }), "another's text").rejects.toMatchObject({ kind: "not_found" });
    await expect(mine.ask({ target: { kind: "quiz", lessonId: quizId } })).rejects.toMatchObject({ kind: "not_found" });
    const { bankId } = await createBank(theirs.ctx, { title: "Ajeno", language: "es" });
    await expect(mine.ask({ target: { kind: "bank", bankId } })).rejects.toMatchObject({ kind: "not_found" });
    await expect(acceptDrafts(mine.ctx, { courseId: mine.courseId, draftIds, target: { kind: "bank", bankId } })).rejects.toMatchObject({ kind: "not_found" });
  });
});
