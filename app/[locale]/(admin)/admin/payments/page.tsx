import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { FlaggedPayments } from "@/components/admin/flagged-payments";
import { ReconcileForm } from "@/components/admin/reconcile-form";
import { ReconciliationResult } from "@/components/admin/reconciliation-result";
import { PageHead, Section } from "@/components/patterns/section";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { toLocale } from "@/lib/i18n/locales";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getPaymentsOverview } from "@/server/commerce";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "admin.payments" });
  return { title: `${t("title")} · Criterio` };
}

export default async function PaymentsPage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/admin/payments");
  const [t, { flagged, lastReconciliation }] = await Promise.all([
    getTranslations({ locale, namespace: "admin.payments" }),
    orNotFound(getPaymentsOverview(ctx)),
  ]);
  const reader = { locale, timeZone: ctx.viewer.timeZone };
  return (
    <>
      <PageHead title={t("title")} />
      <Section id="flagged" label={t("flagged")} note={t("flaggedNote")}>
        <FlaggedPayments flagged={flagged} reader={reader} />
      </Section>
      <Section id="reconciliation" label={t("reconciliation")} note={t("reconciliationNote")}>
        <ReconcileForm />
        <ReconciliationResult report={lastReconciliation} reader={reader} />
        <RefreshWhile active={lastReconciliation !== null && lastReconciliation.finishedAt === null} />
      </Section>
    </>
  );
}
