import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  BlobAccessError,
  BlobClientTokenExpiredError,
  BlobContentTypeNotAllowedError,
  BlobFileTooLargeError,
  BlobNotFoundError,
  BlobPathnameMismatchError,
  BlobPreconditionFailedError,
  copy,
  createFolder,
  del,
  head,
  list,
  put,
  rename,
} from "@vercel/blob";
import { generateClientTokenFromReadWriteToken, handleUpload, put as clientPut, upload, type HandleUploadBody } from "@vercel/blob/client";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort } from "../kit/testing/free-port.ts";
import { startServiceProcess } from "../kit/testing/service-process.ts";
import type { RunningService, ServiceOptions } from "../kit/service.ts";
import { start } from "./index.ts";

const token = "vercel_blob_rw_contractstore_0123456789abcdef";
const fault = { probability: 1, delayMs: 0, copies: 1, status: 500, count: 1 } as const;
let dataDir: string;
let service: RunningService;

async function options(): Promise<ServiceOptions> {
  return { port: await freePort(), dataDir, appUrl: "http://127.0.0.1:1", databaseUrl: "", env: { BLOB_READ_WRITE_TOKEN: token } };
}

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "blob-"));
  service = await start(await options());
  vi.stubEnv("BLOB_READ_WRITE_TOKEN", token);
  vi.stubEnv("VERCEL_BLOB_API_URL", `${service.url}/api/blob`);
  vi.stubEnv("VERCEL_BLOB_RETRIES", "0");
});
afterEach(() => service.faults.replace([]));
afterAll(async () => {
  vi.unstubAllEnvs();
  await service.close();
  rmSync(dataDir, { recursive: true });
});

