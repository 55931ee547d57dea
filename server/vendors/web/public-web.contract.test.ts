import http, { type RequestListener } from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBadInput } from "@/tests/harness/bad-input";
import { isPublicAddress } from "./public-address";
import { publicWeb, type ResolvedAddress } from "./public-web";
import { INSIDE_ADDRESSES, PUBLIC_ADDRESSES, SSRF_TARGETS } from "./testing/ssrf-targets";

/** The one address that counts as public here, and one that does not, on which somebody listens all the same. */
const OUTSIDE = "127.0.0.1";
const INSIDE = "127.0.0.2";

type Names = Record<string, ResolvedAddress[] | (() => ResolvedAddress[])>;
type Seen = { method: string; url: string; headers: http.IncomingHttpHeaders };

let port: number;
let handle: RequestListener = (_, response) => void response.end();
const seen: Seen[] = [];
const servers: net.Server[] = [];
let insideConnections = 0;

beforeAll(async () => {
  const outside = http.createServer((request, response) => {
    seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
    handle(request, response);
  });
  await new Promise<void>((done) => void outside.listen(0, OUTSIDE, done));
  port = (outside.address() as AddressInfo).port;
  const inside = net.createServer((socket) => {
    insideConnections += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => void inside.listen(port, INSIDE, done));
  servers.push(outside, inside);
});
afterAll(() => servers.forEach((server) => void server.close()));

const at = (...addresses: string[]): ResolvedAddress[] => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
const lookupError = (code: string) => Object.assign(new Error(code), { code });

/** A web in which `site.example` is the listening server, and port numbers other than its own are the real ones. */
function webWith(names: Names = {}, timeoutMs = 5_000) {
  const book: Names = { "site.example": at(OUTSIDE), ...names };
  const asked: string[] = [];
  const web = publicWeb({
    userAgent: "CriterioLinkCheck/1.0 (+https://school.example)",
    timeoutMs,
    ports: new Set([80, 443, port]),
    isAllowed: (ip) => ip === OUTSIDE || isPublicAddress(ip),
    resolve: async (name) => {
      asked.push(name);
      const found = book[name];
      if (!found) throw lookupError("ENOTFOUND");
      return typeof found === "function" ? found() : found;
    },
  });
  return { web, asked };
}

const site = (path = "/") => `http://site.example:${port}${path}`;
const answerWith = (status: number, headers: http.OutgoingHttpHeaders = {}) => {
  handle = (_, response) => void response.writeHead(status, headers).end();
};

describe("which IP addresses are of the public web", () => {
  it.each(INSIDE_ADDRESSES)("%s is not", (ip) => expect(isPublicAddress(ip)).toBe(false));
  it.each(PUBLIC_ADDRESSES)("%s is", (ip) => expect(isPublicAddress(ip)).toBe(true));
});

describe("addresses of the inside", () => {
  /** Names of the web that lead inside, as those of rebinding services, lead to where a connection would be counted. */
  const guarded = () => publicWeb({ userAgent: "test", timeoutMs: 2_000, resolve: async () => at(INSIDE), ports: new Set([80, 443, port]) });

  it("are refused without a connection, in every spelling", async () => {
    const given = readBadInput<string[]>("ssrf-urls.json") ?? [];
    const targets = [...new Set([...given, ...SSRF_TARGETS, ...INSIDE_ADDRESSES.map((ip) => `http://${ip.includes(":") ? `[${ip}]` : ip}:${port}/`)])];
    expect(targets.length).toBeGreaterThanOrEqual(120);
    const before = insideConnections;
    const answers = await Promise.all(targets.map(async (target) => ({ target, answer: await guarded().ask(target) })));
    expect(answers.filter(({ answer }) => answer.kind !== "refused")).toEqual([]);
    expect(insideConnections).toBe(before);
  });

  it("are refused as the place that a redirect leads to, by number and by name", async () => {
    const { web } = webWith({ "inner.example": at(INSIDE) });
    const before = insideConnections;
    for (const location of [`http://${INSIDE}:${port}/`, `http://inner.example:${port}/`, `//inner.example:${port}`, "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "gopher://site.example/", `http://user@site.example:${port}/`, "http://localhost/"]) {
      answerWith(302, { location });
      expect(await web.ask(site()), location).toEqual({ kind: "refused" });
    }
    expect(insideConnections).toBe(before);
  });

  it("are refused where only one of a name's addresses is one", async () => {
    const { web } = webWith({ "both.example": at(OUTSIDE, INSIDE), "mapped.example": at(OUTSIDE, "::ffff:10.0.0.1") });
    const requests = seen.length;
    expect(await web.ask(`http://both.example:${port}/`)).toEqual({ kind: "refused" });
    expect(await web.ask(`http://mapped.example:${port}/`)).toEqual({ kind: "refused" });
    expect(seen.length).toBe(requests);
  });

  it("are not reached by a name that points there after it was looked up", async () => {
    let turn = 0;
    const { web, asked } = webWith({ "rebind.example": () => at((turn += 1) === 1 ? OUTSIDE : INSIDE) });
    answerWith(200);
    const before = insideConnections;
    expect(await web.ask(`http://rebind.example:${port}/`)).toEqual({ kind: "answered", status: 200 });
    expect(asked).toEqual(["rebind.example"]);
    handle = (_, response) => void response.writeHead(302, { location: `http://rebind.example:${port}/again` }).end();
    turn = 0;
    expect(await web.ask(`http://rebind.example:${port}/`)).toEqual({ kind: "refused" });
    expect(insideConnections).toBe(before);
  });
});

describe("an address of the web", () => {
  it("is asked by HEAD, says who asks and keeps no cookies", async () => {
    const { web } = webWith();
    seen.length = 0;
    handle = (request, response) => void response.writeHead(request.url === "/a?b=1" ? 301 : 200, { location: "/c#d", "set-cookie": "a=b" }).end();
    expect(await web.ask(site("/a?b=1"))).toEqual({ kind: "answered", status: 200 });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["HEAD /a?b=1", "HEAD /c"]);
    expect(seen[1]?.headers).toMatchObject({ host: `site.example:${port}`, "user-agent": "CriterioLinkCheck/1.0 (+https://school.example)" });
    expect(seen.some(({ headers }) => headers.cookie !== undefined || headers.authorization !== undefined)).toBe(false);
  });

  it("is asked by GET for a small part where HEAD is refused or cut off", async () => {
    const { web } = webWith();
    for (const refuse of [(response: http.ServerResponse) => response.writeHead(405).end(), (response: http.ServerResponse) => response.writeHead(404).end(), (response: http.ServerResponse) => response.destroy()]) {
      seen.length = 0;
      handle = (request, response) => void (request.method === "HEAD" ? refuse(response) : response.writeHead(206).end("x"));
      expect(await web.ask(site())).toEqual({ kind: "answered", status: 206 });
      expect(seen.map(({ method, headers }) => [method, headers.range])).toEqual([["HEAD", undefined], ["GET", "bytes=0-1023"]]);
    }
  });

  it("that asks for patience is not asked a second time", async () => {
    const { web } = webWith();
    seen.length = 0;
    answerWith(429);
    expect(await web.ask(site())).toEqual({ kind: "answered", status: 429 });
    expect(seen).toHaveLength(1);
  });

  it("says what it says: gone, forbidden, broken, a redirect to nowhere", async () => {
    const { web } = webWith();
    for (const status of [404, 410, 401, 403, 500, 503, 304]) {
      answerWith(status);
      expect(await web.ask(site())).toEqual({ kind: "answered", status });
    }
    answerWith(302);
    expect(await web.ask(site())).toEqual({ kind: "answered", status: 302 });
    answerWith(302, { location: "http://[" });
    expect(await web.ask(site())).toEqual({ kind: "answered", status: 302 });
  });

  it("is followed over five redirects and no further", async () => {
    const { web } = webWith();
    handle = (request, response) => {
      const left = Number(request.url?.slice(1));
      response.writeHead(left === 0 ? 200 : 302, { location: `/${left - 1}` }).end();
    };
    expect(await web.ask(site("/5"))).toEqual({ kind: "answered", status: 200 });
    expect(await web.ask(site("/6"))).toEqual({ kind: "failed", reason: "redirects" });
  });

  it("without such a name is told from a name service that does not answer", async () => {
    const { web } = webWith({ "later.example": () => { throw lookupError("EAI_AGAIN"); }, "none.example": [] });
    expect(await web.ask(`http://gone.example:${port}/`)).toEqual({ kind: "no_such_name" });
    expect(await web.ask(`http://none.example:${port}/`)).toEqual({ kind: "no_such_name" });
    expect(await web.ask(`http://later.example:${port}/`)).toEqual({ kind: "failed", reason: "name_service" });
    expect([await web.isOnline(), await webWith({ "example.com": at("93.184.215.14") }).web.isOnline()]).toEqual([false, true]);
  });

  it("takes no longer than its time, whether it is slow, trickles its headers or is never looked up", async () => {
    const { web } = webWith({}, 300);
    handle = () => undefined;
    expect(await web.ask(site())).toEqual({ kind: "failed", reason: "timeout" });
    handle = (request) => {
      request.socket.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => request.socket.write("x-a: b\r\n"), 50);
      request.socket.on("close", () => clearInterval(drip));
    };
    expect(await web.ask(site())).toEqual({ kind: "failed", reason: "timeout" });
    const never = publicWeb({ userAgent: "test", timeoutMs: 100, resolve: () => new Promise(() => undefined) });
    expect(await never.ask("http://site.example/")).toEqual({ kind: "failed", reason: "timeout" });
    expect(await never.isOnline()).toBe(false);
  });

  it("may send a body without end, or headers without end: neither is read", async () => {
    const { web } = webWith();
    const chunk = Buffer.alloc(65_536, "a");
    let sent = 0;
    const ended = new Promise<void>((done) => {
      handle = (request, response) => {
        if (request.method === "HEAD") return void response.writeHead(501).end();
        response.writeHead(200);
        const pump = (): void => {
          while (!response.destroyed && response.write(chunk)) sent += chunk.length;
          if (!response.destroyed) response.once("drain", pump);
        };
        response.on("close", done);
        pump();
      };
    });
    expect(await web.ask(site())).toEqual({ kind: "answered", status: 200 });
    await ended;
    expect(sent, "what the machine's own buffers take").toBeLessThan(16_000_000);
    handle = (request) => void request.socket.write(`HTTP/1.1 200 OK\r\nx-a: ${"a".repeat(60_000)}`);
    expect(await web.ask(site())).toEqual({ kind: "failed", reason: "connection" });
  });

  it("that speaks no HTTP, changes the protocol or is not there has failed", async () => {
    const { web } = webWith();
    handle = (request) => void request.socket.end("SSH-2.0-OpenSSH_9.2\r\n");
    expect(await web.ask(site())).toEqual({ kind: "failed", reason: "connection" });
    handle = (request) => void request.socket.end("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
    expect(await web.ask(site())).toEqual({ kind: "failed", reason: "connection" });
    expect(await web.ask(`https://site.example:${port}/`)).toEqual({ kind: "failed", reason: "connection" });
  });
});
