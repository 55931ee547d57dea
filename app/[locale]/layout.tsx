import type { Metadata, Viewport } from "next";
import { setRequestLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import type { ReactElement, ReactNode } from "react";
import { fontVariables } from "@/components/ui/fonts";
import { isLocale } from "@/lib/i18n/locales";
import { env } from "@/server/platform/env";
import "../globals.css";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** Every address that is not prerendered is rendered on its first visit, so a build needs no database. */
export function generateStaticParams(): { locale: string }[] {
  return [];
}

export function generateMetadata(): Metadata {
  return { metadataBase: new URL(env().APP_URL), applicationName: "Criterio" };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf7ee" },
    { media: "(prefers-color-scheme: dark)", color: "#12151f" },
  ],
};

export default async function LocaleLayout({ children, params }: Props): Promise<ReactElement> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return (
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
      <head>
        {/* Blocking and tiny on purpose: the theme must be on the root before the first paint. */}
        <script src="/theme.js" />
      </head>
      <body>{children}</body>
    </html>
  );
}
