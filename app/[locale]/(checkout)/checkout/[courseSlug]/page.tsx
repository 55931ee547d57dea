import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { CheckoutClosed } from "@/components/commerce/checkout-closed";
import { CheckoutFacts } from "@/components/commerce/checkout-facts";
import { CheckoutForm } from "@/components/commerce/checkout-form";
import { CheckoutSummary } from "@/components/commerce/checkout-summary";
import { ERROR_CODES } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { SLUG_PATTERN } from "@/lib/slug";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { findCheckoutQuote } from "@/server/commerce";

type Props = { params: Promise<{ locale: string; courseSlug: string }>; searchParams: Promise<{ error?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "commerce.checkout" });
  return { title: `${t("title")} · Criterio` };
}

export default async function CheckoutPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { locale: given, courseSlug } = await params;
  const locale = toLocale(given);
  if (!SLUG_PATTERN.test(courseSlug)) notFound();
  const ctx = await signedInCtx(locale, `/checkout/${courseSlug}`);
  const [t, quote, { error }] = await Promise.all([
    getTranslations({ locale, namespace: "commerce.checkout" }),
    orNotFound(findCheckoutQuote(ctx, { courseSlug })),
    searchParams,
  ]);
  if (quote.state !== "for_sale") return <CheckoutClosed quote={quote} state={quote.state} locale={locale} />;
  const isFree = quote.price.amount === 0;
  return (
    <main id="main" className="page pb-28 pt-8 lg:pb-16">
      <p>
        <a className="link" href={localePath(locale, `/courses/${courseSlug}`)}>
          {t("back")}
        </a>
      </p>
      <h1 className="t-page mt-3">{t(isFree ? "titleFree" : "title")}</h1>
      <p className="lede mt-1">{quote.title}</p>
      <div className="mt-6 grid gap-10 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start lg:gap-16">
        <CheckoutFacts name={ctx.viewer.name} email={ctx.viewer.email} isFree={isFree} locale={locale} />
        <CheckoutSummary quote={quote} locale={locale} timeZone={ctx.viewer.timeZone}>
          <CheckoutForm
            courseSlug={courseSlug}
            amount={quote.price.amount}
            currency={quote.price.currency}
            locale={locale}
            spareKey={newId("token")}
            refusedCode={ERROR_CODES.find((known) => known === error) ?? null}
          />
        </CheckoutSummary>
      </div>
    </main>
  );
}
