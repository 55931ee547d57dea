"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { formatDateTime, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { OrderStatusDto } from "@/server/commerce";
import { ArrivalSteps } from "./arrival-steps";
import { arrivalView, isSettled, type ArrivalView } from "./arrival-view";
import { useOrderStatus } from "./use-order-status";

export type Reader = { locale: Locale; timeZone: string };
type Props = { initial: OrderStatusDto; renderedAt: Date; cameUnpaid: boolean; reader: Reader };

/** What became of the purchase, live: the state that the server rendered, then each step as it happens. */
export function Arrival({ initial, renderedAt, cameUnpaid, reader }: Props): ReactElement {
  const t = useTranslations("commerce.arrival");
  const { order, seenAt, isLate, isOffline } = useOrderStatus(initial, renderedAt);
  const view = arrivalView({ order, cameUnpaid, now: seenAt });
  const kicker = view === "opening" && order.isFree ? t("openingFree") : t(`views.${view}.kicker`);
  const isWaiting = view === "confirming" || view === "opening";
  return (
    <div className="mt-8 grid gap-9 lg:grid-cols-[minmax(0,1fr)_26rem] lg:items-start lg:gap-16">
      <div>
        <div role="status" aria-live="polite">
          <p className="meta font-semibold">{kicker}</p>
          <h1 className="t-display mt-2 max-w-[16ch]">{t(`views.${view}.title`)}</h1>
          <p className="lede mt-3.5 max-w-[46ch]">{t(`views.${view}.text`, { course: order.courseTitle })}</p>
          {view === "unpaid" && order.expiresAt ? (
            <p className="meta mt-2">{t("heldUntil", { date: formatDateTime(order.expiresAt, reader.locale, reader.timeZone) })}</p>
          ) : null}
        </div>
        <Actions view={view} order={order} locale={reader.locale} />
        {isOffline && !isSettled(order) ? <Callout tone="warning" role="status" title={t("offline")} className="mt-6" /> : null}
        {isLate && isWaiting ? (
          <Callout tone="warning" role="status" title={t("late.title")} className="mt-6">
            <p>{t("late.text", { email: order.mailedTo, number: order.number })}</p>
          </Callout>
        ) : null}
        {isSettled(order) ? null : <Reloading label={t("reload")} />}
      </div>
      <ArrivalSteps order={order} view={view} reader={reader} />
    </div>
  );
}

function Actions({ view, order, locale }: { view: ArrivalView; order: OrderStatusDto; locale: Locale }): ReactElement {
  const t = useTranslations("commerce.arrival");
  const checkout = localePath(locale, `/checkout/${order.courseSlug}`);
  const purchases = (
    <Button asChild variant="quiet">
      <a href={localePath(locale, "/account/purchases")}>{t("purchases")}</a>
    </Button>
  );
  const price = formatMoney(order.total.amount, order.total.currency, locale);
  return (
    <div className="mt-6 flex flex-wrap items-center gap-3">
      {view === "ready" && order.enrolled ? (
        <Button asChild variant="primary" size="lg">
          <a href={localePath(locale, order.enrolled.startPath)}>{t("start")}</a>
        </Button>
      ) : null}
      {view === "opening" || view === "confirming" ? (
        <>
          <Button disabled size="lg" aria-describedby="start-soon">
            {t("start")}
          </Button>
          <span id="start-soon" className="meta">
            {t("startSoon")}
          </span>
        </>
      ) : null}
      {view === "confirming" && order.checkoutUrl ? (
        <p className="meta w-full">
          {t("notPaid")}{" "}
          <a className="link" href={order.checkoutUrl}>
            {t("pay", { price })}
          </a>
        </p>
      ) : null}
      {view === "unpaid" || view === "declined" ? (
        <Button asChild variant="primary" size="lg">
          <a href={order.checkoutUrl ?? checkout}>{view === "unpaid" ? t("pay", { price }) : t("again")}</a>
        </Button>
      ) : null}
      {view === "expired" || view === "cancelled" ? (
        <Button asChild variant="primary" size="lg">
          <a href={checkout}>{t("again")}</a>
        </Button>
      ) : null}
      {view === "confirming" || view === "opening" ? null : purchases}
    </div>
  );
}

/** Without script the page asks again by itself, and offers to. */
function Reloading({ label }: { label: string }): ReactElement {
  return (
    <noscript>
      <meta httpEquiv="refresh" content="4" />
      <p className="mt-6">
        <a className="link" href="">
          {label}
        </a>
      </p>
    </noscript>
  );
}
