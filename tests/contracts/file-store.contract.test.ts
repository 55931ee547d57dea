import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { start } from "@/local/blob/index.ts";
import type { RunningService } from "@/local/kit/service.ts";
import { freePort } from "@/local/kit/testing/free-port.ts";
import { sendToStore } from "@/server/vendors/files/browser";
import { vercelBlobStore } from "@/server/vendors/files/vercel-blob-store";

const TOKEN = "vercel_blob_rw_teststore_0123456789abcdef";
let service: RunningService;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "criterio-files-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  service = await start({ port, dataDir, appUrl: "http://127.0.0.1:1", databaseUrl: "", env: { BLOB_READ_WRITE_TOKEN: TOKEN } });
  process.env.VERCEL_BLOB_API_URL = `${url}/api/blob`;
});
afterAll(async () => {
  await service.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the file store on Vercel Blob", () => {
  const store = () => vercelBlobStore(TOKEN);
  const receipt = { pathname: "receipts/CR-1.pdf", body: Buffer.from("%PDF-1 ñ"), contentType: "application/pdf", access: "private" as const };

  it("reads back a private file's bytes and type", async () => {
    await store().put(receipt);
    const found = await store().read(receipt.pathname);
    expect(found?.body.equals(receipt.body)).toBe(true);
    expect(found?.contentType).toBe("application/pdf");
  });

  it("keeps a private file from whoever has only its address", async () => {
    const { url } = await store().put(receipt);
    expect((await fetch(url)).ok).toBe(false);
  });

  it("answers null for a file that is not there, also after its removal", async () => {
    await store().put(receipt);
    await store().remove(receipt.pathname);
    expect(await store().read(receipt.pathname)).toBeNull();
  });

  it("takes a file from a browser, and tells of no progress once it is there", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    try {
      const ticket = await store().openUpload({ pathname: "courses/guia.bin", maxBytes: 1_000_000, validUntil: new Date(Date.now() + 60_000), noticeUrl: "http://127.0.0.1:1/notice" });
      const told: number[] = [];
      await sendToStore(new File([new Uint8Array(300_000)], "guia.bin"), { ...ticket, signal: new AbortController().signal, onSent: (bytes) => told.push(bytes) });
      const before = told.length;
      vi.advanceTimersByTime(1_000);
      expect(told.length).toBe(before);
      expect((await store().read("courses/guia.bin"))?.body.length).toBe(300_000);
    } finally {
      vi.useRealTimers();
    }
  });
});
