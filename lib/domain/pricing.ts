import { money, type Money } from "@/lib/money";

/** What a course's author set. Amounts are minor units of `currency`. */
export type CoursePricing = {
  priceAmount: number;
  currency: string;
  earlyBirdAmount: number | null;
  earlyBirdEndsAt: Date | null;
};

export type Price = {
  kind: "free" | "regular" | "early_bird";
  money: Money;
  /** The instant from which the regular price holds; null unless the price is an early one. */
  deadline: Date | null;
};

/**
 * The price of a course at an instant. The early price holds strictly before its deadline: at the deadline itself the
 * regular price does. An early price without a deadline, or not below the regular one, is no offer.
 */
export function priceAt(pricing: CoursePricing, instant: Date): Price {
  const { priceAmount, currency, earlyBirdAmount, earlyBirdEndsAt } = pricing;
  const regular = money(priceAmount, currency);
  if (priceAmount === 0) return { kind: "free", money: regular, deadline: null };
  const isEarly = earlyBirdAmount !== null && earlyBirdAmount < priceAmount && earlyBirdEndsAt !== null && instant < earlyBirdEndsAt;
  if (!isEarly) return { kind: "regular", money: regular, deadline: null };
  return { kind: "early_bird", money: money(earlyBirdAmount, currency), deadline: earlyBirdEndsAt };
}
