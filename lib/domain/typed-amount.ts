import { minorUnitDigits } from "@/lib/money";

/**
 * The minor units of an amount as a person types it: "10", "10,5", "10.50". The last point or comma is the decimal
 * sign, so nothing is read as thousands; null when it is no such amount or has more decimals than the currency.
 */
export function typedAmount(text: string, currency: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!match) return null;
  const digits = minorUnitDigits(currency);
  const [, whole = "", part = ""] = match;
  if (part.length > digits) return null;
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, "0"));
}
