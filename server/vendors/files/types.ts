export type StoredBlob = { pathname: string; url: string; contentType: string; bytes: number };

/** What a browser needs to send one file to one place, for a while. */
export type UploadTicket = { pathname: string; token: string };

/** Where files live. Paths are ours; an existing path is never overwritten. */
export type FileStore = {
  put(input: { pathname: string; body: Buffer; contentType: string; access: "public" | "private" }): Promise<StoredBlob>;
  /** The file's bytes, or null when there is none at this path. */
  read(pathname: string): Promise<{ body: Buffer; contentType: string } | null>;
  /** The file, or the range of it from its first to its last byte, as it comes from the store, without holding it in memory; null when there is none at this path. */
  open(pathname: string, range?: { start: number; end: number }): Promise<{ body: ReadableStream<Uint8Array>; bytes: number } | null>;
  remove(pathname: string): Promise<void>;
  /** Lets a browser send one private file of at most so many bytes, once, and has its end told to `noticeUrl`. */
  openUpload(input: { pathname: string; maxBytes: number; validUntil: Date; noticeUrl: string }): Promise<UploadTicket>;
  /** Verifies the store's notice that a browser's upload has ended. Null for a forged one, and for any other. */
  readUploadNotice(rawBody: string, signature: string | null): Promise<{ pathname: string } | null>;
};