describe("the server's half of the SDK", () => {
  test("what is put is found, served with its type, listed and deleted", async () => {
    const blob = await put("avatars/Ñandú 1.png", Buffer.from([1, 2, 3]), { access: "public", cacheControlMaxAge: 120 });
    expect(blob).toMatchObject({ pathname: "avatars/Ñandú 1.png", contentType: "image/png", contentDisposition: expect.stringMatching(/^inline/) });
    expect(await head(blob.url)).toMatchObject({ size: 3, etag: blob.etag, cacheControl: "public, max-age=120" });
    expect(await head("avatars/Ñandú 1.png")).toMatchObject({ url: blob.url });
    const served = await fetch(blob.url);
    expect([...new Uint8Array(await served.arrayBuffer())]).toEqual([1, 2, 3]);
    expect(Object.fromEntries(served.headers)).toMatchObject({ "content-type": "image/png", "cache-control": "public, max-age=120", "x-content-type-options": "nosniff", etag: blob.etag });
    const download = await fetch(blob.downloadUrl);
    expect(download.headers.get("content-disposition")).toMatch(/^attachment; .*filename\*=UTF-8''%C3%91/);
    await del([blob.url, "missing.txt"]);
    await expect(head(blob.url)).rejects.toThrow(BlobNotFoundError);
    expect((await fetch(blob.url)).status).toBe(404);
  });

  test("a name is not overwritten by accident, and a suffix keeps names apart", async () => {
    await put("once.txt", "1", { access: "public" });
    await expect(put("once.txt", "2", { access: "public" })).rejects.toThrow(/already exists/);
    const second = await put("once.txt", "2", { access: "public", allowOverwrite: true });
    expect(await (await fetch(second.url)).text()).toBe("2");
    await expect(put("once.txt", "3", { access: "public", ifMatch: '"other"' })).rejects.toThrow(BlobPreconditionFailedError);
    await put("once.txt", "3", { access: "public", ifMatch: second.etag });
    const suffixed = await put("once.txt", "4", { access: "public", addRandomSuffix: true });
    expect(suffixed.pathname).toMatch(/^once-[A-Za-z0-9]{30}\.txt$/);
    const winners = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => put("race.txt", `${index}`, { access: "public" })));
    expect(winners.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a private blob needs the token", async () => {
    const blob = await put("invoices/1.pdf", "secret", { access: "private" });
    expect((await fetch(blob.url)).status).toBe(403);
    expect((await fetch(blob.url.replace("/private/", "/public/"))).status).toBe(404);
    expect((await fetch(blob.url, { headers: { authorization: "Bearer wrong" } })).status).toBe(403);
    const served = await fetch(blob.url, { headers: { authorization: `Bearer ${token}` } });
    expect(await served.text()).toBe("secret");
    expect(served.headers.get("cache-control")).toMatch(/^private/);
    await expect(head("invoices/1.pdf", { token: "vercel_blob_rw_contractstore_wrong" })).rejects.toThrow(BlobAccessError);
  });

  test("ranges, as a player asks for them, and conditional requests", async () => {
    const { url, etag } = await put("clip.mp4", "0123456789", { access: "public" });
    const ask = async (range: string) => {
      const answer = await fetch(url, { headers: { range } });
      return [answer.status, answer.headers.get("content-range"), await answer.text()];
    };
    expect(await ask("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await ask("bytes=7-")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await ask("bytes=-2")).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await ask("bytes=4-400")).toEqual([206, "bytes 4-9/10", "456789"]);
    expect(await ask("bytes=10-")).toEqual([416, "bytes */10", ""]);
    expect(await ask("bytes=4-2")).toEqual([200, null, "0123456789"]);
    expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
    const headOnly = await fetch(url, { method: "HEAD" });
    expect([headOnly.headers.get("content-length"), await headOnly.text()]).toEqual(["10", ""]);
  });

  test("lists by prefix, page by page and folded", async () => {
    for (const name of ["tree/a/1.txt", "tree/a/2.txt", "tree/b/1.txt", "tree/z.txt", "tree/m.txt"]) await put(name, "x", { access: "public" });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ prefix: "tree/", limit: 2, cursor });
      seen.push(...page.blobs.map(({ pathname }) => pathname));
      cursor = page.cursor;
      expect(page.hasMore).toBe(cursor !== undefined);
    } while (cursor !== undefined);
    expect(seen).toEqual(["tree/a/1.txt", "tree/a/2.txt", "tree/b/1.txt", "tree/m.txt", "tree/z.txt"]);
    const folded = await list({ prefix: "tree/", mode: "folded" });
    expect(folded.folders).toEqual(["tree/a/", "tree/b/"]);
    expect(folded.blobs.map(({ pathname }) => pathname)).toEqual(["tree/m.txt", "tree/z.txt"]);
    const firstFolds = await list({ prefix: "tree/", mode: "folded", limit: 1 });
    expect((await list({ prefix: "tree/", mode: "folded", cursor: firstFolds.cursor })).folders).toEqual(["tree/b/"]);
  });

  test("copies, renames, folders, empty and streamed bodies", async () => {
    const source = await put("source.txt", "text", { access: "public" });
    const copied = await copy(source.url, "copies/source.bin", { access: "private", contentType: "application/x-other" });
    expect(copied).toMatchObject({ pathname: "copies/source.bin", contentType: "application/x-other" });
    await rename("source.txt", "renamed.txt", { access: "public" });
    await expect(head("source.txt")).rejects.toThrow(BlobNotFoundError);
    expect((await head("renamed.txt")).size).toBe(4);
    expect((await createFolder("empty")).pathname).toBe("empty/");
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("streamed "));
        controller.enqueue(new TextEncoder().encode("body"));
        controller.close();
      },
    });
    const streamed = await put("streamed.txt", stream, { access: "public" });
    expect(await (await fetch(streamed.url)).text()).toBe("streamed body");
  });

  test("hostile names and contents get nowhere", async () => {
    for (const name of ["../escape.txt", "a/../../escape.txt", "/absolute.txt", "a\u0000b.txt", "a\\..\\b.txt", "./x"]) {
      await expect(put(name, "x", { access: "public" })).rejects.toThrow(/not a valid name/);
    }
    const status = await new Promise((resolve, reject) => {
      request(`${service.url}/public/%2e%2e/%2e%2e/state.sqlite`, (response) => resolve(response.statusCode)).on("error", reject).end();
    });
    expect(status).toBe(404);
    for (const name of ["page.html", "image.svg", "script.js"]) {
      const { url } = await put(name, "<script>alert(1)</script>", { access: "public" });
      const served = await fetch(url);
      expect(served.headers.get("content-disposition")).toMatch(/^attachment/);
      expect(served.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    }
    const quoted = await put('a".txt', "x", { access: "public" });
    expect((await fetch(quoted.url)).headers.get("content-disposition")).toBe(`inline; filename="a_.txt"; filename*=UTF-8''a%22.txt`);
  });
});

