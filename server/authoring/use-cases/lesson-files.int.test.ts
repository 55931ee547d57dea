import { put } from "@vercel/blob/client";
import { describe, expect, it } from "vitest";
import { anonymous } from "@/server/access";
import { fileResponse } from "@/server/auth/file-response";
import { getLessonPage } from "@/server/learning";
import { openFile } from "@/server/learning/use-cases/open-file";
import { checkFile, giveUpFile, openDownload, recordFileArrival, removeLooseFiles } from "@/server/media";
import { httpFileScanner } from "@/server/vendors/scanner/http-file-scanner";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnFileStore, fileScene, type FileStore } from "@/tests/harness/file-scene";
import { pdf } from "@/tests/harness/hostile-files";
import { startScanner } from "@/tests/harness/virus-scanner";
import { setTestEnv } from "@/tests/harness/test-env";
import { DAY_MS } from "@/lib/time";
import { getLessonFiles, linkLessonFile } from "../queries/get-lesson-files";
import { getPublishGate } from "../queries/get-publish-gate";
import { getStudioCourse } from "../queries/get-studio-course";
import { attachFile } from "./attach-file";
import { confirmFile } from "./confirm-file";
import { deleteLessons } from "./delete-lessons";
import { duplicateLesson } from "./duplicate-lesson";
import { publishCourse } from "./publish-course";
import { restoreFile } from "./restore-file";
import { startFile } from "./start-file";

setTestEnv();

let database: TestDatabase;
let store: FileStore;
everyTestOnFileStore((started) => {
  ({ database, store } = started);
});

type Made = Awaited<ReturnType<typeof fileScene>>;
const scene = (): Promise<Made> => fileScene(database.db, store);

const tokenOf = (href: string): string => href.slice(href.lastIndexOf("/") + 1);
const problemsOf = async ({ ctx, place }: Made) => (await getPublishGate(ctx, place)).blocking.map(({ code }) => code);

async function learn(made: Made) {
  const { currentReleaseId, slug } = await made.db.course.findUniqueOrThrow({ where: { id: made.courseId }, select: { currentReleaseId: true, slug: true } });
  const learner = await makeLearner(made.db, { courseId: made.courseId, releaseId: String(currentReleaseId) });
  return { ctx: made.ctx.as(learner.viewer), address: { courseSlug: slug, lessonSlug: made.slug }, enrollmentId: learner.enrollmentId };
}

const savedBy = async (made: Made, href: string): Promise<string> => Buffer.from(await new Response((await openDownload(made.ctx.as(anonymous), { token: tokenOf(href) })).body).arrayBuffer()).toString();

