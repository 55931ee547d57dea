/** A fraction in lowest terms; `d` is positive. Sums and comparisons of these are exact, so a score is the same everywhere. */
export type Exact = { n: bigint; d: bigint };

export const ZERO: Exact = { n: 0n, d: 1n };
export const ONE: Exact = { n: 1n, d: 1n };

const DECIMAL = /^([+-]?)(\d{0,200})(?:\.(\d{0,200}))?(?:e([+-]?\d{1,3}))?$/i;

/** The decimal number that a text writes (`-1.50`, `2e3`), or null when it writes none. */
export function parseExact(text: string): Exact | null {
  const [, sign, whole = "", part = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  if (sign === undefined || whole.length + part.length === 0) return null;
  const digits = BigInt(whole + part) * (sign === "-" ? -1n : 1n);
  const scale = Number(exponent) - part.length;
  return scale >= 0 ? fraction(digits * 10n ** BigInt(scale), 1n) : fraction(digits, 10n ** BigInt(-scale));
}

/** The number as its shortest decimal writes it, so `exact(0.1)` is one tenth. Throws on what is not finite. */
export function exact(value: number): Exact {
  const parsed = parseExact(String(value));
  if (!parsed) throw new RangeError(`not a finite number: ${value}`);
  return parsed;
}

/** Throws when `d` is zero. */
export function fraction(n: bigint, d: bigint): Exact {
  if (d === 0n) throw new RangeError("division by zero");
  const sign = d < 0n ? -1n : 1n;
  const common = gcd(n < 0n ? -n : n, d * sign);
  return { n: (n * sign) / common, d: (d * sign) / common };
}

export function add(a: Exact, b: Exact): Exact {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Exact, b: Exact): Exact {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Exact, b: Exact): Exact {
  return fraction(a.n * b.n, a.d * b.d);
}

/** Throws when `b` is zero. */
export function divide(a: Exact, b: Exact): Exact {
  return fraction(a.n * b.d, a.d * b.n);
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function clamp(value: Exact, low: Exact, high: Exact): Exact {
  if (compare(value, low) < 0) return low;
  return compare(value, high) > 0 ? high : value;
}

/** Rounded to a number of decimals; a half goes away from zero. */
export function roundHalfAway(value: Exact, decimals: number): Exact {
  const negative = value.n < 0n;
  const rounded = roundHalfUp({ n: negative ? -value.n : value.n, d: value.d }, decimals);
  return negative ? { n: -rounded.n, d: rounded.d } : rounded;
}

/** Rounded to a number of decimals, which may be negative; a half goes up. */
export function roundHalfUp(value: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(Math.abs(decimals));
  const scaled = decimals >= 0 ? fraction(value.n * scale, value.d) : fraction(value.n, value.d * scale);
  const whole = floorDivide(scaled.n * 2n + scaled.d, scaled.d * 2n);
  return decimals >= 0 ? fraction(whole, scale) : fraction(whole * scale, 1n);
}

/** The nearest number that JavaScript can hold. */
export function toNumber(value: Exact): number {
  const negative = value.n < 0n;
  const n = negative ? -value.n : value.n;
  const shift = Math.max(0, 25 - (String(n).length - String(value.d).length));
  const digits = (n * 10n ** BigInt(shift)) / value.d;
  return Number(`${negative ? "-" : ""}${digits}e-${shift}`);
}

function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n % d !== 0n && n < 0n !== d < 0n ? quotient - 1n : quotient;
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