describe("uploads from a browser", () => {
  const completed: { pathname: string; tokenPayload: string | null }[] = [];
  let arrivals: () => void = () => undefined;
  let application: Server;
  let handleUploadUrl: string;
  let refusals = 0;

  /** Resolves when the application has heard of that many uploads. */
  const untilCompleted = (count: number) =>
    new Promise<void>((resolve) => {
      arrivals = () => completed.length >= count && resolve();
      arrivals();
    });

  beforeAll(async () => {
    application = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", async () => {
        const body: HandleUploadBody = JSON.parse(Buffer.concat(chunks).toString());
        if (body.type === "blob.upload-completed" && refusals > 0) {
          refusals -= 1;
          response.writeHead(503).end();
          return;
        }
        const answer = await handleUpload({
          body,
          request: incoming,
          onBeforeGenerateToken: async (_pathname, clientPayload) => ({
            allowedContentTypes: ["image/*", "application/pdf"],
            maximumSizeInBytes: 1_000,
            addRandomSuffix: true,
            tokenPayload: `for ${clientPayload}`,
          }),
          onUploadCompleted: async ({ blob, tokenPayload }) => {
            completed.push({ pathname: blob.pathname, tokenPayload: tokenPayload ?? null });
          },
        }).catch(() => null);
        response.writeHead(answer ? 200 : 400, { "content-type": "application/json" }).end(JSON.stringify(answer));
        arrivals();
      });
    });
    const port = await freePort();
    application.listen(port, "127.0.0.1");
    await new Promise((resolve) => application.once("listening", resolve));
    vi.stubEnv("VERCEL_BLOB_CALLBACK_URL", `http://127.0.0.1:${port}`);
    handleUploadUrl = `http://127.0.0.1:${port}/api/upload`;
  });
  afterAll(() => void application.close());

  test("go straight to the store, and the application hears of it, after refusing twice", async () => {
    refusals = 2;
    const blob = await upload("photo.png", Buffer.from("png"), { access: "public", handleUploadUrl, clientPayload: "ana" });
    expect(blob.pathname).toMatch(/^photo-\w{30}\.png$/);
    await untilCompleted(1);
    expect(completed).toEqual([{ pathname: blob.pathname, tokenPayload: "for ana" }]);
  });

  test("may only be what the application allowed", async () => {
    await expect(upload("page.html", "x", { access: "public", handleUploadUrl })).rejects.toThrow(BlobContentTypeNotAllowedError);
    await expect(upload("photo.png", Buffer.alloc(1_001), { access: "public", handleUploadUrl })).rejects.toThrow(BlobFileTooLargeError);
    const tokenFor = (extra: object) => generateClientTokenFromReadWriteToken({ token, pathname: "mine.png", ...extra });
    await expect(clientPut("other.png", "x", { access: "public", token: await tokenFor({}) })).rejects.toThrow(BlobPathnameMismatchError);
    await expect(clientPut("mine.png", "x", { access: "public", token: await tokenFor({ validUntil: Date.now() - 1 }) })).rejects.toThrow(BlobClientTokenExpiredError);
    const forged = await generateClientTokenFromReadWriteToken({ token: "vercel_blob_rw_contractstore_guess", pathname: "mine.png" });
    await expect(clientPut("mine.png", "x", { access: "public", token: forged })).rejects.toThrow(BlobAccessError);
    await expect(head("once.txt", { token: await tokenFor({}) })).rejects.toThrow(/client token/);
    expect((await list({ prefix: "mine" })).blobs).toEqual([]);
  });

  test("are answered across origins", async () => {
    const preflight = await fetch(`${service.url}/api/blob/?pathname=a`, { method: "OPTIONS", headers: { origin: "http://localhost:3000", "access-control-request-method": "PUT", "access-control-request-headers": "authorization,x-api-version" } });
    expect([preflight.headers.get("access-control-allow-origin"), preflight.headers.get("access-control-allow-headers")]).toEqual(["*", "authorization,x-api-version"]);
    const refused = await fetch(`${service.url}/api/blob/?pathname=a`, { method: "PUT", headers: { origin: "http://localhost:3000" } });
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([403, "*"]);
  });

  test("are told of twice when deliveries are duplicated", async () => {
    const before = completed.length;
    service.faults.replace([{ on: "delivery", kind: "duplicate", ...fault }]);
    await upload("twice.png", "x", { access: "public", handleUploadUrl });
    await untilCompleted(before + 2);
    expect(completed.at(-1)).toEqual(completed.at(-2));
  });
});

test("injected errors reach the SDK as its own, and a lost answer hides a finished upload", async () => {
  service.faults.replace([{ on: "request", kind: "error", ...fault, status: 503 }]);
  await expect(put("fault.txt", "x", { access: "public" })).rejects.toThrow(/not available/);
  service.faults.replace([{ on: "request", kind: "drop", ...fault }]);
  await expect(put("fault.txt", "x", { access: "public" })).rejects.toThrow();
  expect((await head("fault.txt")).size).toBe(1);
});

test("acknowledged blobs survive kill -9, and half-written ones leave nothing", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "blob-kill-"));
  const modulePath = path.join(import.meta.dirname, "index.ts");
  const settings = { ...(await options()), dataDir: home };
  let victim = await startServiceProcess(modulePath, settings);
  vi.stubEnv("VERCEL_BLOB_API_URL", `${victim.url}/api/blob`);
  const body = randomBytes(200_000);
  const acknowledged: string[] = [];
  const writers = Array.from({ length: 60 }, async (_, index) => {
    await put(`f/${index}.bin`, body, { access: "public" }).then(({ url }) => acknowledged.push(url), () => undefined);
    if (acknowledged.length === 20) await victim.kill();
  });
  await Promise.all(writers);
  await victim.kill();
  victim = await startServiceProcess(modulePath, settings);
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  for (const url of acknowledged) expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(body)).toBe(true);
  const { blobs } = await list({ prefix: "f/" });
  for (const { url } of blobs) expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(body.length);
  expect(readdirSync(path.join(home, "contents"))).toHaveLength(blobs.length);
  expect(readdirSync(path.join(home, "arriving"))).toEqual([]);
  await victim.kill();
  rmSync(home, { recursive: true });
});
