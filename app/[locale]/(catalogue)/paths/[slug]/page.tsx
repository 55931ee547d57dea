import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { pathJsonLd } from "@/components/paths/path-json-ld";
import { PathLandingView } from "@/components/paths/path-landing-view";
import { JsonLd } from "@/components/shell/json-ld";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { slugSchema } from "@/lib/schemas/catalog";
import { readPathLanding, type PathLanding } from "@/server/paths";
import { env } from "@/server/platform/env";

type Props = { params: Promise<{ locale: string; slug: string }> };

export function generateStaticParams(): { slug: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: name, slug } = await params;
  const { title, summary } = await requirePath(slug);
  return pageMetadata({ locale: toLocale(name), path: `/paths/${slug}`, title: `${title} · Criterio`, description: summary });
}

export default async function PathPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, slug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const [path, t, nav] = await Promise.all([requirePath(slug), getTranslations({ locale, namespace: "paths.page" }), getTranslations({ locale, namespace: "common.nav" })]);
  const crumbs = [
    { name: nav("paths"), path: localePath(locale, "/paths") },
    { name: path.title, path: localePath(locale, `/paths/${slug}`) },
  ];
  return (
    <main id="main" className="page pt-5 pb-16">
      <JsonLd data={pathJsonLd({ path, locale, appUrl: env().APP_URL, crumbs })} />
      <Breadcrumb label={t("crumbs")} items={[{ label: nav("paths"), href: localePath(locale, "/paths") }, { label: path.title }]} />
      <div className="mt-5">
        <PathLandingView path={path} locale={locale} />
      </div>
    </main>
  );
}

async function requirePath(slug: string): Promise<PathLanding> {
  const path = slugSchema.safeParse(slug).success ? await readPathLanding(slug) : null;
  if (!path) notFound();
  return path;
}
