import type { Metadata } from "next";
import type { ReactElement } from "react";
import { ImportForm } from "@/components/authoring/import/import-form";
import { PageHead } from "@/components/patterns/section";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { authorize } from "@/server/access";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "studio-import.page" });
  return { title: `${t("title")} · Criterio` };
}

export default async function ImportPage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/instructor/import");
  await orNotFound(Promise.resolve().then(() => authorize(ctx.viewer, "course.create")));
  const t = await getTranslations({ locale, namespace: "studio-import.page" });
  const studioPath = localePath(locale, "/instructor");
  return (
    <>
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="studio" />
      <main id="main" className="page pb-16">
        <PageHead
          kicker={
            <a className="link" href={studioPath}>
              {t("back")}
            </a>
          }
          title={t("title")}
          lede={t("lede")}
        />
        <ImportForm studioPath={studioPath} />
      </main>
    </>
  );
}
