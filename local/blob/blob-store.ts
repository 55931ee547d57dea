import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { openStore, transact } from "../kit/store.ts";
import { BlobApiError } from "./blob-error.ts";
import type { StoredContent } from "./content-files.ts";

const schema = `
  CREATE TABLE IF NOT EXISTS blob (
    pathname TEXT PRIMARY KEY,
    access TEXT NOT NULL CHECK (access IN ('public', 'private')),
    content_type TEXT NOT NULL,
    cache_max_age INTEGER NOT NULL,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    file TEXT NOT NULL,
    uploaded_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS upload (
    id TEXT PRIMARY KEY,
    pathname TEXT NOT NULL,
    -- Where it ended; a repeated completion gets the same answer.
    completed_as TEXT
  );
  CREATE TABLE IF NOT EXISTS part (
    upload_id TEXT NOT NULL REFERENCES upload(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    etag TEXT NOT NULL,
    size INTEGER NOT NULL,
    file TEXT NOT NULL,
    PRIMARY KEY (upload_id, number)
  );
  CREATE TABLE IF NOT EXISTS callback (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL
  );
`;

const blobRow = z
  .object({ pathname: z.string(), access: z.enum(["public", "private"]), content_type: z.string(), cache_max_age: z.number(), size: z.number(), etag: z.string(), file: z.string(), uploaded_at: z.number() })
  .transform((row) => ({ pathname: row.pathname, access: row.access, contentType: row.content_type, cacheMaxAge: row.cache_max_age, size: row.size, etag: row.etag, file: row.file, uploadedAt: new Date(row.uploaded_at) }));
const uploadRow = z.object({ id: z.string(), pathname: z.string(), completed_as: z.string().nullable() });
const partRow = z.object({ number: z.number(), etag: z.string(), size: z.number(), file: z.string() });
const callbackRow = z.object({ id: z.number(), url: z.string(), body: z.string(), attempt: z.number(), due_at: z.number() });
const fileRow = z.object({ file: z.string() });

export type Access = "public" | "private";
export type Blob = z.infer<typeof blobRow>;
export type Part = z.infer<typeof partRow>;
export type Upload = z.infer<typeof uploadRow>;
export type Callback = z.infer<typeof callbackRow>;
export type WriteOptions = { access: Access; contentType: string; cacheMaxAge: number; allowOverwrite: boolean; ifMatch: string | null };
export type NewCallback = { url: string; bodyFor(blob: Blob): string };

/** What is known of blobs, unfinished uploads and callbacks to make, on disk at each return. */
export class BlobStore {
  private readonly db: DatabaseSync;

  constructor(dataDir: string) {
    this.db = openStore(dataDir, schema);
  }

  find(pathname: string): Blob | null {
    const row = this.db.prepare("SELECT * FROM blob WHERE pathname = ?").get(pathname);
    return row ? blobRow.parse(row) : null;
  }

  /** Blobs after a name, in byte order. */
  listAfter(prefix: string, after: string, limit: number): Blob[] {
    return this.db
      .prepare("SELECT * FROM blob WHERE pathname > ? AND substr(pathname, 1, length(?)) = ? ORDER BY pathname LIMIT ?")
      .all(after, prefix, prefix, limit)
      .map((row) => blobRow.parse(row));
  }

  /**
   * Refuses what a write to this name would violate. Called before a body is read, to fail early, and
   * again by `put`, because another write may have come first.
   */
  checkWritable(pathname: string, { allowOverwrite, ifMatch }: Pick<WriteOptions, "allowOverwrite" | "ifMatch">): void {
    const existing = this.find(pathname);
    if (ifMatch !== null && existing?.etag !== ifMatch) throw new BlobApiError("precondition_failed", "ETag mismatch");
    if (existing && !allowOverwrite) {
      throw new BlobApiError("bad_request", "This blob already exists, use `allowOverwrite: true` if you want to overwrite it. Or `addRandomSuffix: true` to generate a unique filename.");
    }
  }

