import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { PageHead } from "@/components/patterns/section";
import { RichText } from "@/components/patterns/rich-text";
import { formatDate } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { markdownLabels } from "@/lib/i18n/markdown-labels";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import { slugSchema } from "@/lib/schemas/catalog";
import { readLegalDocument } from "@/server/catalog";

type Props = { params: Promise<{ locale: string; page: string }> };

export function generateStaticParams(): { page: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: name, page } = await params;
  const locale = toLocale(name);
  const { title } = await requireDocument(page, name);
  return pageMetadata({ locale, path: `/legal/${page}`, title: `${title} · Criterio`, description: title });
}

export default async function LegalPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, page } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const legal = await requireDocument(page, name);
  const t = await getTranslations({ locale, namespace: "common.footer" });
  const html = await renderMarkdown(legal.body, await markdownLabels(locale));
  return (
    <main id="main" className="page pb-16">
      <PageHead title={legal.title} lede={t("updated", { date: formatDate(new Date(legal.updatedOn), locale, "UTC", "long") })} />
      <RichText html={html} />
    </main>
  );
}

async function requireDocument(page: string, locale: string) {
  const legal = slugSchema.safeParse(page).success ? await readLegalDocument(page, toLocale(locale)) : null;
  if (!legal) notFound();
  return legal;
}
