import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { acceptedEncoding } from "./accepted-encoding.ts";

const ENCODINGS = ["br", "gzip"] as const;
type Encoding = (typeof ENCODINGS)[number];
type Kept = {
  html: string;
  etag: string;
  bodies: Readonly<Record<Encoding, Buffer>>;
  /** Next's headers with this text, without length, encoding and tag. */
  headers: OutgoingHttpHeaders;
  /** When the request began in which Next last sent exactly this text out of its cache, fresh. */
  confirmedAt: number;
};

const MAX_BYTES = 32 * 1024 * 1024;
/** Slower than Next's on-the-fly compression and a third smaller; paid once for a version of a page. */
const BROTLI_QUALITY = 9;
/** How long a page is sent without asking Next again. */
const CONFIRMED_MS = 1_000;
const SAFE_METHODS: ReadonlySet<string | undefined> = new Set(["GET", "HEAD", "OPTIONS"]);
/** With these Next answers something else at the same address: a part of the page for its router, or a draft. */
const OTHER_ANSWERS = ["rsc", "next-router-state-tree", "next-router-prefetch", "next-router-segment-prefetch"] as const;
/** What browsers send when their reader reloads the page (RFC 9111, section 5.2.1). */
const RELOAD = /\b(?:no-cache|max-age=0)\b/;
const DRAFT_COOKIES = /(?:^|;\s*)__(?:prerender_bypass|next_preview_data)=/;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/**
 * Keeps the compressed bytes of pages that Next serves from its cache. Next compresses and hashes the same text again
 * for every visitor, which costs several times what finding the page does; here each version of a page is compressed
 * and hashed once, off the main thread, and later visitors get those bytes, or a 304. Within a second of Next's word
 * that a page is as it was, Next is not asked at all, unless somebody may have changed something meanwhile.
 */
export class PageBytes {
  private readonly pages = new Map<string, Kept>();
  private readonly pending = new Set<string>();
  private bytes = 0;
  private changes = 0;
  private changedAt = Number.NEGATIVE_INFINITY;

  private readonly now: () => number;

  /** `now` is the monotonic time in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /**
   * Sends the kept page when Next confirmed it less than a second ago, and says so; else Next must answer. A request
   * that may change something ends that second for all pages, and while one runs no page is sent this way: whoever
   * publishes a course sees it with their next request, and a reload is always a question to Next.
   */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (!SAFE_METHODS.has(request.method)) {
      this.changes += 1;
      response.once("close", () => {
        this.changes -= 1;
        this.changedAt = this.now();
      });
      return false;
    }
    if (this.changes > 0 || !isForPage(request) || RELOAD.test(request.headers["cache-control"] ?? "")) return false;
    const kept = this.pages.get(request.url ?? "");
    const encoding = acceptedEncoding(request, ENCODINGS);
    if (!kept || !encoding || kept.confirmedAt <= this.changedAt || this.now() - kept.confirmedAt >= CONFIRMED_MS) return false;
    for (const [name, value] of Object.entries(kept.headers)) if (value !== undefined) response.setHeader(name, value);
    sendKept(request, response, kept, encoding);
    return true;
  }

  /**
   * Takes over the end of an answer when it is a cached page whose bytes are kept. Call it after `compressAnswer`, whose
   * end would compress the page again.
   */
  attach(request: IncomingMessage, response: ServerResponse): void {
    if (!isForPage(request)) return;
    const askedAt = this.now();
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
    response.end = ((...args: unknown[]) => {
      const [body] = args;
      if (typeof body !== "string" || !isCachedPage(response)) return end(...args);
      const kept = this.find(path, body);
      const encoding = acceptedEncoding(request, ENCODINGS);
      if (!kept || !encoding) return end(...args);
      response.removeHeader("Content-Length");
      if (response.getHeader("x-nextjs-cache") === "HIT" && response.getHeader("set-cookie") === undefined) {
        kept.headers = response.getHeaders();
        kept.confirmedAt = askedAt;
      }
      return sendKept(request, response, kept, encoding, end);
    }) as ServerResponse["end"];
  }

  /** The bytes of exactly this text, or nothing yet: then they are made for the next visitor. */
  private find(path: string, html: string): Kept | undefined {
    const kept = this.pages.get(path);
    if (kept?.html === html) {
      this.pages.delete(path);
      this.pages.set(path, kept);
      return kept;
    }
    if (kept) kept.confirmedAt = Number.NEGATIVE_INFINITY;
    if (!this.pending.has(path)) {
      this.pending.add(path);
      void this.keep(path, html).finally(() => this.pending.delete(path));
    }
    return undefined;
  }

  private async keep(path: string, html: string): Promise<void> {
    const plain = Buffer.from(html, "utf8");
    const [br, gz] = await Promise.all([toBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }), toGzip(plain)]);
    const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
    this.drop(path);
    this.pages.set(path, { html, etag, bodies: { br, gzip: gz }, headers: {}, confirmedAt: Number.NEGATIVE_INFINITY });
    this.bytes += sizeOf(br, gz, html);
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= MAX_BYTES) break;
      this.drop(oldest);
    }
  }

  private drop(path: string): void {
    const kept = this.pages.get(path);
    if (!kept) return;
    this.pages.delete(path);
    this.bytes -= sizeOf(kept.bodies.br, kept.bodies.gzip, kept.html);
  }
}

/** What may be answered with a whole page: not a part of one for Next's router, nor a draft. */
function isForPage({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && !OTHER_ANSWERS.some((name) => headers[name] !== undefined) && !DRAFT_COOKIES.test(headers.cookie ?? "");
}

function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  kept: Kept,
  encoding: Encoding,
  end: (...args: unknown[]) => ServerResponse = response.end.bind(response) as (...args: unknown[]) => ServerResponse,
): ServerResponse {
  response.setHeader("ETag", kept.etag);
  response.setHeader("Vary", [response.getHeader("Vary"), "Accept-Encoding"].filter(Boolean).join(", "));
  if (isFresh(request, kept.etag)) {
    response.statusCode = 304;
    return end();
  }
  response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", kept.bodies[encoding].length);
  return end(kept.bodies[encoding]);
}

/** A string may take two bytes a character. */
function sizeOf(br: Buffer, gz: Buffer, html: string): number {
  return br.length + gz.length + html.length * 2;
}

/** True for a page out of Next's cache whose headers may still change. */
function isCachedPage(response: ServerResponse): boolean {
  return (
    response.statusCode === 200 &&
    !response.headersSent &&
    response.getHeader("x-nextjs-cache") !== undefined &&
    response.getHeader("content-encoding") === undefined &&
    String(response.getHeader("content-type")).startsWith("text/html")
  );
}

/** RFC 9110, section 13.1.2: weak comparison; a reload with `no-cache` wants the whole page. */
function isFresh({ headers }: IncomingMessage, etag: string): boolean {
  if (/\bno-cache\b/.test(headers["cache-control"] ?? "")) return false;
  return (headers["if-none-match"] ?? "").split(",").some((candidate) => candidate.trim() === "*" || candidate.trim().replace(/^W\//, "") === etag);
}
