import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { PublicShell } from "@/components/shell/public-shell";
import { toLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { readLegalDocuments } from "@/server/catalog";
import { env } from "@/server/platform/env";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** Where public pages and their pictures are for who shares them. */
export function generateMetadata(): Metadata {
  return { metadataBase: new URL(env().APP_URL), applicationName: "Criterio" };
}

export default async function CatalogueLayout({ children, params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  return <PublicShell locale={locale} legal={await readLegalDocuments(locale)}>{children}</PublicShell>;
}
