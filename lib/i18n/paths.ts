import { LOCALES, type Locale } from "./locales";

/** The path of a page in a locale: `localePath("es", "/courses")` is `/es/courses`. `/` is the home page. */
export function localePath(locale: Locale, path: string): string {
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}

/** The same page in every locale, for hreflang; `x-default` is the address without a locale, which chooses one. */
export function languageAlternates(path: string): Record<string, string> {
  return {
    ...Object.fromEntries(LOCALES.map((locale) => [locale, localePath(locale, path)])),
    "x-default": path,
  };
}