describe("a file of a lesson", () => {
  it("is looked at, put into the draft, published and handed to the learner, who has done the lesson with it", async () => {
    const made = await scene();
    expect(await problemsOf(made)).toContain("file_missing");
    const { id: fileId } = await made.bring("Guía.pdf", pdf());
    const files = await getLessonFiles(made.ctx, made.place);
    expect(files).toMatchObject({ currentId: fileId, maxBytes: 100_000_000, isScanned: false, canEdit: true });
    expect(files.versions).toMatchObject([{ fileId, number: 1, name: "Guía.pdf", state: "ready", bytes: pdf().byteLength, uploadedBy: made.user.name, isReleased: false, isScanned: false, isRemoved: false }]);
    expect(await made.db.courseChange.count({ where: { lessonId: made.lessonId, kind: "file_attached", revision: 2 } })).toBe(1);
    expect(await problemsOf(made)).toEqual([]);
    expect((await getStudioCourse(made.ctx, made.place)).modules.flatMap(({ lessons }) => lessons).find(({ lessonId }) => lessonId === made.lessonId)?.problems).toEqual([]);
    await publishCourse(made.ctx, { courseId: made.courseId, notes: "" });

    const { ctx, address, enrollmentId } = await learn(made);
    expect((await getLessonPage(ctx, address)).lesson.file).toEqual({ name: "Guía.pdf", bytes: pdf().byteLength, contentType: "application/pdf", isReady: true });
    const opened = await openFile(ctx, address);
    expect(opened).toMatchObject({ courseCompleted: false, expiresAt: expect.stringMatching(/Z$/) });
    expect(await made.db.lessonProgress.findUnique({ where: { enrollmentId_lessonId: { enrollmentId, lessonId: made.lessonId } } })).toMatchObject({ completedBy: "downloaded" });
    expect(await savedBy(made, opened.href)).toBe(pdf().toString());
    expect((await getLessonPage(ctx, address)).standing?.isCompleted).toBe(true);
  });

  it("is handed out as something to save, and never as a page of ours", async () => {
    const made = await scene();
    const { id: fileId } = await made.bring("Guía «ñ» \u{1f4d8}.pdf", pdf());
    const { href } = await linkLessonFile(made.ctx, { ...made.place, fileId });
    const response = fileResponse(await openDownload(made.ctx.as(anonymous), { token: tokenOf(href) }));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(pdf().byteLength),
      "content-disposition": "attachment; filename=\"Guia _n_ __.pdf\"; filename*=UTF-8''Gu%C3%ADa%20%C2%AB%C3%B1%C2%BB%20%F0%9F%93%98.pdf",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    const stored = await made.db.courseFile.findUniqueOrThrow({ where: { id: fileId } });
    expect(stored.pathname, "the store knows nothing of its name").toMatch(/^courses\/crs_\w+\/fil_\w+\.pdf\.bin$/);
    const direct = await fetch(`${String(process.env.VERCEL_BLOB_API_URL).replace("/api/blob", "")}/private/${stored.pathname}`);
    expect(direct.ok, "its own address opens nothing").toBe(false);
  });

  it("opens by a link for five minutes, and by no other text", async () => {
    const made = await scene();
    const { id: fileId } = await made.bring("guia.pdf", pdf());
    const { href } = await linkLessonFile(made.ctx, { ...made.place, fileId });
    expect(await savedBy(made, href)).toContain("%PDF");
    for (const token of ["", "no", `${tokenOf(href)}x`, tokenOf(href).replace(/.\./, "a.")]) await expect(openDownload(made.ctx, { token })).rejects.toMatchObject({ kind: "gone", code: "media.link_expired" });
    made.ctx.clock.advance(5 * 60_000 + 1_000);
    await expect(openDownload(made.ctx, { token: tokenOf(href) })).rejects.toMatchObject({ kind: "gone" });
  });

  it("has versions: what is released stays with its release, and an earlier one can be taken back", async () => {
    const made = await scene();
    const first = await made.bring("guia.pdf", pdf("/A 1 "));
    await publishCourse(made.ctx, { courseId: made.courseId, notes: "" });
    const pinned = await learn(made);
    const second = await made.bring("guia-2.pdf", pdf("/A 2 "));
    const other = await scene();
    const stranger = await other.bring("ajena.pdf", pdf());
    await expect(restoreFile(made.ctx, { ...made.place, fileId: stranger.id })).rejects.toMatchObject({ kind: "not_found" });
    expect(await getLessonFiles(made.ctx, made.place)).toMatchObject({ currentId: second.id, versions: [{ number: 2, isReleased: false }, { number: 1, isReleased: true }] });
    expect((await getLessonPage(pinned.ctx, pinned.address)).lesson.file?.name).toBe("guia.pdf");
    expect(await savedBy(made, (await openFile(pinned.ctx, pinned.address)).href)).toContain("/A 1 ");
    await restoreFile(made.ctx, { ...made.place, fileId: first.id });
    await restoreFile(made.ctx, { ...made.place, fileId: first.id });
    expect((await getLessonFiles(made.ctx, made.place)).currentId).toBe(first.id);
    expect(await made.db.courseChange.count({ where: { lessonId: made.lessonId, kind: "file_restored" } })).toBe(1);
    expect(await attachFile(made.job, { fileId: second.id }), "a repeated event overrules nobody").toBe("left");
  });

  it("goes with a copy of its lesson", async () => {
    const made = await scene();
    const { id: fileId } = await made.bring("guia.pdf", pdf());
    const { lessonId } = await duplicateLesson(made.ctx, made.place);
    expect(await getLessonFiles(made.ctx, { ...made.place, lessonId })).toMatchObject({ currentId: fileId, versions: [{ fileId }] });
    expect((await linkLessonFile(made.ctx, { ...made.place, lessonId, fileId })).href).toMatch(/^\/api\/files\//);
  });

  it("keeps a course from being published while it is missing, looked at, or refused", async () => {
    const made = await scene();
    const { id: fileId } = await made.bring("guia.pdf", pdf());
    const setTo = (state: "checking" | "refused") => made.db.courseFile.update({ where: { id: fileId }, data: { state } });
    await setTo("checking");
    expect(await problemsOf(made)).toEqual(["file_not_ready"]);
    await setTo("refused");
    expect(await problemsOf(made)).toEqual(["file_refused"]);
    await expect(publishCourse(made.ctx, { courseId: made.courseId, notes: "" })).rejects.toMatchObject({ code: "authoring.publish_blocked" });
    await expect(linkLessonFile(made.ctx, { ...made.place, fileId })).rejects.toMatchObject({ code: "media.file_not_ready" });
  });
});

describe("an upload", () => {
  it("is bounded by its ticket: one place, one size, once", async () => {
    const made = await scene();
    const { pathname, token } = await startFile(made.ctx, { ...made.place, name: "guia.pdf", bytes: 100 });
    const options = { access: "private" as const, token, contentType: "application/octet-stream" };
    await expect(put(pathname, Buffer.alloc(101), options)).rejects.toThrow();
    await expect(put("otro/lugar.pdf", Buffer.alloc(10), options)).rejects.toThrow();
    await expect(put(pathname, Buffer.alloc(10), { ...options, contentType: "text/html" })).rejects.toThrow();
    await put(pathname, Buffer.alloc(100), options);
    await expect(put(pathname, Buffer.alloc(100), options)).rejects.toThrow();
    for (const [bytes, reason] of [[0, "empty"], [100_000_001, "too_large"]] as const) {
      await expect(startFile(made.ctx, { ...made.place, name: "guia.pdf", bytes })).rejects.toMatchObject({ params: { reason }, issues: [{ path: "bytes" }] });
    }
  });

  it("is looked at once, whoever tells of its end: the page, or the store's signed notice", async () => {
    const made = await scene();
    const fileId = await made.send("guia.pdf", pdf());
    await confirmFile(made.ctx, { ...made.place, fileId });
    await made.ctx.settle();
    expect(made.ctx.relayed.filter(({ name }) => name === "media/file.arrived")).toMatchObject([{ data: { fileId } }]);
    expect(await checkFile(made.job, { fileId })).toBe("ready");
    expect(await checkFile(made.job, { fileId })).toBe("left");

    const quiet = await startFile(made.ctx, { ...made.place, name: "otra.pdf", bytes: 50 });
    const blob = { url: "https://b.example/a", downloadUrl: "https://b.example/a?download=1", pathname: quiet.pathname, contentType: "application/octet-stream", contentDisposition: "attachment", etag: '"a"' };
    const rawBody = JSON.stringify({ type: "blob.upload-completed", payload: { blob, tokenPayload: quiet.pathname } });
    const { signWithToken } = await import("@/local/blob/credentials.ts");
    for (const signature of [null, "forged", signWithToken(`${rawBody} `, "vercel_blob_rw_filescene_0123456789abcdef")]) {
      await expect(recordFileArrival(made.job, { rawBody, signature })).rejects.toMatchObject({ code: "webhook.signature_invalid" });
    }
    await recordFileArrival(made.job, { rawBody, signature: signWithToken(rawBody, "vercel_blob_rw_filescene_0123456789abcdef") });
    expect(await made.db.courseFile.findUnique({ where: { id: quiet.fileId } })).toMatchObject({ state: "checking" });
    expect(await checkFile(made.job, { fileId: quiet.fileId })).toBe("refused");
    expect(await made.db.courseFile.findUnique({ where: { id: quiet.fileId } })).toMatchObject({ refusal: "not_arrived" });
  });

  it("leaves its lesson to a later one, to another kind and to nobody", async () => {
    const made = await scene();
    const late = await made.send("primera.pdf", pdf());
    const { id: fileId } = await made.bring("segunda.pdf", pdf());
    await checkFile(made.job, { fileId: late });
    expect(await attachFile(made.job, { fileId: late })).toBe("left");
    expect(await attachFile(made.job, { fileId: "fil_none" })).toBe("left");
    expect((await getLessonFiles(made.ctx, made.place)).currentId).toBe(fileId);
    const article = { ...made.place, lessonId: String(made.lessonIds[0]) };
    await expect(startFile(made.ctx, { ...article, name: "guia.pdf", bytes: 10 })).rejects.toMatchObject({ kind: "not_found" });
    await expect(confirmFile(made.ctx, { ...article, fileId })).rejects.toMatchObject({ kind: "not_found" });
    await deleteLessons(made.ctx, { courseId: made.courseId, lessonIds: [made.lessonId] });
    await expect(getLessonFiles(made.ctx, made.place)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("that cannot be looked at is tried again, then refused", async () => {
    const made = await scene();
    const fileId = await made.send("guia.pdf", pdf());
    store.faults.replace([{ on: "request", match: "GET /private/", kind: "error", probability: 1, delayMs: 0, copies: 1, status: 503, count: 1 }]);
    await expect(checkFile(made.job, { fileId })).rejects.toThrow("503");
    store.faults.replace([]);
    expect(await made.db.courseFile.findUnique({ where: { id: fileId } })).toMatchObject({ state: "checking" });
    await giveUpFile(made.job, { fileId });
    expect(await made.db.courseFile.findUnique({ where: { id: fileId } })).toMatchObject({ state: "refused", refusal: "not_scanned" });
  });
});

describe("a virus scanner", () => {
  it("is asked about each file's bytes, and what it finds is refused by name", async () => {
    const scanner = await startScanner("a-scanner-token");
    const made = await fileScene(database.db, store, httpFileScanner({ url: scanner.url, token: "a-scanner-token" }));
    expect(await made.bring("limpio.txt", Buffer.from("hola"))).toMatchObject({ state: "ready", isScanned: true });
    expect(await made.bring("prueba.txt", scanner.eicar)).toMatchObject({ state: "refused", refusal: "virus", refusalDetail: "Eicar-Test-Signature" });
    expect((await getLessonFiles(made.ctx, made.place)).isScanned).toBe(true);
    scanner.isDown = true;
    const fileId = await made.send("despues.txt", Buffer.from("hola"));
    await expect(checkFile(made.job, { fileId }), "unasked is not clean").rejects.toThrow("503");
    expect(await made.db.courseFile.findUnique({ where: { id: fileId } })).toMatchObject({ state: "checking" });
    await scanner.close();
  });
});

describe("files that nothing needs", () => {
  it("lose their bytes; what a release or a draft hands out stays", async () => {
    const made = await scene();
    const released = await made.bring("publicada.pdf", pdf());
    await publishCourse(made.ctx, { courseId: made.courseId, notes: "" });
    const between = await made.bring("entre.pdf", pdf());
    const current = await made.bring("actual.pdf", pdf());
    const refused = await made.bring("mala.pdf", Buffer.from("<html>"));
    const { fileId: never } = await startFile(made.ctx, { ...made.place, name: "nunca.pdf", bytes: 10 });
    const removed = async () => (await made.db.courseFile.findMany({ where: { courseId: made.courseId, removedAt: { not: null } }, orderBy: { id: "asc" } })).map(({ id }) => id);
    await removeLooseFiles(made.job);
    expect(await removed()).toEqual([refused.id]);
    made.ctx.clock.advance(31 * DAY_MS);
    await removeLooseFiles(made.job);
    expect((await removed()).sort()).toEqual([between.id, refused.id, never].sort());
    expect(await store.files.read(between.pathname)).toBeNull();
    for (const { pathname } of [released, current]) expect(await store.files.read(pathname)).not.toBeNull();
    await expect(restoreFile(made.ctx, { ...made.place, fileId: between.id })).rejects.toMatchObject({ code: "media.file_not_ready" });
  });
});

describe("who may", () => {
  it("upload, take back and look: editors; nobody else learns that there is a file", async () => {
    const made = await scene();
    const { id: fileId } = await made.bring("guia.pdf", pdf());
    const noEditor = made.ctx.as((await made.addColleague({ canManageMedia: true })).viewer);
    const outsider = (await scene()).ctx.viewer;
    expect((await getLessonFiles(noEditor, made.place)).canEdit).toBe(false);
    const asOutsider = made.ctx.as(outsider);
    for (const [ctx, kinds] of [[noEditor, ["forbidden"]], [asOutsider, ["forbidden", "not_found"]], [made.ctx.as(anonymous), ["unauthenticated"]]] as const) {
      for (const act of [() => startFile(ctx, { ...made.place, name: "a.pdf", bytes: 1 }), () => confirmFile(ctx, { ...made.place, fileId }), () => restoreFile(ctx, { ...made.place, fileId })]) {
        const refusal = await act().then(() => "let in", (error: { kind: string }) => error.kind);
        expect(kinds).toContain(refusal);
      }
    }
    await expect(linkLessonFile(asOutsider, { ...made.place, fileId })).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not_found/) });
    await expect(checkFile(made.ctx, { fileId })).rejects.toMatchObject({ kind: "not_found" });
    await publishCourse(made.ctx, { courseId: made.courseId, notes: "" });
    const { address } = await learn(made);
    await expect(openFile(made.ctx.as(anonymous), address)).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(openFile(asOutsider, address)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await openFile(made.ctx, address)).courseCompleted, "a teacher who looks leaves no trace").toBe(false);
    await expect(openFile(made.ctx, { ...address, lessonSlug: "uno" })).rejects.toMatchObject({ kind: "not_found" });
  });
});
