import type { Metadata } from "next";
import { LOCALES, type Locale } from "./locales";
import { languageAlternates, localePath } from "./paths";

type Input = { locale: Locale; path: string; title: string; description: string; index?: boolean; image?: string; type?: "website" | "article" | "profile" };

/** Title, canonical address, hreflang and Open Graph of a public page. `path` is without its locale. */
export function pageMetadata({ locale, path, title, description, index = true, image, type = "website" }: Input): Metadata {
  const url = localePath(locale, path);
  return {
    title,
    description,
    alternates: { canonical: url, languages: languageAlternates(path) },
    ...(!index && { robots: { index: false, follow: true } }),
    openGraph: {
      type,
      title,
      description,
      url,
      siteName: "Criterio",
      locale: OPEN_GRAPH_LOCALES[locale],
      alternateLocale: LOCALES.filter((other) => other !== locale).map((other) => OPEN_GRAPH_LOCALES[other]),
      ...(image && { images: [{ url: image, width: 1200, height: 630 }] }),
    },
    twitter: { card: "summary_large_image", title, description, ...(image && { images: [image] }) },
  };
}

const OPEN_GRAPH_LOCALES: Record<Locale, string> = { es: "es_419", en: "en_US", "pt-BR": "pt_BR" };
