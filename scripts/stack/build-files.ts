import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { acceptedEncoding } from "./accepted-encoding.ts";
import { deferHead, isCompressible, markEncoded, pieceOf, varyByEncoding, type Chunk } from "./compress-answer.ts";

const ENCODINGS = ["br", "gzip"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** A fifth smaller than what costs a server least; a file is compressed once a process. */
const BROTLI_QUALITY = 9;
const FILES = "/_next/static/";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/**
 * Keeps the compressed bytes of the build's scripts and styles. Their names change with what is in them, so that each is
 * compressed once, well and off the main thread, as an edge does for a site; its first reader waits for that.
 */
export class BuildFiles {
  private readonly kept = new Map<string, { length: number; bytes: Promise<Buffer> }>();

  /**
   * Takes over how a file of the build is sent, and says so; what else is asked for is left alone. Call it before anything
   * is written. Parts of a file and answers that are no file go out as they come.
   */
  attach(request: IncomingMessage, response: ServerResponse): boolean {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const encoding = acceptedEncoding(request, ENCODINGS);
    if (request.method !== "GET" || !path.startsWith(FILES) || !encoding) return false;
    const end = response.end.bind(response);
    const pieces: Buffer[] = [];
    let isOver = false;
    const hold = (chunk: Chunk | null | undefined, rest: unknown[]): void => {
      const { bytes, done } = pieceOf(chunk, rest);
      if (bytes) pieces.push(bytes);
      if (done) process.nextTick(done);
    };
    deferHead(response, () => !isOver);
    response.flushHeaders = () => undefined;
    response.write = ((chunk: Chunk, ...rest: unknown[]) => {
      hold(chunk, rest);
      return true;
    }) as ServerResponse["write"];
    response.end = ((...args: unknown[]) => {
      if (isOver) return response;
      if (typeof args[0] === "function") hold(null, args);
      else hold(args[0] as Chunk | undefined, args.slice(1));
      isOver = true;
      const body = Buffer.concat(pieces);
      if (response.statusCode !== 200 || body.length === 0 || !isCompressible(request, response)) return end(body);
      void this.find(path, encoding, body).then((bytes) => {
        varyByEncoding(response);
        markEncoded(response, encoding);
        response.setHeader("Content-Length", bytes.length);
        end(bytes);
      }, () => end(body));
      return response;
    }) as ServerResponse["end"];
    return true;
  }

  private find(path: string, encoding: Encoding, body: Buffer): Promise<Buffer> {
    const name = `${encoding} ${path}`;
    const known = this.kept.get(name);
    if (known?.length === body.length) return known.bytes;
    const bytes: Promise<Buffer> = encoding === "br" ? toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }) : toGzip(body);
    this.kept.set(name, { length: body.length, bytes });
    return bytes;
  }
}
