import type { ReactElement, ReactNode } from "react";
import type { IconComponent } from "@/components/ui/icon";
import { cn } from "@/components/ui/cn";
import { formatMoney, type FormatLocale } from "@/lib/i18n/format";
import { OldPrice } from "./money";

export type PriceBoxProps = {
  /** Names the region: "Buy". */
  label: string;
  amount: number;
  currency: string;
  locale: FormatLocale;
  freeLabel: string;
  before?: { amount: number; label: string };
  /** Until when with its zone, and whether taxes are included. */
  terms?: ReactNode;
  /** The primary action: a large block Button. */
  action: ReactNode;
  /** A second one: try a lesson. */
  trial?: ReactNode;
  included?: readonly { Icon: IconComponent; text: ReactNode }[];
  /** The refund policy in one line. */
  refund?: ReactNode;
  /** Quiet links under the box: save, gift, buy for a team. */
  more?: ReactNode;
  className?: string;
};

/** What it costs and what that brings, beside the course; sticks while the page scrolls. */
export function PriceBox(props: PriceBoxProps): ReactElement {
  const { amount, currency, locale, before, included = [] } = props;
  return (
    <aside aria-label={props.label} className={cn("lg:sticky lg:top-6", props.className)}>
      <div className="sheet price-box">
        <p className="flex flex-wrap items-baseline gap-2.5">
          <span className="price-amount">{amount === 0 ? props.freeLabel : formatMoney(amount, currency, locale)}</span>
          {before ? (
            <span className="text-ink-muted">
              <OldPrice {...before} currency={currency} locale={locale} />
            </span>
          ) : null}
        </p>
        {props.terms ? <p className="meta mt-2">{props.terms}</p> : null}
        <div className="mt-5 grid gap-2.5">
          {props.action}
          {props.trial}
        </div>
        {included.length > 0 ? (
          <ul className="mt-5 border-t border-line pt-3.5">
            {included.map(({ Icon, text }, index) => (
              <li key={index} className="flex items-start gap-2.5 py-[5px]">
                <Icon className="mt-0.5 text-ink-muted" />
                <span>{text}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {props.refund ? <p className="mt-3.5 border-t border-line pt-3.5 text-xs">{props.refund}</p> : null}
      </div>
      {props.more ? <div className="mt-2 flex flex-wrap justify-between gap-1">{props.more}</div> : null}
    </aside>
  );
}

/** The same decision on a phone: a bar at the bottom edge. Hidden from 1024 px. Leave room under the page for it. */
export function BuyBar({ price, note, action }: { price: ReactNode; note?: ReactNode; action: ReactNode }): ReactElement {
  return (
    <div className="buy-bar lg:hidden">
      <div>
        {price}
        {note ? <p className="text-2xs text-ink-muted">{note}</p> : null}
      </div>
      {action}
    </div>
  );
}
