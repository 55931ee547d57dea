import { createServer, request as httpRequest, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { BuildFiles } from "./build-files";

const SCRIPT = Array.from({ length: 3_000 }, (_, index) => `function f${index}(a){return a+${index}}`).join("\n");
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** As a file is sent: its headers, then pieces, the last of them with the end. */
const asFile: RequestListener = ({ url, headers }, response) => {
  if (url?.includes("missing")) {
    response.statusCode = 404;
    response.setHeader("Content-Type", "text/plain");
    return void response.end("not found");
  }
  if (headers["if-none-match"]) {
    response.statusCode = 304;
    return void response.end();
  }
  response.setHeader("Content-Type", url?.includes(".woff2") ? "font/woff2" : "application/javascript; charset=UTF-8");
  response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  if (headers.range) {
    response.statusCode = 206;
    response.setHeader("Content-Range", `bytes 0-9/${SCRIPT.length}`);
    return void response.end(SCRIPT.slice(0, 10));
  }
  response.setHeader("Content-Length", Buffer.byteLength(SCRIPT));
  response.write(SCRIPT.slice(0, 5_000));
  setImmediate(() => response.end(SCRIPT.slice(5_000)));
};

async function serve(answer: RequestListener = asFile) {
  const files = new BuildFiles();
  let taken = false;
  const server = createServer((request, response) => {
    taken = files.attach(request, response);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer; taken: boolean }>((resolve, reject) => {
      httpRequest({ host: "127.0.0.1", port, path, method, headers }, (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece)).on("error", reject);
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces), taken }));
      }).on("error", reject).end();
    });
}

const FILE = "/_next/static/chunks/a.js";
const EVERY = { "accept-encoding": "gzip, deflate, br, zstd" };

describe("files of the build", () => {
  it("are sent smaller than an ordinary gzip, whole and with their headers, to one reader after another", async () => {
    const get = await serve();
    for (let reader = 0; reader < 3; reader += 1) {
      const { status, headers, body } = await get(`${FILE}?dpl=${reader}`, EVERY);
      expect([status, headers["content-encoding"], headers["content-length"], headers.vary]).toEqual([200, "br", String(body.length), "Accept-Encoding"]);
      expect(headers["cache-control"]).toContain("immutable");
      expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
      expect(body.length).toBeLessThan(gzipSync(SCRIPT).length);
    }
  });

  it("are sent in what a reader takes, or as they are", async () => {
    const get = await serve();
    expect(gunzipSync((await get(FILE, { "accept-encoding": "br;q=0, gzip" })).body).toString()).toBe(SCRIPT);
    const plain = await get(FILE);
    expect([plain.taken, plain.headers["content-encoding"], plain.body.toString()]).toEqual([false, undefined, SCRIPT]);
  });

  it("many readers at once of a file that is not compressed yet get all of it", async () => {
    const get = await serve();
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(FILE, EVERY)));
    for (const { body } of answers) expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  });

  it("are compressed anew when there is another text under the name, as after a build beside a running server", async () => {
    let text = "let first = 1;".repeat(200);
    const get = await serve((_, response) => {
      response.setHeader("Content-Type", "application/javascript");
      response.end(text);
    });
    expect(brotliDecompressSync((await get(FILE, EVERY)).body).toString()).toBe(text);
    text = "let second = 22;".repeat(200);
    expect(brotliDecompressSync((await get(FILE, EVERY)).body).toString()).toBe(text);
  });

  it("leave alone what is no text, a part, an error, a word that nothing changed, and everything else", async () => {
    const get = await serve();
    const font = await get("/_next/static/media/a.woff2", EVERY);
    expect([font.headers["content-encoding"], font.body.toString()]).toEqual([undefined, SCRIPT]);
    const part = await get(FILE, { ...EVERY, range: "bytes=0-9" });
    expect([part.status, part.headers["content-encoding"], part.body.toString()]).toEqual([206, undefined, SCRIPT.slice(0, 10)]);
    expect((await get("/_next/static/missing.js", EVERY))).toMatchObject({ status: 404, body: Buffer.from("not found") });
    expect(await get(FILE, { ...EVERY, "if-none-match": '"a"' })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect((await get("/es/courses", EVERY)).taken).toBe(false);
    expect((await get(FILE, EVERY, "HEAD")).taken).toBe(false);
  });
});
