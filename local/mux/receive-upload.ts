import { linkSync, mkdirSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import path from "node:path";
import { Hono, type Context } from "hono";
import { transact } from "../kit/store.ts";
import { insertAsset } from "./asset-commands.ts";
import { announceUpload } from "./asset-events.ts";
import { sourceFile, uploadFile, type Cloud } from "./cloud.ts";
import { newId } from "./ids.ts";
import { assetSettings } from "./requests.ts";
import { expireUploads, getUpload, type UploadRow } from "./upload-records.ts";
import { notFound, VendorError } from "./vendor-error.ts";

type ByteRange = { start: number; end: number; total: number | null };

/**
 * Where browsers send the bytes of a direct upload: the whole file in one PUT, or chunks with `Content-Range` as the
 * resumable uploads of Google Cloud Storage, which is what Mux's own uploaders speak
 * (https://cloud.google.com/storage/docs/performing-resumable-uploads). A chunk that is not the last answers 308 with
 * `Range: bytes=0-<last byte kept>`; a `Content-Range` with a star for the range asks how much is kept. Acknowledged
 * bytes are on disk.
 */
export function uploadReceiver(cloud: Cloud): Hono {
  const app = new Hono();
  const busy = new Set<string>();
  app.use("/:id", async (c, next) => {
    expireUploads(cloud.db, Math.floor(Date.now() / 1_000));
    const upload = getUpload(cloud.db, c.req.param("id"));
    c.header("access-control-allow-origin", upload.cors_origin);
    c.header("access-control-expose-headers", "Range, Content-Length");
    c.header("vary", "Origin");
    if (c.req.method === "OPTIONS") return preflight(c);
    if (c.req.query("signature") !== upload.secret) throw notFound();
    await next();
  });
  app.put("/:id", async (c) => {
    const id = c.req.param("id");
    if (busy.has(id)) return c.text("Another request is writing to this upload", 503);
    busy.add(id);
    try {
      return await receive(cloud, c, getUpload(cloud.db, id));
    } finally {
      busy.delete(id);
    }
  });
  return app;
}

function preflight(c: Context): Response {
  c.header("access-control-allow-methods", "PUT, OPTIONS");
  c.header("access-control-allow-headers", c.req.header("access-control-request-headers") ?? "content-type, content-range");
  c.header("access-control-max-age", "3600");
  return c.body(null, 204);
}

async function receive(cloud: Cloud, c: Context, upload: UploadRow): Promise<Response> {
  // A repeated last chunk, after its answer was lost, must look like the success that it was.
  if (upload.status === "asset_created" || upload.status === "errored") return c.body(null, 200);
  if (upload.status !== "waiting") throw new VendorError(410, "gone", [`The upload is ${upload.status}`]);
  const header = c.req.header("content-range");
  if (header === undefined) return receiveWhole(cloud, c, upload);
  const query = /^bytes \*\/(\d+|\*)$/.exec(header);
  if (query) return query[1] !== "*" && Number(query[1]) === upload.received && upload.received > 0 ? finish(cloud, c, upload) : incomplete(c, upload.received);
  const range = parseRange(header);
  if (!range) throw new VendorError(400, "invalid_parameters", [`Content-Range is not understood: ${header}`]);
  return receiveChunk(cloud, c, upload, range);
}

function parseRange(header: string): ByteRange | null {
  const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header);
  if (!match) return null;
  const range = { start: Number(match[1]), end: Number(match[2]), total: match[3] === "*" ? null : Number(match[3]) };
  return range.end >= range.start && (range.total === null || range.end < range.total) ? range : null;
}

async function receiveWhole(cloud: Cloud, c: Context, upload: UploadRow): Promise<Response> {
  cloud.db.prepare("UPDATE uploads SET received = 0 WHERE id = ?").run(upload.id);
  const declared = Number(c.req.header("content-length") ?? Number.NaN);
  const written = await writeBody(cloud, upload.id, c.req.raw.body, 0, 0);
  if (Number.isFinite(declared) && written !== declared) throw new VendorError(400, "invalid_parameters", ["The body ended early"]);
  if (written === 0) throw new VendorError(400, "invalid_parameters", ["The body is empty"]);
  return finish(cloud, c, upload);
}

async function receiveChunk(cloud: Cloud, c: Context, upload: UploadRow, range: ByteRange): Promise<Response> {
  // A gap cannot be kept: say where we are, and the client sends from there.
  if (range.start > upload.received) return incomplete(c, upload.received);
  const kept = await writeBody(cloud, upload.id, c.req.raw.body, range.start, upload.received);
  const received = Math.max(upload.received, kept);
  cloud.db.prepare("UPDATE uploads SET received = ? WHERE id = ?").run(received, upload.id);
  return range.total !== null && received >= range.total ? finish(cloud, c, upload) : incomplete(c, received);
}

function incomplete(c: Context, received: number): Response {
  if (received > 0) c.header("range", `bytes=0-${received - 1}`);
  return c.body(null, 308);
}

/**
 * Writes a body that begins at byte `start` of the file, leaving alone what is kept already. Resolves with the
 * position after the last byte written, which is less than promised when the client goes away.
 */
async function writeBody(cloud: Cloud, uploadId: string, body: ReadableStream<Uint8Array> | null, start: number, kept: number): Promise<number> {
  const file = uploadFile(cloud, uploadId);
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = await open(file, kept > 0 ? "r+" : "w");
  let position = start;
  try {
    for await (const chunk of body ?? []) {
      const fresh = chunk.subarray(Math.min(chunk.length, Math.max(0, kept - position)));
      if (fresh.length > 0) await handle.write(fresh, 0, fresh.length, position + chunk.length - fresh.length);
      position += chunk.length;
    }
  } catch {
    // The client went away: what came before is kept, and the next request goes on from there.
  } finally {
    await handle.sync();
    await handle.close();
  }
  return position;
}

async function finish(cloud: Cloud, c: Context, upload: UploadRow): Promise<Response> {
  const settings = assetSettings.parse(upload.new_asset_settings ?? {});
  const assetId = newId();
  const source = sourceFile(cloud, assetId);
  mkdirSync(path.dirname(source), { recursive: true });
  const part = uploadFile(cloud, upload.id);
  // A second name for the same bytes: a crash before the commit leaves the upload as it was.
  linkSync(part, source);
  try {
    transact(cloud.db, () => {
      insertAsset(cloud, assetId, { settings, ingestType: "on_demand_direct_upload", uploadId: upload.id });
      cloud.db.prepare("UPDATE uploads SET status = 'asset_created', asset_id = ? WHERE id = ?").run(assetId, upload.id);
      announceUpload(cloud, "asset_created", getUpload(cloud.db, upload.id));
    });
  } catch (error) {
    await rm(path.dirname(source), { recursive: true, force: true });
    throw error;
  }
  await rm(part, { force: true });
  cloud.webhooks.wake();
  cloud.processing.wake();
  return c.body(null, 200);
}
