import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { OrderBadge } from "@/components/commerce/order-badge";
import { Money } from "@/components/patterns/money";
import { Badge } from "@/components/ui/badge";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { AdminOrderRow } from "@/server/commerce";

type Props = { orders: readonly AdminOrderRow[]; reader: { locale: Locale; timeZone: string } };

/** Orders as rows; the number leads to everything about one. */
export async function OrderTable({ orders, reader: { locale, timeZone } }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "admin.orders" });
  return (
    <Table caption={t("caption")}>
      <Headings words={[t("number"), t("buyer"), t("course"), t("placed"), t("state")]} figures={[t("total")]} />
      <tbody>
        {orders.map((order) => (
          <Row key={order.id}>
            <Cell>
              <a className="link whitespace-nowrap font-semibold" href={localePath(locale, `/admin/orders/${order.id}`)}>
                {order.number}
              </a>
            </Cell>
            <Cell className="min-w-[13rem] wrap-anywhere">
              <b className="block">{order.buyerName}</b>
              <span className="meta">{order.buyerEmail}</span>
            </Cell>
            <Cell className="min-w-[14rem]">{order.courseTitle}</Cell>
            <Cell className="whitespace-nowrap">{formatDate(order.placedAt, locale, timeZone)}</Cell>
            <Cell>
              <span className="flex flex-wrap gap-1.5">
                <OrderBadge status={order.status} locale={locale} />
                {order.isDisputed ? <Badge tone="danger">{t("disputed")}</Badge> : null}
              </span>
            </Cell>
            <Cell numeric>
              <Money amount={order.total.amount} currency={order.total.currency} locale={locale} style="exact" />
              {order.refundedAmount > 0 ? (
                <span className="meta block whitespace-nowrap">{t("refunded", { amount: formatMoney(order.refundedAmount, order.total.currency, locale, "exact") })}</span>
              ) : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
