import { z } from "zod";
import { SLUG_PATTERN } from "@/lib/slug";

export const LEVELS = ["beginner", "intermediate", "advanced"] as const;
export const MODALITIES = ["online", "in_person", "hybrid"] as const;
/** The languages that a course can be in. The interface has its own, fewer: see lib/i18n/locales.ts. */
export const COURSE_LANGUAGES = ["es", "en", "pt-BR", "fr", "de", "it", "ar", "he"] as const;
export type CourseLanguage = (typeof COURSE_LANGUAGES)[number];
export const PRICE_RANGES = ["free", "paid"] as const;

export const slugSchema = z.string().min(1).max(80).regex(SLUG_PATTERN);

/** What a visitor typed into the search box: trimmed, spaces folded, cut at 120 characters, without NUL. */
export const searchTextSchema = z
  .string()
  .max(2_000)
  .transform((text) => text.replaceAll("\u0000", "").replaceAll(/\s+/g, " ").trim().slice(0, 120));

/** The facets of the catalogue, one value each, as they stand in the URL. */
export const catalogFilterSchema = z.strictObject({
  q: searchTextSchema.optional(),
  topic: slugSchema.optional(),
  level: z.enum(LEVELS).optional(),
  language: z.enum(COURSE_LANGUAGES).optional(),
  modality: z.enum(MODALITIES).optional(),
  price: z.enum(PRICE_RANGES).optional(),
  cursor: z.string().max(200).regex(/^[\w-]+$/).optional(),
});

export type CatalogFilter = z.infer<typeof catalogFilterSchema>;

export const suggestSchema = z.strictObject({ q: searchTextSchema });

/** Reads filters from a query string, dropping what is not valid: a shared link with a typo still shows a catalogue. */
export function readCatalogFilter(params: Readonly<Record<string, string | string[] | undefined>>): CatalogFilter {
  const filter: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(catalogFilterSchema.shape)) {
    const value = params[name];
    const parsed = schema.safeParse(Array.isArray(value) ? value[0] : value);
    if (parsed.success && parsed.data !== undefined && parsed.data !== "") filter[name] = parsed.data;
  }
  return catalogFilterSchema.parse(filter);
}

export const COURSE_STATUSES = ["draft", "published", "in_progress", "completed", "cancelled", "archived"] as const;

export const courseListSchema = z.strictObject({
  ...catalogFilterSchema.omit({ cursor: true }).shape,
  slug: slugSchema.optional(),
  status: z.enum(COURSE_STATUSES).optional(),
  /** The id of the last course of the page before. */
  cursor: z.string().regex(/^crs_[\w-]{1,60}$/).optional(),
  limit: z.int().min(1).max(100),
});

export type CourseListInput = z.infer<typeof courseListSchema>;

/** The language of a course as it is stored; Spanish for what is not one of ours. */
export function toCourseLanguage(language: string): CourseLanguage {
  return COURSE_LANGUAGES.find((known) => known === language) ?? "es";
}
