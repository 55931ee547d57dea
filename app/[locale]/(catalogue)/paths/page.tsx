import type { Metadata } from "next";
import type { ReactElement } from "react";
import { pathsJsonLd } from "@/components/paths/path-json-ld";
import { PathList } from "@/components/paths/path-list";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead } from "@/components/patterns/section";
import { JsonLd } from "@/components/shell/json-ld";
import { Button } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { readPaths } from "@/server/paths";
import { env } from "@/server/platform/env";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "paths.list" });
  return pageMetadata({ locale, path: "/paths", title: `${t("title")} · Criterio`, description: t("metaDescription") });
}

/** Every path on show: kept as static HTML until one of them, or the catalogue, changes. */
export default async function PathsPage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [t, paths] = await Promise.all([getTranslations({ locale, namespace: "paths.list" }), readPaths()]);
  return (
    <main id="main" className="page pb-16">
      <PageHead title={t("title")} lede={t("lede")} />
      {paths.length > 0 ? (
        <>
          <JsonLd data={pathsJsonLd({ paths, locale, appUrl: env().APP_URL })} />
          <PathList paths={paths} locale={locale} />
        </>
      ) : (
        <EmptyState
          title={t("emptyTitle")}
          text={t("emptyText")}
          actions={
            <Button asChild>
              <a href={localePath(locale, "/courses")}>{t("emptyAction")}</a>
            </Button>
          }
        />
      )}
    </main>
  );
}
