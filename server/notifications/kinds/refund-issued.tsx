import { z } from "zod";
import { NoticeMail } from "@/emails/notice-mail";
import { formatMoney } from "@/lib/i18n/format";
import { defineMailKind, type MailTranslator } from "../mail-kind";

const paramsSchema = z.strictObject({
  name: z.string(),
  course: z.string(),
  orderNumber: z.string(),
  creditNoteNumber: z.string(),
  amount: z.int(),
  currency: z.string(),
  locale: z.string(),
  endsAccess: z.boolean(),
});

/** After a refund went through: how much, what became of the access, and the credit note as a PDF. */
export const refundIssued = defineMailKind({
  paramsSchema,
  subject: (t: MailTranslator, params) => t("refund-issued.subject", { amount: amountOf(params), course: params.course }),
  Component: ({ params, scope: { t, locale, appUrl } }) => (
    <NoticeMail
      locale={locale}
      appUrl={appUrl}
      eyebrow={t("refund-issued.eyebrow")}
      title={t("refund-issued.title")}
      paragraphs={[
        t("refund-issued.body", { name: params.name, amount: amountOf(params), course: params.course }),
        t(params.endsAccess ? "refund-issued.closed" : "refund-issued.open"),
      ]}
      facts={[
        { label: t("refund-issued.order"), value: params.orderNumber },
        { label: t("refund-issued.note"), value: params.creditNoteNumber },
      ]}
      action={{ label: t("refund-issued.action"), href: `${appUrl}/${locale}/account/purchases` }}
      note={t("refund-issued.noteText", { number: params.creditNoteNumber })}
      reason={t("refund-issued.reason")}
    />
  ),
});

function amountOf({ amount, currency, locale }: z.infer<typeof paramsSchema>): string {
  return formatMoney(amount, currency, locale, "exact");
}
