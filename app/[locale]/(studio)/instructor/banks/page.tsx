import type { Metadata } from "next";
import type { ReactElement } from "react";
import { BankList } from "@/components/authoring/banks/bank-list";
import { CreateBankForm } from "@/components/authoring/banks/create-bank-form";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead } from "@/components/patterns/section";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { listBanks } from "@/server/banks";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "banks.list" });
  return { title: `${t("title")} · Criterio` };
}

export default async function BanksPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/instructor/banks");
  const archived = (await searchParams).archived === "1";
  const [t, create, banks] = await Promise.all([
    getTranslations({ locale, namespace: "banks.list" }),
    getTranslations({ locale, namespace: "banks.create" }),
    orNotFound(listBanks(ctx, { archived })),
  ]);
  const here = localePath(locale, "/instructor/banks");
  return (
    <>
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="studio" />
      <main id="main" className="page pb-16">
        <Breadcrumb label={t("back")} items={[{ label: t("back"), href: localePath(locale, "/instructor") }, { label: t("title") }]} />
        <PageHead title={t("title")} lede={t("lede")} />
        {banks.length > 0 ? <BankList banks={banks} banksPath={here} locale={locale} /> : <EmptyState compact title={t("emptyTitle")} text={t("emptyText")} />}
        <p className="mt-4">
          <a className="link" href={archived ? here : `${here}?archived=1`}>
            {t(archived ? "hideArchived" : "showArchived")}
          </a>
        </p>
        <section aria-labelledby="new-bank" className="mt-10">
          <h2 id="new-bank" className="t-item mb-4">
            {create("title")}
          </h2>
          <CreateBankForm locale={locale} banksPath={here} />
        </section>
      </main>
    </>
  );
}
