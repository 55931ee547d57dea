import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { notFound } from "./vendor-error.ts";

const uploadRow = z.object({
  seq: z.int(),
  id: z.string(),
  secret: z.string(),
  created_at: z.int(),
  timeout: z.int(),
  status: z.enum(["waiting", "asset_created", "errored", "cancelled", "timed_out"]),
  cors_origin: z.string(),
  new_asset_settings: z.string().transform((text): unknown => JSON.parse(text)),
  test: z.int().transform((flag) => flag === 1),
  asset_id: z.string().nullable(),
  error: z.string().transform((text): unknown => JSON.parse(text)).nullable(),
  received: z.int(),
});
export type UploadRow = z.output<typeof uploadRow>;

/** The upload; throws Mux's 404 when it does not exist. */
export function getUpload(db: DatabaseSync, id: string): UploadRow {
  const row = db.prepare("SELECT * FROM uploads WHERE id = ?").get(id);
  if (!row) throw notFound();
  return uploadRow.parse(row);
}

export function listUploads(db: DatabaseSync, limit: number, offset: number): UploadRow[] {
  return z.array(uploadRow).parse(db.prepare("SELECT * FROM uploads ORDER BY seq DESC LIMIT ? OFFSET ?").all(limit, offset));
}

/** Marks uploads whose time is over. Mux says nothing by webhook about these; the status changes. */
export function expireUploads(db: DatabaseSync, nowSeconds: number): void {
  db.prepare("UPDATE uploads SET status = 'timed_out' WHERE status = 'waiting' AND created_at + timeout <= ?").run(nowSeconds);
}

/** The upload as the API shows it; `url` only while bytes may still be sent. */
export function uploadJson(baseUrl: string, upload: UploadRow): Record<string, unknown> {
  return {
    id: upload.id,
    status: upload.status,
    timeout: upload.timeout,
    cors_origin: upload.cors_origin,
    new_asset_settings: upload.new_asset_settings,
    test: upload.test,
    ...(upload.status === "waiting" ? { url: uploadUrl(baseUrl, upload) } : {}),
    ...(upload.asset_id ? { asset_id: upload.asset_id } : {}),
    ...(upload.error ? { error: upload.error } : {}),
  };
}

function uploadUrl(baseUrl: string, upload: UploadRow): string {
  return `${baseUrl}/upload/${upload.id}?signature=${upload.secret}`;
}
