import { getRequestConfig } from "next-intl/server";
import { toLocale } from "@/lib/i18n/locales";
import { loadMessages } from "./load-messages";

export default getRequestConfig(async ({ requestLocale }) => {
  const locale = toLocale(await requestLocale);
  return { locale, messages: await loadMessages(locale), timeZone: "UTC" };
});
