import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { Money } from "@/components/patterns/money";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import type { Locale } from "@/lib/i18n/locales";
import type { AdminOrder } from "@/server/commerce";
import { formatMoment } from "./format-moment";

type Props = { order: AdminOrder; reader: { locale: Locale; timeZone: string } };

/** The bookings of an order, entry by entry. */
export async function OrderLedger({ order, reader }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale: reader.locale, namespace: "admin.order" });
  if (order.ledger.length === 0) return <p className="text-ink-muted">{t("ledgerEmpty")}</p>;
  return (
    <Table caption={t("ledgerCaption")}>
      <Headings words={[t("at"), t("movement"), t("account")]} figures={[t("amount")]} />
      <tbody>
        {order.ledger.flatMap(({ id, kind, at, entries }) =>
          entries.map((entry, index) => (
            <Row key={`${id} ${entry.account}`}>
              <Cell className="whitespace-nowrap">{index === 0 ? formatMoment(at, reader) : null}</Cell>
              <Cell>{index === 0 ? t(`movements.${kind}`) : null}</Cell>
              <Cell className="mono text-xs">{entry.account}</Cell>
              <Cell numeric>
                <Money amount={entry.amount} currency={entry.currency} locale={reader.locale} style="exact" />
              </Cell>
            </Row>
          )),
        )}
      </tbody>
    </Table>
  );
}
