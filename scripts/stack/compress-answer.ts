import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { constants, createBrotliCompress, createGzip, createZstdCompress, brotliCompressSync, gzipSync, zstdCompressSync, type BrotliOptions, type ZlibOptions, type ZstdOptions } from "node:zlib";
import { acceptedEncoding } from "./accepted-encoding.ts";

const ENCODINGS = ["zstd", "br", "gzip"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** How long an answer's first pieces wait for its end, in milliseconds. Most pages are whole by then. */
const HOLD_MS = 8;
/** What is longer is compressed in pieces, off the main thread. */
const WHOLE_BYTES = 512 * 1024;
/** Below this, compressing saves no packet. */
const LEAST_BYTES = 1_024;
const COMPRESSIBLE = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript|wasm)\b|image\/svg\+xml)/;

// Levels at which an answer made for one reader costs least from here to them.
const ZSTD: ZstdOptions = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 17 } };
const BROTLI: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } };
const GZIP: ZlibOptions = { level: 3 };

const WHOLE: Readonly<Record<Encoding, (bytes: Buffer) => Buffer>> = {
  zstd: (bytes) => zstdCompressSync(bytes, ZSTD),
  br: (bytes) => brotliCompressSync(bytes, BROTLI),
  gzip: (bytes) => gzipSync(bytes, GZIP),
};
const STREAM = {
  zstd: () => ({ stream: createZstdCompress(ZSTD), flush: constants.ZSTD_e_flush }),
  br: () => ({ stream: createBrotliCompress(BROTLI), flush: constants.BROTLI_OPERATION_FLUSH }),
  gzip: () => ({ stream: createGzip(GZIP), flush: constants.Z_SYNC_FLUSH }),
} as const;

export type Chunk = string | Uint8Array;
type Done = (error?: Error | null) => void;
type Piece = { bytes: Buffer | null; done: Done | undefined };
type Raw = { write(chunk: Uint8Array): boolean; end(chunk?: Uint8Array): unknown };

/**
 * Compresses what is answered to `request`, in the encoding that its client likes best. Next compresses piece by piece,
 * which for a page made of a dozen small writes costs a third of making it: here a page that is whole within 8 ms is
 * compressed once and sent in one piece, and only what takes longer goes out in pieces, each as soon as those 8 ms are
 * over. Call it before anything is written. Leaves alone what has an encoding, is no text, is a part (RFC 9110,
 * section 14.4), or may not be transformed (RFC 9111, section 5.2.2.6).
 */
export function compressAnswer(request: IncomingMessage, response: ServerResponse): void {
  const encoding = acceptedEncoding(request, ENCODINGS);
  const raw: Raw = { write: response.write.bind(response), end: response.end.bind(response) };
  const rawFlushHeaders = response.flushHeaders.bind(response);
  let held: Piece[] | null = [];
  let heldBytes = 0;
  let timer: NodeJS.Timeout | null = null;
  let send: ((chunk: Buffer, done: Done | undefined) => boolean) | null = null;
  let finish: (() => void) | null = null;
  let isOver = false;

  /** Sends what is held and decides how the rest goes out. */
  const begin = (): void => {
    if (!held) return;
    const pieces = held;
    held = null;
    if (timer) clearTimeout(timer);
    if (isCompressible(request, response) && encoding) [send, finish] = streamInto(response, raw, encoding);
    for (const { bytes, done } of pieces) if (bytes) write(bytes, done);
    if (pieces.length === 0) rawFlushHeaders();
  };
  const write = (bytes: Buffer, done: Done | undefined): boolean => {
    if (send) return send(bytes, done);
    const isTaken = raw.write(bytes);
    if (done) process.nextTick(done);
    return isTaken;
  };
  const holdOn = (): void => {
    timer ??= setTimeout(begin, HOLD_MS);
  };
  response.once("close", () => timer && clearTimeout(timer));

  deferHead(response, () => held !== null);
  response.flushHeaders = () => (held ? holdOn() : undefined);
  response.write = ((chunk: Chunk, ...rest: unknown[]) => {
    const { bytes, done } = pieceOf(chunk, rest);
    if (!held || !bytes) return bytes ? write(bytes, done) : true;
    held.push({ bytes, done });
    heldBytes += bytes.length;
    if (heldBytes > WHOLE_BYTES) begin();
    else holdOn();
    return true;
  }) as ServerResponse["write"];
  response.end = ((...args: unknown[]) => {
    if (isOver) return response;
    isOver = true;
    const { bytes, done } = typeof args[0] === "function" ? { bytes: null, done: args[0] as Done } : pieceOf(args[0] as Chunk | undefined, args.slice(1));
    if (done) response.once("finish", () => done());
    if (held && bytes) {
      held.push({ bytes, done: undefined });
      heldBytes += bytes.length;
    } else if (bytes) write(bytes, undefined);
    if (held && heldBytes > WHOLE_BYTES) begin();
    if (held) endWhole(held);
    else if (finish) finish();
    else raw.end();
    return response;
  }) as ServerResponse["end"];

  function endWhole(pieces: readonly Piece[]): void {
    held = null;
    if (timer) clearTimeout(timer);
    const body = pieces.length === 1 && pieces[0]?.bytes ? pieces[0].bytes : Buffer.concat(pieces.flatMap(({ bytes }) => bytes ?? []));
    for (const { done } of pieces) if (done) process.nextTick(done);
    if (body.length === 0) return void raw.end();
    if (!isCompressible(request, response)) return void raw.end(body);
    varyByEncoding(response);
    if (!encoding || body.length < LEAST_BYTES) return void raw.end(body);
    const compressed = WHOLE[encoding](body);
    markEncoded(response, encoding);
    response.setHeader("Content-Length", compressed.length);
    raw.end(compressed);
  }
}

