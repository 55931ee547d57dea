import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement, ReactNode } from "react";
import { Cover } from "@/components/patterns/cover";
import { SumLines, type SumLine } from "@/components/patterns/facts";
import { Money } from "@/components/patterns/money";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { CheckoutQuote } from "@/server/commerce";

type Props = { quote: CheckoutQuote; locale: Locale; timeZone: string; children: ReactNode };

/** What is bought and what it costs, line by line, with the action as children under the total. */
export async function CheckoutSummary({ quote, locale, timeZone, children }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "commerce.checkout" });
  const { amount, currency, deadline } = quote.price;
  const money = (minor: number) => <Money amount={minor} currency={currency} locale={locale} style="exact" />;
  const discount = quote.regularAmount - amount;
  const lines: SumLine[] = [
    ...(discount > 0
      ? [
          { term: t("summary.regular"), value: <s>{money(quote.regularAmount)}</s> },
          { term: t("summary.early"), value: money(-discount), tone: "success" as const },
        ]
      : [{ term: t("summary.price"), value: money(amount) }]),
    { term: t("summary.taxes"), value: t("summary.taxesIncluded") },
  ];
  const total = { term: t("summary.total"), value: amount === 0 ? t("summary.free") : money(amount) };
  const terms = deadline && t(quote.honouredUntil ? "summary.honoured" : "summary.earlyUntil", { date: formatDateTime(deadline, locale, timeZone) });
  return (
    <aside aria-label={t("summary.label")} className="sheet price-box lg:sticky lg:top-6">
      <div className="flex items-start gap-4">
        <Cover slug={quote.courseSlug} topic={quote.topicSlug} className="w-[104px] flex-none" priority />
        <div className="min-w-0">
          <p className="t-item">{quote.title}</p>
          <p className="meta mt-1">{t("summary.access", { lessons: quote.lessonCount })}</p>
        </div>
      </div>
      <div className="mt-5 border-t border-line pt-3">
        {amount === 0 ? <SumLines lines={[]} total={total} /> : <SumLines lines={lines} total={total} />}
        {terms ? <p className="meta mt-2">{terms}</p> : null}
      </div>
      {children}
      {amount === 0 ? null : (
        <p className="meta mt-3">
          {t("refund")}{" "}
          <a className="link" href={localePath(locale, "/legal/refunds")}>
            {t("refundMore")}
          </a>
        </p>
      )}
    </aside>
  );
}
