import type { Metadata } from "next";
import type { ReactElement } from "react";
import { CreatePathForm } from "@/components/authoring/paths/create-path-form";
import { StudioPathList } from "@/components/authoring/paths/path-list";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead, TitledSection } from "@/components/patterns/section";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { listStudioPaths } from "@/server/paths";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "studio-paths.list" });
  return { title: `${t("title")} · Criterio` };
}

export default async function StudioPathsPage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/instructor/paths");
  const [t, paths] = await Promise.all([getTranslations({ locale, namespace: "studio-paths" }), orNotFound(listStudioPaths(ctx))]);
  const here = localePath(locale, "/instructor/paths");
  return (
    <>
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="studio" />
      <main id="main" className="page pb-16">
        <Breadcrumb label={t("list.back")} items={[{ label: t("list.back"), href: localePath(locale, "/instructor") }, { label: t("list.title") }]} />
        <PageHead title={t("list.title")} lede={t("list.lede")} />
        {paths.length > 0 ? <StudioPathList paths={paths} pathsPath={here} locale={locale} /> : <EmptyState compact title={t("list.emptyTitle")} text={t("list.emptyText")} />}
        <TitledSection id="new-path" title={t("create.title")} className="mt-10 grid gap-4">
          <CreatePathForm locale={locale} pathsPath={here} />
        </TitledSection>
      </main>
    </>
  );
}
