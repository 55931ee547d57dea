import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { put } from "@vercel/blob/client";
import { afterAll, beforeAll } from "vitest";
import { start } from "@/local/blob/index.ts";
import { freePort } from "@/local/kit/testing/free-port.ts";
import { system } from "@/server/access";
import { addLesson } from "@/server/authoring/use-cases/add-lesson";
import { attachFile } from "@/server/authoring/use-cases/attach-file";
import { confirmFile } from "@/server/authoring/use-cases/confirm-file";
import { startFile } from "@/server/authoring/use-cases/start-file";
import { checkFile } from "@/server/media";
import type { Db } from "@/server/platform/db/client";
import type { FileScanner } from "@/server/vendors";
import { vercelBlobStore } from "@/server/vendors/files/vercel-blob-store";
import { startTestDatabase, type TestDatabase } from "./database";
import { memoryLimits } from "./in-memory-vendors";
import { studioScene } from "./studio-scene";
import { testCtx } from "./test-ctx";

const TOKEN = "vercel_blob_rw_filescene_0123456789abcdef";

/** The local Blob, with the SDK of this process pointed at it. */
async function startFileStore() {
  const dataDir = mkdtempSync(path.join(tmpdir(), "criterio-lesson-files-"));
  const port = await freePort();
  const service = await start({ port, dataDir, appUrl: "http://127.0.0.1:9", databaseUrl: "", env: { BLOB_READ_WRITE_TOKEN: TOKEN } });
  process.env.VERCEL_BLOB_API_URL = `${service.url}/api/blob`;
  process.env.VERCEL_BLOB_RETRIES = "0";
  const close = async (): Promise<void> => {
    await service.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { files: vercelBlobStore(TOKEN), faults: service.faults, close };
}

export type FileStore = Awaited<ReturnType<typeof startFileStore>>;

/** Gives the tests of a file one database and one such store, and closes both after the last. */
export function everyTestOnFileStore(take: (started: { database: TestDatabase; store: FileStore }) => void): void {
  let started: { database: TestDatabase; store: FileStore };
  beforeAll(async () => {
    const [database, store] = await Promise.all([startTestDatabase(), startFileStore()]);
    started = { database, store };
    take(started);
  });
  afterAll(async () => {
    await started.store.close();
    await started.database.close();
  });
}

/** A teacher with a lesson that hands out a file, on the real store, whose clock is the world's. */
export async function fileScene(db: Db, { files }: FileStore, scanner: FileScanner | null = null, limits = memoryLimits()) {
  const made = await studioScene(db, ["uno"]);
  const ctx = testCtx(db, { files, scanner, limits }, made.ctx.viewer);
  ctx.clock.set(new Date());
  const lesson = { title: "Material", kind: "file" as const, summary: "", body: "Lo que hay dentro.", durationSeconds: 0, isPreview: false, moduleId: made.moduleId };
  const { lessonId, slug } = await addLesson(ctx, { courseId: made.courseId, lesson, beforeLessonId: null, address: "numbered" });
  const place = { courseId: made.courseId, lessonId };
  const job = ctx.as(system("test"));
  /** Sends a file as a browser does; it waits to be looked at. */
  const send = async (name: string, body: Buffer): Promise<string> => {
    const { fileId, pathname, token } = await startFile(ctx, { ...place, name, bytes: body.byteLength });
    await put(pathname, body, { access: "private", token, contentType: "application/octet-stream" });
    await confirmFile(ctx, { ...place, fileId });
    return fileId;
  };
  /** Sends a file and does what the durable function does with it. */
  const bring = async (name: string, body: Buffer) => {
    const fileId = await send(name, body);
    if ((await checkFile(job, { fileId })) === "ready") await attachFile(job, { fileId });
    return db.courseFile.findUniqueOrThrow({ where: { id: fileId } });
  };
  return { ...made, ctx, job, place, lessonId, slug, send, bring, db };
}