/** While an answer is held, its status and headers can still change, so they are only noted. */
export function deferHead(response: ServerResponse, isHeld: () => boolean): void {
  const rawWriteHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1);
    if (!isHeld() || Array.isArray(headers)) return rawWriteHead(status, ...rest);
    response.statusCode = status;
    if (typeof rest[0] === "string") response.statusMessage = rest[0];
    if (typeof headers === "object" && headers !== null) setHeaders(response, headers as OutgoingHttpHeaders);
    return response;
  }) as ServerResponse["writeHead"];
}

function streamInto(response: ServerResponse, raw: Raw, encoding: Encoding): [(chunk: Buffer, done: Done | undefined) => boolean, () => void] {
  const { stream, flush } = STREAM[encoding]();
  varyByEncoding(response);
  markEncoded(response, encoding);
  let isDirty = false;
  stream.on("data", (chunk: Buffer) => {
    if (raw.write(chunk)) return;
    stream.pause();
    response.once("drain", () => stream.resume());
  });
  stream.once("end", () => raw.end());
  stream.on("drain", () => response.emit("drain"));
  response.once("close", () => stream.destroy());
  return [
    (chunk, done) => {
      const isTaken = stream.write(chunk, done);
      if (!isDirty) {
        isDirty = true;
        setTimeout(() => {
          isDirty = false;
          if (!stream.writableEnded && !stream.destroyed) stream.flush(flush);
        }, HOLD_MS);
      }
      return isTaken;
    },
    () => stream.end(),
  ];
}

/** The bytes that were given to `write` or `end`, and whom to tell once they are on their way. */
export function pieceOf(chunk: Chunk | null | undefined, rest: readonly unknown[]): Piece {
  const done = rest.find((value): value is Done => typeof value === "function");
  if (chunk === null || chunk === undefined || chunk.length === 0) return { bytes: null, done };
  if (typeof chunk === "string") return { bytes: Buffer.from(chunk, typeof rest[0] === "string" ? (rest[0] as BufferEncoding) : "utf8"), done };
  return { bytes: Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), done };
}

/** Whether an answer may be compressed: it is a whole text, not compressed yet, and its headers can still change. */
export function isCompressible({ method }: IncomingMessage, response: ServerResponse): boolean {
  if (method === "HEAD" || response.headersSent || response.hasHeader("Content-Encoding") || response.hasHeader("Content-Range")) return false;
  if (response.statusCode === 204 || response.statusCode === 304) return false;
  return COMPRESSIBLE.test(String(response.getHeader("Content-Type"))) && !/\bno-transform\b/.test(String(response.getHeader("Cache-Control")));
}

/** Says by which encoding an answer goes out. */
export function markEncoded(response: ServerResponse, encoding: Encoding): void {
  response.setHeader("Content-Encoding", encoding);
  response.removeHeader("Content-Length");
  // Another encoding is another text byte for byte, so the tag is only a weak one (RFC 9110, section 8.8.3).
  const tag = response.getHeader("ETag");
  if (typeof tag === "string" && !tag.startsWith("W/")) response.setHeader("ETag", `W/${tag}`);
}

/** Says that another reader may get the same in another encoding. */
export function varyByEncoding(response: ServerResponse): void {
  const vary = String(response.getHeader("Vary") ?? "");
  if (!/(?:^|,)\s*accept-encoding\s*(?:,|$)/i.test(vary)) response.setHeader("Vary", [vary, "Accept-Encoding"].filter(Boolean).join(", "));
}

function setHeaders(response: ServerResponse, headers: OutgoingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
}
