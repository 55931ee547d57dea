import { accessibility } from "./legal/accessibility.ts";
import { privacy } from "./legal/privacy.ts";
import { refunds } from "./legal/refunds.ts";
import { terms } from "./legal/terms.ts";
import type { LegalDocumentSeed } from "./legal-document.ts";

/** What the demo school promises; short on purpose, and in force in all three languages. */
export const legalDocuments: readonly LegalDocumentSeed[] = [refunds, terms, privacy, accessibility];
