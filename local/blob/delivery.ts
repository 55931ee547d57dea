import { Readable } from "node:stream";
import { Hono, type Context } from "hono";
import { BlobApiError } from "./blob-error.ts";
import type { Access, Blob, BlobStore } from "./blob-store.ts";
import type { ContentFiles } from "./content-files.ts";
import { identifyCaller, requireServer } from "./credentials.ts";
import { contentDisposition } from "./describe.ts";
import { decodeSafely } from "./pathname.ts";

/** Serves contents at `/public/…` to everyone and at `/private/…` to the holder of the read-write token. */
export function blobDelivery(store: BlobStore, contents: ContentFiles, readWriteToken: string): Hono {
  const app = new Hono();
  app.get("/public/*", (c) => deliver(c, find(store, c, "public"), contents));
  app.get("/private/*", (c) => {
    requireServer(identifyCaller(c.req.header("authorization"), readWriteToken));
    return deliver(c, find(store, c, "private"), contents);
  });
  return app;
}

function find(store: BlobStore, c: Context, access: Access): Blob {
  const [, , ...segments] = new URL(c.req.url).pathname.split("/");
  const blob = store.find(decodeSafely(segments.join("/")));
  if (!blob || blob.access !== access) throw new BlobApiError("not_found", "The requested blob does not exist");
  return blob;
}

function deliver(c: Context, blob: Blob, contents: ContentFiles): Response {
  const headers: Record<string, string> = {
    "accept-ranges": "bytes",
    "access-control-allow-origin": "*",
    "cache-control": `${blob.access}, max-age=${blob.cacheMaxAge}`,
    "content-disposition": contentDisposition(blob, c.req.query("download") === "1" ? "save" : "show"),
    // Whatever was uploaded, it runs nothing and frames nothing in the name of this host.
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": blob.contentType,
    etag: blob.etag,
    "last-modified": blob.uploadedAt.toUTCString(),
    "x-content-type-options": "nosniff",
  };
  if (listsTag(c.req.header("if-none-match"), blob.etag)) return new Response(null, { status: 304, headers });
  const range = readRange(c, blob);
  if (range === "unsatisfiable") return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${blob.size}` } });
  const length = range ? range.end - range.start + 1 : blob.size;
  const status = range ? 206 : 200;
  const answer = { ...headers, "content-length": String(length), ...(range ? { "content-range": `bytes ${range.start}-${range.end}/${blob.size}` } : {}) };
  if (c.req.method === "HEAD" || length === 0) return new Response(null, { status, headers: answer });
  const stream = contents.read(blob.file, range ?? undefined);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers: answer });
}

/** One range, as media players ask for; several in one request are answered with the whole, which RFC 9110 allows. */
function readRange(c: Context, blob: Blob): { start: number; end: number } | "unsatisfiable" | null {
  const ifRange = c.req.header("if-range");
  if (ifRange !== undefined && ifRange !== blob.etag) return null;
  const match = /^bytes=(\d*)-(\d*)$/.exec(c.req.header("range")?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const [first, last] = [match[1], match[2]];
  const start = first ? Number(first) : Math.max(0, blob.size - Number(last));
  const end = first && last ? Math.min(Number(last), blob.size - 1) : blob.size - 1;
  if (first && last && Number(last) < start) return null;
  return start > end || (first === "" && Number(last) === 0) ? "unsatisfiable" : { start, end };
}

function listsTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}
