import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { AdminOrder, TimelineEntry } from "@/server/commerce";
import { formatMoment } from "./format-moment";

type Props = { order: AdminOrder; reader: { locale: Locale; timeZone: string } };

/** What happened to an order, in order. */
export async function OrderTimeline({ order, reader }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale: reader.locale, namespace: "admin.order" });
  const detailOf = ({ kind, detail, state, amount }: TimelineEntry): string =>
    [
      ...(amount === null ? [] : [formatMoney(amount, order.currency, reader.locale, "exact")]),
      ...(state === null ? [] : [t(`states.${state}`)]),
      ...(detail === "" || kind === "placed" ? [] : [detail]),
    ].join(" · ");
  return (
    <ol className="border-t border-line">
      {order.timeline.map((entry, index) => (
        <li key={index} className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <time dateTime={entry.at.toISOString()} className="meta">
            {formatMoment(entry.at, reader)}
          </time>
          <p className="min-w-0">
            <b>{t(`events.${entry.kind}`)}</b> <span className="break-words text-ink-muted">{detailOf(entry)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
