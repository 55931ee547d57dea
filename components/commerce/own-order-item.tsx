import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { Money } from "@/components/patterns/money";
import { Badge } from "@/components/ui/badge";
import { FileDown } from "@/components/ui/icons";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { OwnOrder } from "@/server/commerce";
import { OrderBadge } from "./order-badge";

type Props = { order: OwnOrder; reader: { locale: Locale; timeZone: string } };

/** One purchase: what, when, how much, how it stands, and its documents. */
export async function OwnOrderItem({ order, reader: { locale, timeZone } }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "commerce.purchases" });
  const { total, refundedAmount } = order;
  const money = (amount: number) => <Money amount={amount} currency={total.currency} locale={locale} style="exact" />;
  const isPartlyRefunded = refundedAmount > 0 && order.status !== "refunded";
  const documents = [
    ...(order.receipt ? [{ id: order.receipt.id, label: t("receipt", { number: order.receipt.number }) }] : []),
    ...order.creditNotes.map(({ id, number }) => ({ id, label: t("creditNote", { number }) })),
  ];
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p>
          <a className="t-item underline-offset-4 hover:underline" href={localePath(locale, `/courses/${order.courseSlug}`)}>
            {order.courseTitle}
          </a>
        </p>
        <p className="meta mt-1">
          {t("order", { number: order.number })} · {formatDate(order.placedAt, locale, timeZone)}
        </p>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:justify-end">
        <b>{total.amount === 0 ? t("free") : money(total.amount)}</b>
        <OrderBadge status={order.status} locale={locale} />
        {isPartlyRefunded ? <Badge>{t("refundedPart", { amount: formatMoney(refundedAmount, total.currency, locale, "exact") })}</Badge> : null}
        {order.refundUnderWay ? <Badge tone="info">{t("refundUnderWay")}</Badge> : null}
      </p>
      <p className="flex flex-wrap gap-x-5 gap-y-1 sm:col-span-2">
        {documents.map(({ id, label }) => (
          <a key={id} className="link inline-flex items-center gap-1.5" href={`/api/receipts/${id}`} download>
            <FileDown />
            {label}
          </a>
        ))}
        <a className="link" href={localePath(locale, `/checkout/return/${order.id}${order.status === "pending" && total.amount > 0 ? "?from=purchases" : ""}`)}>
          {order.status === "pending" && total.amount > 0 ? t("finish") : t("detail")}
        </a>
      </p>
    </li>
  );
}
