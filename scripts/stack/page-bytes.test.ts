import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PageBytes } from "./page-bytes";

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** A clock, and who is told when the page's own server is asked and what it does for a POST. */
type Watch = { now?: () => number; onAsked?: () => void; work?: () => Promise<void> };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Answers like Next: headers first, then the whole page as one string. */
async function serve(page: { html: string; headers?: Record<string, string>; status?: number }, { now, onAsked, work }: Watch = {}) {
  const bytes = new PageBytes(now);
  const server = createServer(async (request, response) => {
    if (bytes.answer(request, response)) return;
    onAsked?.();
    if (request.method === "POST") {
      await work?.();
      return response.end("done");
    }
    response.statusCode = page.status ?? 200;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Vary", "rsc");
    response.setHeader("x-nextjs-cache", "HIT");
    for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, value);
    bytes.attach(request, response);
    response.setHeader("Content-Length", Buffer.byteLength(page.html));
    response.end(page.html);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return (headers: Record<string, string>, path = "/es", method = "GET") => get(port, path, headers, method);
}

function get(port: number, path: string, headers: Record<string, string>, method: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: "127.0.0.1", port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    asked.on("error", reject).end();
  });
}

const PAGE = { html: `<p>${"Índices que aceleran. ".repeat(200)}</p>` };

/** The bytes are made beside the first answer: asks until they are there. */
async function whenKept(ask: (headers: Record<string, string>) => Promise<Answer>, headers: Record<string, string>): Promise<Answer> {
  return vi.waitFor(async () => {
    const answer = await ask(headers);
    expect(answer.headers["content-encoding"]).toBeDefined();
    return answer;
  });
}

describe("the kept bytes of cached pages", () => {
  it("answers the first visitor as it came and later ones compressed, with the same text", async () => {
    const ask = await serve(PAGE);
    expect((await ask({ "accept-encoding": "gzip, br" })).body.toString("utf8")).toBe(PAGE.html);
    const brotli = await whenKept(ask, { "accept-encoding": "gzip, deflate, br, zstd" });
    expect(brotli.headers).toMatchObject({ "content-encoding": "br", "content-length": String(brotli.body.length), vary: "rsc, Accept-Encoding" });
    expect(brotliDecompressSync(brotli.body).toString("utf8")).toBe(PAGE.html);
    expect(gunzipSync((await ask({ "accept-encoding": "gzip" })).body).toString("utf8")).toBe(PAGE.html);
  });

  it("sends no encoding that the visitor refuses", async () => {
    const ask = await serve(PAGE);
    await whenKept(ask, { "accept-encoding": "br" });
    expect((await ask({ "accept-encoding": "br;q=0, gzip" })).headers["content-encoding"]).toBe("gzip");
    expect((await ask({ "accept-encoding": "identity" })).body.toString("utf8")).toBe(PAGE.html);
    expect((await ask({})).headers["content-encoding"]).toBeUndefined();
  });

  it("says 304 to whom has this version, and not to a reload without cache", async () => {
    const ask = await serve(PAGE);
    const { headers } = await whenKept(ask, { "accept-encoding": "br" });
    const known = { "accept-encoding": "br", "if-none-match": `"other", W/${String(headers.etag)}` };
    expect(await ask(known)).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect((await ask({ ...known, "cache-control": "no-cache" })).status).toBe(200);
  });

  it("answers no version older than a second: a page that changed is sent as it is now", async () => {
    const page = { ...PAGE };
    const clock = { ms: 0 };
    const ask = await serve(page, { now: () => clock.ms });
    const old = await whenKept(ask, { "accept-encoding": "br" });
    page.html = "<p>New</p>";
    clock.ms = 1_000;
    const answer = await ask({ "accept-encoding": "br", "if-none-match": String(old.headers.etag) });
    expect(answer.status).toBe(200);
    expect(answer.body.toString("utf8")).toBe("<p>New</p>");
    const next = await whenKept(ask, { "accept-encoding": "br" });
    expect(brotliDecompressSync(next.body).toString("utf8")).toBe("<p>New</p>");
  });

  it.each([
    ["a page that is not from the cache", { headers: { "x-nextjs-cache": "" }, status: 404 }],
    ["what is not a page", { headers: { "Content-Type": "text/x-component" } }],
    ["what is compressed already", { headers: { "Content-Encoding": "identity" } }],
  ])("leaves alone %s", async (_name, change) => {
    const ask = await serve({ ...PAGE, ...change });
    for (let visit = 0; visit < 30; visit += 1) {
      expect((await ask({ "accept-encoding": "br" })).body.toString("utf8")).toBe(PAGE.html);
    }
  });
});

