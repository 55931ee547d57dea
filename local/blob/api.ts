import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { z } from "zod";
import { BlobApiError } from "./blob-error.ts";
import type { Blob, BlobStore, NewCallback, WriteOptions } from "./blob-store.ts";
import type { ContentFiles } from "./content-files.ts";
import { checkGrant, identifyCaller, requireServer, type Caller } from "./credentials.ts";
import { describeBlob, type Describe } from "./describe.ts";
import { listBlobs } from "./list-blobs.ts";
import { checkPathname, contentTypeOf, pathnameOf, withRandomSuffix } from "./pathname.ts";

export type ApiParts = { store: BlobStore; contents: ContentFiles; readWriteToken: string; baseUrl: string; onCallback(): void };

export const apiPath = "/api/blob";
/** The SDK writes its root with and without the last slash. */
const roots = [apiPath, `${apiPath}/`];

const defaultCacheMaxAge = 30 * 24 * 3_600;
/** The vendor's limit for one request is far above what a test or a laptop sends. */
const maxRequestBytes = 5 * 1024 ** 3;
/** All parts but the last: https://vercel.com/docs/vercel-blob/using-blob-sdk */
const minPartBytes = 5 * 1024 ** 2;

const deleteBody = z.object({ urls: z.array(z.string()).max(1_000) });
const partList = z.array(z.object({ partNumber: z.number().int().min(1), etag: z.string() })).min(1);
const accessSchema = z.enum(["public", "private"]);

/** The control interface that `@vercel/blob` calls at `VERCEL_BLOB_API_URL`. */
export function blobApi(parts: ApiParts): Hono {
  const { store, contents, readWriteToken } = parts;
  const describe: Describe = (blob) => describeBlob(blob, parts.baseUrl);
  const app = new Hono();
  const callerOf = (c: Context) => identifyCaller(c.req.header("authorization"), readWriteToken);

  app.on("GET", roots, (c) => {
    requireServer(callerOf(c));
    const url = c.req.query("url");
    if (url === undefined) return c.json(listBlobs(store, c.req.query(), describe));
    return c.json(describe(requireBlob(store, url)));
  });

  app.on("PUT", roots, async (c) => {
    const caller = callerOf(c);
    const target = readTarget(c, caller);
    const from = c.req.query("fromUrl");
    if (from === undefined) return c.json(await upload(parts, target, c.req.raw.body));
    requireServer(caller);
    return c.json(await copy(parts, requireBlob(store, from), target, c.req.header("x-content-type")));
  });

  app.post(`${apiPath}/rename`, async (c) => {
    const caller = callerOf(c);
    requireServer(caller);
    const source = requireBlob(store, c.req.query("fromUrl") ?? "");
    const result = await copy(parts, source, readTarget(c, caller), c.req.header("x-content-type"));
    await contents.remove(store.delete([source.pathname]));
    return c.json(result);
  });

  app.post(`${apiPath}/delete`, async (c) => {
    requireServer(callerOf(c));
    const { urls } = parse(deleteBody, await c.req.json().catch(() => null));
    const pathnames = urls.map(pathnameOf);
    const ifMatch = c.req.header("x-if-match");
    if (ifMatch !== undefined && store.find(pathnames[0] ?? "")?.etag !== ifMatch) throw new BlobApiError("precondition_failed", "ETag mismatch");
    await contents.remove(store.delete(pathnames));
    return c.json(null);
  });

  app.post(`${apiPath}/mpu`, async (c) => {
    const caller = callerOf(c);
    const target = readTarget(c, caller);
    switch (c.req.header("x-mpu-action")) {
      case "create":
        return c.json(createUpload(parts, target));
      case "upload":
        return c.json(await uploadPart(parts, target, c));
      case "complete":
        return c.json(await completeUpload(parts, target, c));
      default:
        throw new BlobApiError("bad_request", "x-mpu-action must be create, upload or complete");
    }
  });

  app.all(`${apiPath}/*`, () => {
    throw new BlobApiError("bad_request", "The local blob store does not have this operation");
  });
  return app;
}

/** Where an upload goes and on what conditions. */
type Target = { pathname: string; addsSuffix: boolean; options: WriteOptions; maxBytes: number; callback: NewCallbackUrl | null };
type NewCallbackUrl = { url: string; tokenPayload: string | null };

/** A browser's wishes are its content type and access only: the rest was decided in its token. */
function readTarget(c: Context, caller: Caller): Target {
  const pathname = checkPathname(c.req.query("pathname") ?? "");
  const contentType = c.req.header("x-content-type") ?? contentTypeOf(pathname);
  const access = parse(accessSchema, c.req.header("x-vercel-blob-access") ?? "public");
  if (caller.kind === "client") {
    const { grant } = caller;
    checkGrant(grant, pathname, contentType);
    return {
      pathname,
      addsSuffix: grant.addRandomSuffix ?? false,
      options: { access, contentType, cacheMaxAge: grant.cacheControlMaxAge ?? defaultCacheMaxAge, allowOverwrite: grant.allowOverwrite ?? false, ifMatch: grant.ifMatch ?? null },
      maxBytes: grant.maximumSizeInBytes ?? maxRequestBytes,
      callback: grant.onUploadCompleted ? { url: grant.onUploadCompleted.callbackUrl, tokenPayload: grant.onUploadCompleted.tokenPayload ?? null } : null,
    };
  }
  const maxAge = c.req.header("x-cache-control-max-age");
  return {
    pathname,
    addsSuffix: c.req.header("x-add-random-suffix") === "1",
    options: {
      access,
      contentType,
      cacheMaxAge: maxAge === undefined ? defaultCacheMaxAge : parse(z.coerce.number().int().min(0), maxAge),
      allowOverwrite: c.req.header("x-allow-overwrite") === "1",
      ifMatch: c.req.header("x-if-match") ?? null,
    },
    maxBytes: maxRequestBytes,
    callback: null,
  };
}

