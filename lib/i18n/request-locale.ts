import { setRequestLocale as tellNextIntl } from "next-intl/server";
import { cache } from "react";
import { DEFAULT_LOCALE, type Locale } from "./locales";

const request = cache((): { locale: Locale } => ({ locale: DEFAULT_LOCALE }));

/** Says in which locale this request is answered, for what Next renders without telling it the path. */
export function setRequestLocale(locale: Locale): void {
  request().locale = locale;
  tellNextIntl(locale);
}

/** The locale that the layout of this request has set. */
export function requestLocale(): Locale {
  return request().locale;
}
