import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { completeMultipartUpload, createMultipartUpload, put, uploadPart } from "@vercel/blob";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort } from "../kit/testing/free-port.ts";
import type { RunningService } from "../kit/service.ts";
import { start } from "./index.ts";

const token = "vercel_blob_rw_contractstore_0123456789abcdef";
let dataDir: string;
let service: RunningService;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "blob-parts-"));
  service = await start({ port: await freePort(), dataDir, appUrl: "http://127.0.0.1:1", databaseUrl: "", env: { BLOB_READ_WRITE_TOKEN: token } });
  vi.stubEnv("BLOB_READ_WRITE_TOKEN", token);
  vi.stubEnv("VERCEL_BLOB_API_URL", `${service.url}/api/blob`);
  vi.stubEnv("VERCEL_BLOB_RETRIES", "0");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await service.close();
  rmSync(dataDir, { recursive: true });
});

describe("uploads in parts", () => {
  const big = randomBytes(18 * 1024 * 1024 + 7);
  const digest = (bytes: ArrayBuffer | Buffer) => createHash("sha256").update(Buffer.from(new Uint8Array(bytes))).digest("hex");

  test("the SDK's own splitting gives the same bytes back", async () => {
    const progress: number[] = [];
    const blob = await put("big.bin", big, { access: "public", multipart: true, onUploadProgress: ({ percentage }) => progress.push(percentage) });
    expect(digest(await (await fetch(blob.url)).arrayBuffer())).toBe(digest(big));
    expect(progress.at(-1)).toBe(100);
  });

  test("by hand: any order, a part sent again, and a completion sent again", async () => {
    const { key, uploadId } = await createMultipartUpload("manual.bin", { access: "public" });
    const common = { access: "public", key, uploadId } as const;
    const half = 6 * 1024 * 1024;
    const second = await uploadPart("manual.bin", big.subarray(half, half + 10), { ...common, partNumber: 2 });
    await uploadPart("manual.bin", Buffer.from("wrong"), { ...common, partNumber: 1 });
    const first = await uploadPart("manual.bin", big.subarray(0, half), { ...common, partNumber: 1 });
    await expect(completeMultipartUpload("manual.bin", [{ partNumber: 3, etag: '"x"' }], common)).rejects.toThrow(/Part 3/);
    const done = await completeMultipartUpload("manual.bin", [second, first], common);
    expect(digest(await (await fetch(done.url)).arrayBuffer())).toBe(digest(big.subarray(0, half + 10)));
    expect((await completeMultipartUpload("manual.bin", [second, first], common)).etag).toBe(done.etag);
  });

  test("short parts before the last are refused", async () => {
    const { key, uploadId } = await createMultipartUpload("short.bin", { access: "public" });
    const common = { access: "public", key, uploadId } as const;
    const parts = [await uploadPart("short.bin", Buffer.from("a"), { ...common, partNumber: 1 }), await uploadPart("short.bin", Buffer.from("b"), { ...common, partNumber: 2 })];
    await expect(completeMultipartUpload("short.bin", parts, common)).rejects.toThrow(/at least 5 MB/);
  });
});
