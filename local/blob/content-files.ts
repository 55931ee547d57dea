import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { BlobApiError } from "./blob-error.ts";

export type StoredContent = { file: string; size: number; digest: string };

/**
 * Contents on disk under random names, so that no name given by a caller reaches the file system. A
 * content is complete and flushed before its name is returned.
 */
export class ContentFiles {
  private readonly kept: string;
  private readonly arriving: string;

  constructor(dataDir: string) {
    this.kept = path.join(dataDir, "contents");
    this.arriving = path.join(dataDir, "arriving");
    // What was on its way when the process died belongs to no blob.
    rmSync(this.arriving, { recursive: true, force: true });
    mkdirSync(this.kept, { recursive: true });
    mkdirSync(this.arriving, { recursive: true });
  }

  /** Streams a body to disk; stops, and keeps nothing, as soon as it is longer than `maxBytes`. */
  async write(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<StoredContent> {
    return this.store(body ? [Readable.fromWeb(body as NodeReadableStream<Uint8Array>)] : [], maxBytes);
  }

  /** Joins contents into a new one, in order. */
  join(files: readonly string[], maxBytes: number): Promise<StoredContent> {
    return this.store(
      files.map((file) => this.read(file)),
      maxBytes,
    );
  }

  /** Bytes `start` to `end`, both included; everything when not given. */
  read(file: string, range?: { start: number; end: number }): Readable {
    return createReadStream(path.join(this.kept, file), range ?? {});
  }

  async remove(files: readonly string[]): Promise<void> {
    await Promise.all(files.map((file) => rm(path.join(this.kept, file), { force: true })));
  }

  /** Removes contents that no blob refers to: their process died before their blob was written. */
  removeAllBut(known: ReadonlySet<string>): void {
    for (const file of readdirSync(this.kept)) {
      if (!known.has(file)) rmSync(path.join(this.kept, file));
    }
  }

  private async store(sources: readonly Readable[], maxBytes: number): Promise<StoredContent> {
    const file = randomUUID();
    const draft = path.join(this.arriving, file);
    const hash = createHash("sha256");
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        hash.update(chunk);
        done(size > maxBytes ? new BlobApiError("bad_request", `the file length cannot be greater than ${maxBytes}`) : null, chunk);
      },
    });
    try {
      await pipeline(Readable.from(concat(sources)), measure, createWriteStream(draft));
      await flush(draft);
      await rename(draft, path.join(this.kept, file));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    return { file, size, digest: hash.digest("hex").slice(0, 32) };
  }
}

async function* concat(sources: readonly Readable[]): AsyncGenerator<Buffer> {
  for (const source of sources) yield* source;
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
