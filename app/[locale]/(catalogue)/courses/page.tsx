import type { Metadata } from "next";
import type { ReactElement } from "react";
import { CatalogueView } from "@/components/catalog/catalogue-view";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { readCatalogPage, readTopics } from "@/server/catalog";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "catalog.catalogue" });
  return pageMetadata({ locale, path: "/courses", title: `${t("metaTitle")} · Criterio`, description: t("metaDescription") });
}

/** The bare catalogue: kept as static HTML until something is published. */
export default async function CoursesPage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [page, topics] = await Promise.all([readCatalogPage({}), readTopics()]);
  return <CatalogueView locale={locale} filter={{}} page={page} topics={topics} />;
}
