import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { OrderDeliveries } from "@/components/admin/order-deliveries";
import { OrderFacts } from "@/components/admin/order-facts";
import { OrderLedger } from "@/components/admin/order-ledger";
import { OrderTimeline } from "@/components/admin/order-timeline";
import { RefundDialog } from "@/components/admin/refund-dialog";
import { OrderBadge } from "@/components/commerce/order-badge";
import { PageHead, Section } from "@/components/patterns/section";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { Callout } from "@/components/ui/callout";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { orderIdSchema } from "@/lib/schemas/commerce";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getOrder } from "@/server/commerce";

type Props = { params: Promise<{ locale: string; orderId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "admin.orders" });
  return { title: `${t("title")} · Criterio` };
}

export default async function OrderPage({ params }: Props): Promise<ReactElement> {
  const { locale: given, orderId } = await params;
  const locale = toLocale(given);
  if (!orderIdSchema.safeParse({ orderId }).success) notFound();
  const ctx = await signedInCtx(locale, `/admin/orders/${orderId}`);
  const [t, order] = await Promise.all([getTranslations({ locale, namespace: "admin" }), orNotFound(getOrder(ctx, { orderId }))]);
  const reader = { locale, timeZone: ctx.viewer.timeZone };
  const isUnderWay = order.timeline.some(({ kind, state }) => kind === "refund" && (state === "requested" || state === "pending"));
  // The credit note follows the refund by a moment.
  const isNoted = order.receipt === null || order.refundedAmount <= order.creditNotes.reduce((sum, note) => sum + note.amount, 0);
  const { id, number, currency, refundableAmount } = order;
  return (
    <>
      <PageHead
        kicker={
          <a className="link" href={localePath(locale, "/admin/orders")}>
            {t("order.back")}
          </a>
        }
        title={t("order.title", { number })}
        lede={<OrderBadge status={order.status} locale={locale} />}
        actions={order.viewerCan.refund && refundableAmount > 0 ? <RefundDialog order={{ id, number, currency, refundableAmount }} locale={locale} /> : null}
      />
      <div role="status">
        {isUnderWay ? (
          <Callout tone="info" title={t("refund.underWay")} className="mb-6">
            <p>{t("refund.underWayText")}</p>
          </Callout>
        ) : null}
      </div>
      <RefreshWhile active={isUnderWay || !isNoted} />
      <OrderFacts order={order} locale={locale} />
      <Section id="timeline" label={t("order.timeline")} note={t("order.timelineNote")}>
        <OrderTimeline order={order} reader={reader} />
      </Section>
      <Section id="ledger" label={t("order.ledger")} note={t("order.ledgerNote")}>
        <OrderLedger order={order} reader={reader} />
      </Section>
      <Section id="deliveries" label={t("order.deliveries")} note={t("order.deliveriesNote")}>
        <OrderDeliveries order={order} reader={reader} />
      </Section>
    </>
  );
}
