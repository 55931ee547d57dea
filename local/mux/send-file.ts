import { createReadStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { notFound } from "./vendor-error.ts";

/**
 * Sends a file, whole or the single range asked for (RFC 9110 section 14; several ranges get the whole file).
 * Throws Mux's 404 when the file does not exist.
 */
export function sendFile(c: Context, file: string, headers: Record<string, string>): Response {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw notFound();
  const size = stats.size;
  const base = { ...headers, "accept-ranges": "bytes" };
  const range = readRange(c.req.header("range"), size);
  if (range === "unsatisfiable") return c.body(null, 416, { ...base, "content-range": `bytes */${size}` });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const length = { "content-length": String(end - start + 1) };
  const partial: Record<string, string> = range ? { "content-range": `bytes ${start}-${end}/${size}` } : {};
  if (c.req.method === "HEAD" || size === 0) return c.body(null, range ? 206 : 200, { ...base, ...length, ...partial });
  return new Response(webStream(createReadStream(file, { start, end })), { status: range ? 206 : 200, headers: { ...base, ...length, ...partial } });
}

function webStream(stream: Readable): ReadableStream<Uint8Array> {
  const iterator: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel() {
      stream.destroy();
    },
  });
}

function readRange(header: string | undefined, size: number): { start: number; end: number } | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const suffix = match[1] === "";
  const start = suffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = suffix || match[2] === "" ? size - 1 : Math.min(size - 1, Number(match[2]));
  return start >= size || end < start ? "unsatisfiable" : { start, end };
}
