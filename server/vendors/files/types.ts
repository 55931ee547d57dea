export type StoredBlob = { pathname: string; url: string; contentType: string; bytes: number };

/** Where files live. Paths are ours; an existing path is never overwritten. */
export type FileStore = {
  put(input: { pathname: string; body: Buffer; contentType: string; access: "public" | "private" }): Promise<StoredBlob>;
  /** The file's bytes, or null when there is none at this path. */
  read(pathname: string): Promise<{ body: Buffer; contentType: string } | null>;
  remove(pathname: string): Promise<void>;
};
