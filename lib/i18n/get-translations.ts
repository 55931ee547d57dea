import { createTranslator } from "next-intl";
import type { getTranslations as getRequestTranslations } from "next-intl/server";
import { loadMessages } from "./load-messages";
import type { Locale } from "./locales";

export type Translator = Awaited<ReturnType<typeof getRequestTranslations>>;

const translators = new Map<string, Promise<Translator>>();

/**
 * The words of a namespace in a locale, for server components. What next-intl's function of this name gives, made once
 * a process instead of once a request: there, each request parses every message it shows again, which was a tenth of
 * the lesson page's time. Times are UTC, as in `request.ts`.
 */
export function getTranslations({ locale, namespace }: { locale: Locale; namespace: string }): Promise<Translator> {
  const key = `${locale} ${namespace}`;
  const translator = translators.get(key) ?? makeTranslator(locale, namespace);
  translators.set(key, translator);
  return translator;
}

async function makeTranslator(locale: Locale, namespace: string): Promise<Translator> {
  const messages: Record<string, unknown> = await loadMessages(locale);
  return createTranslator({ locale, namespace, messages, timeZone: "UTC" });
}
