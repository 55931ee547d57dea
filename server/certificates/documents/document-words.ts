import { createTranslator } from "next-intl";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale, type Locale } from "@/lib/i18n/locales";

export type CertificateWords = { t(key: string, values?: Record<string, string | number>): string; locale: Locale };

/** The school's words on a certificate, in its own language. */
export async function documentWords(language: string): Promise<CertificateWords> {
  const locale = toLocale(language);
  const { certificates } = await loadMessages(locale);
  const translate = createTranslator({
    locale,
    messages: { certificates } as { certificates: { document: { [key: string]: string } } },
    namespace: "certificates.document",
    onError: (error) => {
      throw error;
    },
  });
  return { locale, t: (key, values) => translate(key, values) };
}
