import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { OrderTable } from "@/components/admin/order-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Figures } from "@/components/patterns/facts";
import { PageHead, Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { formatMoney, formatMonth, formatNumber } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getPaymentsOverview, listOrders } from "@/server/commerce";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "admin" });
  return { title: `${t("title")} · Criterio` };
}

const RECENT = 8;

export default async function AdminPage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/admin");
  const [t, overview, orders] = await Promise.all([
    getTranslations({ locale, namespace: "admin" }),
    orNotFound(getPaymentsOverview(ctx)),
    orNotFound(listOrders(ctx, {})),
  ]);
  const exact = (amount: number, currency: string) => formatMoney(amount, currency, locale, "exact");
  const refunded = overview.refunded.filter(({ amount }) => amount !== 0);
  const paidOrders = overview.sold.reduce((sum, row) => sum + row.orders, 0);
  return (
    <>
      <PageHead
        title={t("overview.title")}
        actions={
          <Button asChild>
            <a href={localePath(locale, "/admin/orders")}>{t("overview.seeOrders")}</a>
          </Button>
        }
      />
      <Figures
        figures={[
          {
            label: t("overview.month", { month: formatMonth(ctx.clock.now(), locale, "UTC") }),
            value: overview.sold.map(({ amount, currency }) => exact(amount, currency)).join(" + ") || t("overview.none"),
            detail: [
              t("overview.monthDetail", { orders: paidOrders }),
              ...refunded.map(({ amount, currency }) => t("overview.refunded", { amount: exact(amount, currency) })),
            ].join(" "),
          },
          { label: t("overview.pending"), value: formatNumber(overview.pendingOrders, locale), detail: t("overview.pendingDetail") },
          {
            label: t("overview.flagged"),
            value: formatNumber(overview.flaggedCount, locale),
            detail: (
              <a className="link" href={localePath(locale, "/admin/payments")}>
                {t("overview.flaggedDetail")}
              </a>
            ),
          },
        ]}
      />
      <Section id="recent" label={t("overview.recent")} className="mt-10">
        {orders.items.length > 0 ? (
          <OrderTable orders={orders.items.slice(0, RECENT)} reader={{ locale, timeZone: ctx.viewer.timeZone }} />
        ) : (
          <EmptyState compact heading="h3" title={t("orders.noneTitle")} text={t("orders.noneBody")} />
        )}
      </Section>
    </>
  );
}
