import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement, ReactNode } from "react";
import { SumLines } from "@/components/patterns/facts";
import { Money } from "@/components/patterns/money";
import { Section } from "@/components/patterns/section";
import { FileDown } from "@/components/ui/icons";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { AdminOrder } from "@/server/commerce";

type Props = { order: AdminOrder; locale: Locale };

/** Who bought what for how much, how it was paid, and its documents. */
export async function OrderFacts({ order, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "admin.order" });
  const money = (amount: number) => <Money amount={amount} currency={order.currency} locale={locale} style="exact" />;
  const lines = order.lines.map(({ title, courseSlug, amount, priceKind }) => ({
    term: (
      <>
        <a className="link" href={localePath(locale, `/courses/${courseSlug}`)}>
          {title}
        </a>{" "}
        <span className="meta">{t(`kind.${priceKind}`)}</span>
      </>
    ),
    value: money(amount),
  }));
  const sum =
    order.refundedAmount > 0
      ? { lines: [...lines, { term: t("refunded"), value: money(-order.refundedAmount) }], total: { term: t("net"), value: money(order.totalAmount - order.refundedAmount) } }
      : { lines, total: { term: t("total"), value: money(order.totalAmount) } };
  return (
    <Section id="lines" label={t("lines")}>
      <div className="grid gap-x-16 gap-y-8 lg:grid-cols-2">
        <SumLines {...sum} />
        <dl className="grid content-start gap-4">
          <Fact term={t("buyer")}>
            <b className="block">{order.buyer.name}</b>
            <a className="link break-all" href={localePath(locale, `/admin/orders?search=${encodeURIComponent(order.buyer.email)}`)}>
              {order.buyer.email}
            </a>
          </Fact>
          <PaymentFact order={order} locale={locale} />
          <Fact term={t("documents")}>
            <Documents order={order} locale={locale} />
          </Fact>
        </dl>
      </div>
    </Section>
  );
}

async function PaymentFact({ order, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "admin.order" });
  if (!order.payment) return <Fact term={t("payment")}>{t("noPayment")}</Fact>;
  return (
    <Fact term={t("payment")}>
      <span className="block">
        {t(`paymentStatus.${order.payment.status}`)} · {order.payment.provider}
      </span>
      <span className="mono break-all text-xs">{order.payment.externalId}</span>
    </Fact>
  );
}

async function Documents({ order, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "admin.order" });
  const documents = [
    ...(order.receipt ? [{ id: order.receipt.id, label: t("receipt", { number: order.receipt.number }) }] : []),
    ...order.creditNotes.map(({ id, number, amount }) => ({ id, label: t("creditNote", { number, amount: formatMoney(amount, order.currency, locale, "exact") }) })),
  ];
  if (documents.length === 0) return <>{t("noDocuments")}</>;
  return (
    <ul className="grid gap-1">
      {documents.map(({ id, label }) => (
        <li key={id}>
          <a className="link inline-flex items-center gap-1.5" href={`/api/receipts/${id}`} download>
            <FileDown />
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt className="meta">{term}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
