import { NextIntlClientProvider } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";

/** Gives the client forms of identity their texts, and only theirs. For signed-in and sign-in pages, never public ones. */
export async function IdentityMessages({ locale, children }: { locale: Locale; children: ReactNode }): Promise<ReactElement> {
  const { identity, errors } = await loadMessages(locale);
  return (
    <NextIntlClientProvider locale={locale} messages={{ identity, errors } as never} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
