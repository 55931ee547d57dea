import { z } from "zod";
import { ReceiptMail } from "@/emails/receipt-mail";
import { formatMoney } from "@/lib/i18n/format";
import { formatInstant } from "../format-instant";
import { defineMailKind } from "../mail-kind";

/** After a payment: the receipt, which goes along as a PDF, and the way into the course. Amounts are minor units. */
export const receipt = defineMailKind({
  paramsSchema: z.strictObject({
    name: z.string(),
    course: z.string(),
    coursePath: z.string(),
    orderNumber: z.string(),
    receiptNumber: z.string(),
    paidAt: z.iso.datetime(),
    currency: z.string(),
    total: z.int(),
    lines: z.array(z.strictObject({ title: z.string(), amount: z.int(), isEarlyBird: z.boolean() })),
  }),
  subject: (t, params) => t("receipt.subject", { course: params.course }),
  Component: ({ params, scope }) => {
    const { t, locale, appUrl } = scope;
    const money = (amount: number) => formatMoney(amount, params.currency, locale, "exact");
    return (
      <ReceiptMail
        locale={locale}
        appUrl={appUrl}
        eyebrow={t("receipt.eyebrow")}
        title={t("receipt.title")}
        hello={t("receipt.hello", { name: params.name, course: params.course })}
        action={{ label: t("receipt.action"), href: `${appUrl}/${locale}${params.coursePath}` }}
        lines={params.lines.map(({ title, amount, isEarlyBird }) => ({ title, remark: isEarlyBird ? t("receipt.earlyBird") : null, amount: money(amount) }))}
        taxes={{ label: t("receipt.taxes"), value: t("receipt.taxesIncluded") }}
        total={{ label: t("receipt.total"), value: money(params.total) }}
        facts={[
          t("receipt.order", { number: params.orderNumber }),
          formatInstant(params.paidAt, scope),
          t("receipt.receiptNumber", { number: params.receiptNumber }),
        ]}
        note={t("receipt.note", { url: `${appUrl}/${locale}/account/purchases` })}
        reason={t("receipt.reason")}
      />
    );
  },
});
