import type { Locale } from "@/lib/i18n/locales";

/** An instant to the second, as a log shows it: "22 nov 2026, 14:03:11". */
export function formatMoment(at: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone }).format(at);
}
