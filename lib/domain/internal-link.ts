import { LOCALES } from "@/lib/i18n/locales";

/** A page of ours that only exists while a course or a lesson does. */
export type InternalTarget = { kind: "course"; courseSlug: string } | { kind: "lesson"; courseSlug: string; lessonSlug: string };

const ORIGIN = "https://school.invalid";
const LOCALE = new RegExp(`^/(?:${LOCALES.join("|")})(?=/|$)`);

/**
 * Where a link in a lesson of a course leads, when that is a page of a course or a lesson; null for anything else, as
 * foreign addresses, other pages of the school, and places within the same text. Relative links are read from the lesson's page.
 */
export function toInternalTarget(url: string, courseSlug: string): InternalTarget | null {
  if (url.startsWith("#") || url.startsWith("//")) return null;
  const parsed = URL.parse(url, `${ORIGIN}/learn/${courseSlug}/-`);
  if (!parsed || parsed.origin !== ORIGIN) return null;
  const [area, slug, lessonSlug, ...rest] = parsed.pathname.replace(LOCALE, "").split("/").filter((part) => part !== "").map(decode);
  if (slug === undefined || rest.length > 0) return null;
  if (area === "courses" && lessonSlug === undefined) return { kind: "course", courseSlug: slug };
  if (area === "learn" && lessonSlug !== undefined) return { kind: "lesson", courseSlug: slug, lessonSlug };
  return null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