  /** Writes the blob, the callback that it causes and the end of its upload, or nothing. Returns it and the content it replaced. */
  put(pathname: string, content: StoredContent, options: WriteOptions, callback: NewCallback | null, uploadId: string | null): { blob: Blob; replaced: string | null } {
    return transact(this.db, () => {
      this.checkWritable(pathname, options);
      const replaced = this.find(pathname)?.file ?? null;
      this.db
        .prepare("INSERT OR REPLACE INTO blob (pathname, access, content_type, cache_max_age, size, etag, file, uploaded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .run(pathname, options.access, options.contentType, options.cacheMaxAge, content.size, `"${content.digest}"`, content.file, Date.now());
      const blob = blobRow.parse(this.db.prepare("SELECT * FROM blob WHERE pathname = ?").get(pathname));
      if (callback) this.db.prepare("INSERT INTO callback (url, body, due_at) VALUES (?, ?, ?)").run(callback.url, callback.bodyFor(blob), Date.now());
      if (uploadId !== null) this.db.prepare("UPDATE upload SET completed_as = ? WHERE id = ?").run(pathname, uploadId);
      return { blob, replaced };
    });
  }

  /** Deletes those that exist; returns the files of their contents. */
  delete(pathnames: readonly string[]): string[] {
    return transact(this.db, () => {
      const found = pathnames.map((pathname) => this.find(pathname)).filter((blob) => blob !== null);
      for (const { pathname } of found) this.db.prepare("DELETE FROM blob WHERE pathname = ?").run(pathname);
      return found.map(({ file }) => file);
    });
  }

  addUpload(id: string, pathname: string): void {
    this.db.prepare("INSERT INTO upload (id, pathname) VALUES (?, ?)").run(id, pathname);
  }

  findUpload(id: string): Upload | null {
    const row = this.db.prepare("SELECT * FROM upload WHERE id = ?").get(id);
    return row ? uploadRow.parse(row) : null;
  }

  /** Stores a part; returns the file of the one that it replaces. */
  putPart(uploadId: string, number: number, { digest, size, file }: StoredContent): string | null {
    return transact(this.db, () => {
      const old = this.db.prepare("SELECT file FROM part WHERE upload_id = ? AND number = ?").get(uploadId, number);
      this.db.prepare("INSERT OR REPLACE INTO part (upload_id, number, etag, size, file) VALUES (?, ?, ?, ?, ?)").run(uploadId, number, `"${digest}"`, size, file);
      return old ? fileRow.parse(old).file : null;
    });
  }

  parts(uploadId: string): Part[] {
    return this.db
      .prepare("SELECT number, etag, size, file FROM part WHERE upload_id = ? ORDER BY number")
      .all(uploadId)
      .map((row) => partRow.parse(row));
  }

  removeParts(uploadId: string): string[] {
    const files = this.parts(uploadId).map(({ file }) => file);
    this.db.prepare("DELETE FROM part WHERE upload_id = ?").run(uploadId);
    return files;
  }

  /** Every content that something refers to. */
  files(): Set<string> {
    const rows = this.db.prepare("SELECT file FROM blob UNION SELECT file FROM part").all();
    return new Set(rows.map((row) => fileRow.parse(row).file));
  }

  nextCallback(): Callback | null {
    const row = this.db.prepare("SELECT * FROM callback ORDER BY due_at, id LIMIT 1").get();
    return row ? callbackRow.parse(row) : null;
  }

  retryCallback(id: number, dueAt: number): void {
    this.db.prepare("UPDATE callback SET attempt = attempt + 1, due_at = ? WHERE id = ?").run(dueAt, id);
  }

  removeCallback(id: number): void {
    this.db.prepare("DELETE FROM callback WHERE id = ?").run(id);
  }

  close(): void {
    this.db.close();
  }
}
