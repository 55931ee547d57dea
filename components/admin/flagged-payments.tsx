import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { PaymentsOverview } from "@/server/commerce";
import { formatMoment } from "./format-moment";

type Props = { flagged: PaymentsOverview["flagged"]; reader: { locale: Locale; timeZone: string } };

/** Vendor events that no rule can settle, with why, and the order that they name. */
export async function FlaggedPayments({ flagged, reader }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale: reader.locale, namespace: "admin.payments" });
  if (flagged.length === 0) return <p className="text-ink-muted">{t("flaggedEmpty")}</p>;
  return (
    <Table caption={t("flaggedCaption")}>
      <Headings words={[t("what"), t("why"), t("when"), t("order")]} />
      <tbody>
        {flagged.map(({ id, type, note, receivedAt, orderId }) => (
          <Row key={id}>
            <Cell className="mono text-xs">{type}</Cell>
            <Cell>{note}</Cell>
            <Cell className="whitespace-nowrap">{formatMoment(receivedAt, reader)}</Cell>
            <Cell>
              {orderId === null ? (
                t("unknownOrder")
              ) : (
                <a className="link" href={localePath(reader.locale, `/admin/orders/${orderId}`)}>
                  {t("seeOrder")}
                </a>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
