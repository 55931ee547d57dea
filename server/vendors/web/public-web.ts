import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address";
import { readTarget, type WebTarget } from "./read-target";
import type { PublicWeb, WebAnswer } from "./types";

export type ResolvedAddress = { address: string; family: number };

type Options = {
  /** Says who asks, and where to complain. */
  userAgent: string;
  /** All addresses of a name; throws an error with the resolver's code. */
  resolve?: (name: string) => Promise<ResolvedAddress[]>;
  isAllowed?: (ip: string) => boolean;
  ports?: ReadonlySet<number>;
  timeoutMs?: number;
};

type Method = "HEAD" | "GET";
type Asker = Required<Options>;
type Reply = { status: number; location: string | undefined };

const TIMEOUT_MS = 10_000;
const MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 16_384;
const RANGE = "bytes=0-1023";
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const TOO_MANY_REQUESTS = 429;
const FIRST_ERROR = 400;
/** What resolvers say of a name that is not there. */
const NO_SUCH_NAME: ReadonlySet<string> = new Set(["ENOTFOUND", "ENODATA"]);
/** Reserved by IANA and always there (RFC 2606). */
const CONTROL_NAME = "example.com";

/**
 * Asks addresses of the public web over connections of its own: a name is looked up once, every address of it must be
 * public, and the connection goes to that very address, so a name that points elsewhere a moment later changes nothing.
 * Each redirect is looked at anew. It keeps no cookies, follows no proxy and reads no body: headers are enough.
 */
export function publicWeb(options: Options): PublicWeb {
  const asker: Asker = { resolve: resolveByMachine, isAllowed: isPublicAddress, ports: new Set([80, 443]), timeoutMs: TIMEOUT_MS, ...options };
  return {
    async ask(address) {
      const signal = AbortSignal.timeout(asker.timeoutMs);
      try {
        return await follow(asker, address, signal);
      } catch (error) {
        if (signal.aborted) return { kind: "failed", reason: "timeout" };
        return error instanceof WebRefusal ? error.answer : { kind: "failed", reason: "connection" };
      }
    },
    async isOnline() {
      const found = await within(AbortSignal.timeout(asker.timeoutMs), asker.resolve(CONTROL_NAME)).catch(() => []);
      return found.length > 0;
    },
  };
}

/** Ends an asking with this answer. */
class WebRefusal extends Error {
  constructor(readonly answer: WebAnswer) {
    super(answer.kind);
  }
}

async function follow(asker: Asker, first: string, signal: AbortSignal): Promise<WebAnswer> {
  let address = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const target = readTarget(address, asker.ports);
    if (!target) return { kind: "refused" };
    const ip = await choose(asker, target, signal);
    const { status, location } = await headThenGet(asker, target, ip, signal);
    if (!REDIRECTS.has(status) || location === undefined) return { kind: "answered", status };
    const next = URL.parse(location, target.url);
    if (!next) return { kind: "answered", status };
    address = next.href;
  }
  return { kind: "failed", reason: "redirects" };
}

/** The address to connect to. One that is not public among those of a name refuses the name. */
async function choose(asker: Asker, { host, isIp }: WebTarget, signal: AbortSignal): Promise<ResolvedAddress> {
  const found = isIp ? [{ address: host, family: host.includes(":") ? 6 : 4 }] : await find(asker, host, signal);
  const [preferred = found[0]] = found.filter(({ family }) => family === 4);
  if (!preferred) throw new WebRefusal({ kind: "no_such_name" });
  if (!found.every(({ address }) => asker.isAllowed(address))) throw new WebRefusal({ kind: "refused" });
  return preferred;
}

async function find(asker: Asker, host: string, signal: AbortSignal): Promise<ResolvedAddress[]> {
  try {
    return await within(signal, asker.resolve(host));
  } catch (error) {
    signal.throwIfAborted();
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new WebRefusal(NO_SUCH_NAME.has(code) ? { kind: "no_such_name" } : { kind: "failed", reason: "name_service" });
  }
}

/** Some servers know only GET, and some say "not found" to HEAD alone: a refusal counts when GET hears it too. */
async function headThenGet(asker: Asker, target: WebTarget, ip: ResolvedAddress, signal: AbortSignal): Promise<Reply> {
  const head = await send(asker, target, ip, "HEAD", signal).catch((error: unknown) => {
    // A server may also hang up on what it does not know.
    if (isHangUp(error)) return null;
    throw error;
  });
  if (head && (head.status < FIRST_ERROR || head.status === TOO_MANY_REQUESTS)) return head;
  return send(asker, target, ip, "GET", signal);
}

function isHangUp(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ECONNRESET" || String(error.code).startsWith("HPE_"));
}

/** Resolves with the headers and hangs up: not one byte of the body is asked of the socket. */
function send({ userAgent }: Asker, { url, host, port, isSecure, isIp }: WebTarget, ip: ResolvedAddress, method: Method, signal: AbortSignal): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = (isSecure ? https : http).request({
      method, port, signal, host,
      path: `${url.pathname}${url.search}`,
      agent: false,
      lookup: pinnedTo(ip),
      maxHeaderSize: MAX_HEADER_BYTES,
      headers: { host: url.host, "user-agent": userAgent, accept: "text/html,application/xhtml+xml,*/*;q=0.8", ...(method === "GET" && { range: RANGE }) },
      ...(isSecure && !isIp && { servername: host }),
    });
    request.on("response", (response) => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      response.destroy();
    });
    request.on("error", reject);
    // Without an answer and without an error, as after an unasked change of protocol.
    request.on("close", () => reject(new Error("the connection ended without an answer")));
    request.end();
  });
}

/** The connection's own look-up answers what was looked up and found public, whatever the name says by now. */
function pinnedTo({ address, family }: ResolvedAddress): LookupFunction {
  return (_name, options, answer) => (options.all ? answer(null, [{ address, family }]) : answer(null, address, family));
}

function resolveByMachine(name: string): Promise<ResolvedAddress[]> {
  return lookup(name, { all: true, order: "verbatim" });
}

/** Name look-ups cannot be cut off: whoever waits for one can. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
