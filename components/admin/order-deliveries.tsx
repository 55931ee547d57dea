import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import type { Locale } from "@/lib/i18n/locales";
import type { AdminOrder } from "@/server/commerce";
import { formatMoment } from "./format-moment";

const TONES: Readonly<Record<string, BadgeTone>> = { applied: "success", waiting: "warning", flagged: "danger" };

type Props = { order: AdminOrder; reader: { locale: Locale; timeZone: string } };

/** The vendor's verified webhooks about an order and what each one did. */
export async function OrderDeliveries({ order, reader }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale: reader.locale, namespace: "admin.order" });
  if (order.deliveries.length === 0) return <p className="text-ink-muted">{t("deliveriesEmpty")}</p>;
  return (
    <Table caption={t("deliveriesCaption")}>
      <Headings words={[t("type"), t("happened"), t("received"), t("outcome")]} />
      <tbody>
        {order.deliveries.map(({ id, type, occurredAt, receivedAt, outcome, note }) => (
          <Row key={id}>
            <Cell className="mono text-xs">{type}</Cell>
            <Cell className="whitespace-nowrap">{formatMoment(occurredAt, reader)}</Cell>
            <Cell className="whitespace-nowrap">{formatMoment(receivedAt, reader)}</Cell>
            <Cell>
              <Badge tone={TONES[outcome ?? ""] ?? "neutral"}>{t(`outcomes.${outcome ?? "none"}`)}</Badge>
              {note ? <span className="meta mt-1 block">{note}</span> : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
