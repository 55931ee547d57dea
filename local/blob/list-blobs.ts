import { z } from "zod";
import { BlobApiError } from "./blob-error.ts";
import type { BlobStore } from "./blob-store.ts";
import type { BlobDescription, Describe } from "./describe.ts";

const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
  prefix: z.string().default(""),
  cursor: z.base64url().optional(),
  mode: z.enum(["expanded", "folded"]).default("expanded"),
});

/** Sorts after every name that begins with what stands before it. */
const afterAll = "\u{10ffff}";

/** A page of blobs by name; `folded` shows what lies below the next `/` as one folder. */
export function listBlobs(store: BlobStore, query: unknown, describe: Describe) {
  const parsed = listQuery.safeParse(query);
  if (!parsed.success) throw new BlobApiError("bad_request", z.prettifyError(parsed.error));
  const { limit, prefix, cursor, mode } = parsed.data;
  const blobs: BlobDescription[] = [];
  const folders: string[] = [];
  let after = cursor === undefined ? "" : Buffer.from(cursor, "base64url").toString();
  let next = store.listAfter(prefix, after, 1)[0];
  while (next && blobs.length + folders.length < limit) {
    const slash = mode === "folded" ? next.pathname.indexOf("/", prefix.length) : -1;
    if (slash === -1) {
      blobs.push(describe(next));
      after = next.pathname;
    } else {
      const folder = next.pathname.slice(0, slash + 1);
      folders.push(folder);
      after = folder + afterAll;
    }
    next = store.listAfter(prefix, after, 1)[0];
  }
  return {
    blobs: blobs.map(({ url, downloadUrl, pathname, size, uploadedAt, etag }) => ({ url, downloadUrl, pathname, size, uploadedAt, etag })),
    hasMore: next !== undefined,
    ...(next ? { cursor: Buffer.from(after).toString("base64url") } : {}),
    ...(mode === "folded" ? { folders } : {}),
  };
}
