import { NextIntlClientProvider } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { loadMessages, type Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";

type Props = { locale: Locale; domains: readonly (keyof Messages)[]; children: ReactNode };

/** Gives client components the texts of the named domains, and only theirs. For signed-in and sign-in pages, never public ones. */
export async function MessageScope({ locale, domains, children }: Props): Promise<ReactElement> {
  const all = await loadMessages(locale);
  const messages = Object.fromEntries(domains.map((domain) => [domain, all[domain]]));
  return (
    <NextIntlClientProvider locale={locale} messages={messages as never} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
