import type { Localized } from "./types.ts";

export type LegalSlug = "refunds" | "terms" | "privacy" | "accessibility";

export interface LegalDocumentSeed {
  readonly slug: LegalSlug;
  readonly title: Localized;
  /** Calendar day of the current version, YYYY-MM-DD. */
  readonly updatedOn: string;
  /** Markdown; headings start at level 2. */
  readonly body: Localized;
}
