import type { Metadata } from "next";
import type { ReactElement } from "react";
import { CatalogueView } from "@/components/catalog/catalogue-view";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { readCatalogFilter } from "@/lib/schemas/catalog";
import { readCatalogPage, readTopics } from "@/server/catalog";

/** Made for each address: what is asked for is in the query. Its rows come from the cache. */
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "catalog.catalogue" });
  return pageMetadata({ locale, path: "/courses", title: `${t("metaTitle")} · Criterio`, description: t("metaDescription"), index: false });
}

/** The catalogue with a question in its address. Readers see it as `/courses?…`: next.config.ts rewrites it here. */
export default async function SearchPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const filter = readCatalogFilter(await searchParams);
  const [page, topics] = await Promise.all([readCatalogPage(filter), readTopics()]);
  return <CatalogueView locale={locale} filter={filter} page={page} topics={topics} />;
}
