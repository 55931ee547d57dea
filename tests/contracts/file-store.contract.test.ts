import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { start } from "@/local/blob/index.ts";
import type { RunningService } from "@/local/kit/service.ts";
import { freePort } from "@/local/kit/testing/free-port.ts";
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
});
