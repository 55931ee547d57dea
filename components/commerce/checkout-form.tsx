"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { Price } from "@/components/patterns/money";
import { BuyBar } from "@/components/patterns/price-box";
import { Button } from "@/components/ui/button";
import { Lock } from "@/components/ui/icons";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { OrderRefusal } from "./order-refusal";
import { dropPurchaseKey, purchaseKey } from "./purchase-key";

type Props = {
  courseSlug: string;
  amount: number;
  currency: string;
  locale: Locale;
  /** The purchase's key where the browser runs no script or keeps nothing. */
  spareKey: string;
  /** What the posted form was refused with, where the browser runs no script. */
  refusedCode: string | null;
};

const FORM_ID = "checkout";

/**
 * The one action of the page. Sends the price that is shown, so nothing else is ever charged, under a key that a retry
 * repeats, so that one purchase makes one order. Leaves for the vendor's page; without script it is a plain form.
 */
export function CheckoutForm({ courseSlug, amount, currency, locale, spareKey, refusedCode }: Props): ReactElement {
  const t = useTranslations("commerce.checkout");
  const { isBusy, refusal, buy } = usePurchase({ courseSlug, amount, currency, locale, spareKey, refusedCode });
  const label = amount === 0 ? t("enrol") : t("pay", { price: formatMoney(amount, currency, locale) });
  const busyLabel = t(amount === 0 ? "busyFree" : "busy");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void buy();
  };
  return (
    <form id={FORM_ID} method="post" action="/api/checkout" onSubmit={submit} className="mt-5">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="expectedAmount" value={amount} />
      <input type="hidden" name="expectedCurrency" value={currency} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="idempotencyKey" value={spareKey} />
      <OrderRefusal refusal={refusal} safe={t("safe")} referenceLabel={t("reference")} className="mb-5" />
      <Button type="submit" variant="primary" size="lg" block busy={isBusy} className="max-lg:hidden">
        {isBusy || amount === 0 ? null : <Lock />}
        {isBusy ? busyLabel : label}
      </Button>
      <BuyBar
        price={<Price amount={amount} currency={currency} locale={locale} freeLabel={t("summary.free")} />}
        note={t("summary.total")}
        action={
          <Button type="submit" variant="primary" busy={isBusy}>
            {isBusy ? busyLabel : label}
          </Button>
        }
      />
    </form>
  );
}

function usePurchase({ courseSlug, amount, currency, locale, spareKey, refusedCode }: Props) {
  const router = useRouter();
  const running = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(refusedCode === null ? null : { code: refusedCode, params: {}, issues: [], requestId: null });

  // Coming back with the browser's button may show this page as it was when it left: busy.
  useEffect(() => {
    const wake = (event: PageTransitionEvent): void => {
      if (!event.persisted) return;
      running.current = false;
      setIsBusy(false);
      router.refresh();
    };
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, [router]);

  const buy = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setIsBusy(true);
    setRefusal(null);
    const idempotencyKey = purchaseKey(courseSlug) ?? spareKey;
    const result = await callProcedure("commerce", "placeOrder", { courseSlug, expectedAmount: amount, expectedCurrency: currency, locale, idempotencyKey });
    if (result.ok) {
      dropPurchaseKey(courseSlug);
      const { orderId, next } = result.data;
      // Stays busy: the page is leaving.
      return window.location.assign(next.kind === "checkout" ? next.url : localePath(locale, `/checkout/return/${orderId}`));
    }
    running.current = false;
    setIsBusy(false);
    if (result.refusal.code === "auth.required") {
      return window.location.assign(localePath(locale, `/sign-in?next=${encodeURIComponent(window.location.pathname)}`));
    }
    setRefusal(result.refusal);
    if (!MAY_HAVE_ORDERED.includes(result.refusal.code)) dropPurchaseKey(courseSlug);
    // What was refused for its state has another state by now: price, seats, enrollment.
    router.refresh();
  };
  return { isBusy, refusal, buy };
}

/** After these an order may exist: the next try must carry the same key. */
const MAY_HAVE_ORDERED = ["server.unavailable", "commerce.payments_unavailable", "rate.too_many"];
