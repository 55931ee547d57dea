import { toLocale, type Locale } from "@/lib/i18n/locales";
import type { Reader } from "@/server/platform/db/tx";

export type LegalDocument = { slug: string; title: string; body: string; updatedOn: string };

/** Titles of the documents that the school has in a language, for the footer. */
export async function listLegalDocuments(db: Reader, locale: Locale): Promise<{ slug: string; title: string }[]> {
  return db.legalDocument.findMany({ where: { locale }, orderBy: { createdAt: "asc" }, select: { slug: true, title: true } });
}

/** One document in a language, or null. */
export async function findLegalDocument(db: Reader, slug: string, locale: Locale): Promise<LegalDocument | null> {
  const row = await db.legalDocument.findUnique({ where: { slug_locale: { slug, locale: toLocale(locale) } } });
  return row && { slug: row.slug, title: row.title, body: row.body, updatedOn: row.updatedOn.toISOString().slice(0, 10) };
}