async function upload(parts: ApiParts, target: Target, body: ReadableStream<Uint8Array> | null) {
  const pathname = target.addsSuffix ? withRandomSuffix(target.pathname) : target.pathname;
  parts.store.checkWritable(pathname, target.options);
  const content = await parts.contents.write(body, target.maxBytes);
  return finish(parts, pathname, target, content, null);
}

async function copy(parts: ApiParts, source: Blob, target: Target, contentType: string | undefined) {
  const pathname = target.addsSuffix ? withRandomSuffix(target.pathname) : target.pathname;
  parts.store.checkWritable(pathname, target.options);
  const content = await parts.contents.join([source.file], maxRequestBytes);
  const options = { ...target.options, contentType: contentType ?? source.contentType };
  return finish(parts, pathname, { ...target, options }, content, null);
}

async function finish(parts: ApiParts, pathname: string, target: Target, content: Awaited<ReturnType<ContentFiles["write"]>>, uploadId: string | null) {
  const describe: Describe = (blob) => describeBlob(blob, parts.baseUrl);
  try {
    const { blob, replaced } = parts.store.put(pathname, content, target.options, target.callback ? toCallback(target.callback, describe) : null, uploadId);
    if (replaced) await parts.contents.remove([replaced]);
    if (target.callback) parts.onCallback();
    return describe(blob);
  } catch (error) {
    await parts.contents.remove([content.file]);
    throw error;
  }
}

function toCallback({ url, tokenPayload }: NewCallbackUrl, describe: Describe): NewCallback {
  return {
    url,
    bodyFor: (blob) => {
      const { url: blobUrl, downloadUrl, pathname, contentType, contentDisposition, etag } = describe(blob);
      return JSON.stringify({ type: "blob.upload-completed", payload: { blob: { url: blobUrl, downloadUrl, pathname, contentType, contentDisposition, etag }, tokenPayload } });
    },
  };
}

function createUpload({ store }: ApiParts, target: Target) {
  const pathname = target.addsSuffix ? withRandomSuffix(target.pathname) : target.pathname;
  store.checkWritable(pathname, target.options);
  const uploadId = randomUUID();
  store.addUpload(uploadId, pathname);
  return { uploadId, key: pathname };
}

async function uploadPart({ store, contents }: ApiParts, target: Target, c: Context) {
  const { id } = requireUpload(store, c);
  const number = parse(z.coerce.number().int().min(1).max(10_000), c.req.header("x-mpu-part-number"));
  const others = store.parts(id).filter((part) => part.number !== number);
  const used = others.reduce((sum, { size }) => sum + size, 0);
  const content = await contents.write(c.req.raw.body, target.maxBytes - used);
  const replaced = store.putPart(id, number, content);
  if (replaced) await contents.remove([replaced]);
  return { etag: `"${content.digest}"` };
}

async function completeUpload(parts: ApiParts, target: Target, c: Context) {
  const { store, contents } = parts;
  const { id, pathname, completed_as: completedAs } = requireUpload(store, c);
  if (completedAs !== null) return describeBlob(requireBlob(store, completedAs), parts.baseUrl);
  const wanted = parse(partList, await c.req.json().catch(() => null)).sort((a, b) => a.partNumber - b.partNumber);
  const stored = new Map(store.parts(id).map((part) => [part.number, part]));
  const chosen = wanted.map(({ partNumber, etag }) => {
    const part = stored.get(partNumber);
    if (!part || part.etag !== etag) throw new BlobApiError("bad_request", `Part ${partNumber} was not uploaded, or is another one`);
    return part;
  });
  if (chosen.slice(0, -1).some(({ size }) => size < minPartBytes)) throw new BlobApiError("bad_request", "Every part but the last must have at least 5 MB");
  const content = await contents.join(
    chosen.map(({ file }) => file),
    target.maxBytes,
  );
  const result = await finish(parts, pathname, target, content, id);
  await contents.remove(store.removeParts(id));
  return result;
}

function requireUpload(store: BlobStore, c: Context) {
  const upload = store.findUpload(c.req.header("x-mpu-upload-id") ?? "");
  const key = decodeURIComponent(c.req.header("x-mpu-key") ?? "");
  if (!upload || upload.pathname !== key) throw new BlobApiError("not_found", "There is no such upload");
  return upload;
}

function requireBlob(store: BlobStore, urlOrPathname: string): Blob {
  const blob = store.find(pathnameOf(urlOrPathname));
  if (!blob) throw new BlobApiError("not_found", "The requested blob does not exist");
  return blob;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new BlobApiError("bad_request", z.prettifyError(parsed.error));
  return parsed.data;
}
