/** An amount in integer minor units (cents; whole units where the currency has none) with its ISO 4217 currency. */
export type Money = { amount: number; currency: string };

/** Throws on amounts that are not safe integers, so a fraction of a cent never enters a ledger. */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an amount in minor units: ${amount}`);
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`not an ISO 4217 code: ${currency}`);
  return { amount, currency };
}

/** Sum of amounts of one currency; throws when the currencies differ. */
export function addMoney(left: Money, right: Money): Money {
  return money(left.amount + right.amount, requireSameCurrency(left, right));
}

export function subtractMoney(left: Money, right: Money): Money {
  return money(left.amount - right.amount, requireSameCurrency(left, right));
}

export function sumMoney(currency: string, items: readonly Money[]): Money {
  return items.reduce(addMoney, money(0, currency));
}

/**
 * Splits an amount by integer weights without losing or inventing a minor unit: the remainder goes one unit at a time
 * to the largest fractions, earlier shares first.
 */
export function allocateMoney(total: Money, weights: readonly number[]): Money[] {
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  if (weightSum <= 0 || weights.some((weight) => weight < 0 || !Number.isSafeInteger(weight))) {
    throw new RangeError("weights must be non-negative integers with a positive sum");
  }
  const exact = weights.map((weight) => (BigInt(total.amount) * BigInt(weight)) / BigInt(weightSum));
  const rest = weights.map((weight, index) => ({ index, rest: (BigInt(total.amount) * BigInt(weight)) % BigInt(weightSum) }));
  let left = BigInt(total.amount) - exact.reduce((sum, part) => sum + part, 0n);
  const step = left < 0n ? -1n : 1n;
  rest.sort((a, b) => Number(abs(b.rest) - abs(a.rest)) || a.index - b.index);
  for (const { index } of rest) {
    if (left === 0n) break;
    exact[index] = (exact[index] ?? 0n) + step;
    left -= step;
  }
  return exact.map((part) => money(Number(part), total.currency));
}

/** Digits after the decimal point of a currency: 2 for USD, 0 for CLP and JPY, 3 for KWD. */
export function minorUnitDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function requireSameCurrency(left: Money, right: Money): string {
  if (left.currency !== right.currency) throw new RangeError(`cannot mix ${left.currency} and ${right.currency}`);
  return left.currency;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
