import type { ReactElement } from "react";
import { cn } from "@/components/ui/cn";
import { formatMoney, type FormatLocale, type MoneyStyle } from "@/lib/i18n/format";

export type MoneyProps = {
  /** Minor units: 4900 is US$ 49. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  locale: FormatLocale;
  /** `exact` keeps the cents, for sums and receipts. */
  style?: MoneyStyle;
  className?: string;
};

/** Money as text, with its currency. */
export function Money({ amount, currency, locale, style, className }: MoneyProps): ReactElement {
  return <span className={cn("whitespace-nowrap", className)}>{formatMoney(amount, currency, locale, style)}</span>;
}

export type PriceProps = {
  /** Minor units. Zero shows `freeLabel`. */
  amount: number;
  currency: string;
  locale: FormatLocale;
  freeLabel: string;
  /** The price before a discount, struck through, with its name for screen readers ("Regular price"). */
  before?: { amount: number; label: string };
  className?: string;
};

/** A price as cards and bars show it: serif, with the old price struck when there is one. */
export function Price({ amount, currency, locale, freeLabel, before, className }: PriceProps): ReactElement {
  return (
    <span className={cn("price", className)}>
      {before ? <OldPrice {...before} currency={currency} locale={locale} /> : null}
      {amount === 0 ? freeLabel : formatMoney(amount, currency, locale)}
    </span>
  );
}

/** A struck price that says what it is. */
export function OldPrice({ amount, label, currency, locale }: { amount: number; label: string; currency: string; locale: FormatLocale }): ReactElement {
  return (
    <>
      <span className="sr-only">{label} </span>
      <s>{formatMoney(amount, currency, locale)}</s>{" "}
    </>
  );
}