describe("a page that was confirmed just now", () => {
  const br = { "accept-encoding": "br" };

  /** A page whose bytes are kept and confirmed at second 0, and a count of how often its server was asked since. */
  async function confirmed(work?: () => Promise<void>) {
    const clock = { ms: 0 };
    const page = { ...PAGE, headers: { "X-Frame-Options": "DENY" } };
    let asked = 0;
    const ask = await serve(page, { now: () => clock.ms, onAsked: () => (asked += 1), ...(work && { work }) });
    const first = await whenKept(ask, br);
    asked = 0;
    return { clock, page, ask, first, asked: () => asked };
  }

  it("is sent for a second without asking, with the same headers, and then confirmed again", async () => {
    const { clock, ask, first, asked } = await confirmed();
    clock.ms = 999;
    const again = await ask(br);
    expect(asked()).toBe(0);
    expect({ ...again.headers, date: "" }).toEqual({ ...first.headers, date: "" });
    expect(again.body).toEqual(first.body);
    expect(await ask({ ...br, "if-none-match": String(first.headers.etag) })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(asked()).toBe(0);
    clock.ms = 1_000;
    await ask(br);
    expect(asked()).toBe(1);
  });

  it("is not sent after a request that may have changed it, nor while one runs", async () => {
    let finish = (): void => undefined;
    const running = new Promise<void>((resolve) => (finish = resolve));
    const { clock, page, ask, asked } = await confirmed(() => running);
    clock.ms = 10;
    const post = ask({}, "/api", "POST");
    await vi.waitFor(() => expect(asked()).toBe(1));
    page.html = "<p>New</p>";
    expect((await ask(br)).body.toString("utf8")).toBe("<p>New</p>");
    finish();
    await post;
    clock.ms = 20;
    const next = await whenKept(ask, br);
    expect(brotliDecompressSync(next.body).toString("utf8")).toBe("<p>New</p>");
  });

  it("gives way at once to a version that its server has sent since", async () => {
    const { page, ask } = await confirmed();
    page.html = "<p>New</p>";
    expect((await ask({})).body.toString("utf8")).toBe("<p>New</p>");
    const next = await ask(br);
    const body = next.headers["content-encoding"] === "br" ? brotliDecompressSync(next.body) : next.body;
    expect(body.toString("utf8")).toBe("<p>New</p>");
  });

  it.each([
    ["a part of the page, for Next's router", { rsc: "1" }, "/es"],
    ["what a reload gets", { "cache-control": "max-age=0" }, "/es"],
    ["a draft", { cookie: "a=b; __prerender_bypass=x" }, "/es"],
    ["another address", {}, "/es?q=1"],
  ])("is not %s", async (_name, headers, path) => {
    const { ask, asked } = await confirmed();
    await ask({ ...br, ...headers }, path);
    expect(asked()).toBe(1);
  });

  it("is asked for each time when it was stale", async () => {
    const { clock, page, ask, asked } = await confirmed();
    clock.ms = 5_000;
    Object.assign(page.headers, { "x-nextjs-cache": "STALE" });
    await ask(br);
    await ask(br);
    expect(asked()).toBe(2);
  });
});
