/** The types that are drafted: those whose whole key a text can hold. */
export const DRAFT_TYPES = ["single", "multiple", "boolean", "shortText", "numeric", "cloze", "matching", "ordering"] as const;
export type DraftType = (typeof DRAFT_TYPES)[number];

/** As many questions as one run drafts. */
export const MAX_DRAFTS = 30;
/** As large as a PDF may be, and as long. */
export const MAX_PDF_BYTES = 10_000_000;
export const MAX_PDF_PAGES = 200;
