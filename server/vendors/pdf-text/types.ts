export type PdfText = { outcome: "read"; pages: string[]; pageCount: number } | { outcome: "unreadable" | "too_long" | "too_slow" };

/** Reads what a PDF says. The file is a stranger's: it is read in a process of its own that may do nothing else. */
export type PdfReader = {
  /** Never throws for what the file holds. */
  read(bytes: Uint8Array, limits: { maxPages: number; maxChars: number }): Promise<PdfText>;
};
