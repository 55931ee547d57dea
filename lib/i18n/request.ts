import { getRequestConfig } from "next-intl/server";
import { loadMessages } from "./load-messages";
import { toLocale } from "./locales";

/** The locale named by the caller, else the path's: never a cookie or a header, so that public pages stay static. */
export default getRequestConfig(async ({ locale: named, requestLocale }) => {
  const locale = toLocale(named ?? (await requestLocale));
  return { locale, messages: await loadMessages(locale), timeZone: "UTC" };
});
