"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Steps, type Step } from "@/components/ui/steps";
import { formatDateTime, formatMoney } from "@/lib/i18n/format";
import type { OrderStatusDto } from "@/server/commerce";
import type { Reader } from "./arrival";
import type { ArrivalView } from "./arrival-view";

type Props = { order: OrderStatusDto; view: ArrivalView; reader: Reader };
type Words = ReturnType<typeof useTranslations<"commerce.arrival">>;
type ArrivalStep = Step & { state: NonNullable<Step["state"]> };

/** Payment, enrollment, receipt: each with what is known of it. A free order has no payment and no receipt. */
export function ArrivalSteps({ order, view, reader }: Props): ReactElement {
  const t = useTranslations("commerce.arrival");
  const first: ArrivalStep = order.isFree ? { state: "done", title: t("steps.order"), detail: t("steps.orderDetail", { number: order.number }) } : paidStep(t, order, view, reader);
  const steps = [first, openStep(t, order, view), ...(order.isFree ? [] : [receiptStep(t, order, view)])];
  return (
    <section aria-label={t("label")} className="sheet p-6">
      <Steps steps={steps.map((step) => ({ ...step, stateLabel: t(`state.${step.state}`) }))} />
      <p className="meta mt-5 border-t border-line pt-3.5">
        {t("order", { number: order.number })} · {order.courseTitle}
      </p>
    </section>
  );
}

function paidStep(t: Words, order: OrderStatusDto, view: ArrivalView, { locale, timeZone }: Reader): ArrivalStep {
  const { number, paidAt } = order;
  const price = formatMoney(order.total.amount, order.total.currency, locale, "exact");
  if (paidAt) return { state: "done", title: t("steps.paid"), detail: t("steps.paidDetail", { price, number, date: formatDateTime(paidAt, locale, timeZone) }) };
  const detail = t("steps.waitDetail", { price, number });
  if (view === "confirming") return { state: "current", title: t("steps.paying"), detail };
  return { state: view === "unpaid" ? "current" : "failed", title: t("steps.unpaid"), detail };
}

function openStep(t: Words, { enrolled }: OrderStatusDto, view: ArrivalView): ArrivalStep {
  if (view === "refunded" || view === "closed") return { state: "failed", title: t("steps.accessClosed") };
  if (view === "opening") return { state: "current", title: t("steps.opening") };
  if (!enrolled) return { state: "todo", title: t("steps.open") };
  return { state: "done", title: t("steps.open"), detail: t("steps.openDetail", { release: enrolled.releaseNumber, lessons: enrolled.lessonCount }) };
}

function receiptStep(t: Words, { receipt, mailedTo, paidAt }: OrderStatusDto, view: ArrivalView): ArrivalStep {
  if (!paidAt) return { state: "todo", title: t("steps.receiptTodo"), detail: t("steps.receiptDetail", { email: mailedTo }) };
  if (!receipt?.mailedAt) return { state: view === "opening" ? "todo" : "current", title: t("steps.receiptWait"), detail: t("steps.receiptDetail", { email: mailedTo }) };
  return {
    state: "done",
    title: t("steps.receipt"),
    detail: (
      <>
        <span className="block break-all">{t("steps.receiptDetail", { email: mailedTo })}</span>
        {receipt.hasFile ? (
          <a className="link" href={`/api/receipts/${receipt.id}`} download>
            {t("steps.download", { number: receipt.number })}
          </a>
        ) : null}
      </>
    ),
  };
}
