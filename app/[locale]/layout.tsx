import { notFound } from "next/navigation";
import type { ReactElement, ReactNode } from "react";
import { fontVariables } from "@/components/ui/fonts";
import { isLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import "../globals.css";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** Every address that is not prerendered is rendered on its first visit, so a build needs no database. */
export function generateStaticParams(): { locale: string }[] {
  return [];
}

/**
 * The document. What all pages have in their head stands here as elements: as `metadata` and as icon files, Next would
 * resolve it again for each page that is made for its reader, which took that page as long as everything else in it.
 */
export default async function LocaleLayout({ children, params }: Props): Promise<ReactElement> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return (
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
      <head>
        <meta name="theme-color" content="#fbf7ee" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#12151f" media="(prefers-color-scheme: dark)" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-icon.png" sizes="180x180" />
        {/* Blocking and tiny on purpose: the theme must be on the root before the first paint, and what is done from then on is kept. */}
        <script src="/first.js" />
      </head>
      <body>{children}</body>
    </html>
  );
}
