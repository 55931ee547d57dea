import { add, compare, divide, exact, fraction, multiply, ONE, roundHalfUp, subtract, toNumber, ZERO, type Exact } from "@/lib/domain/exact-number";
import { itemsOf, number, ScoringRefused, truth, type QtiValue, type Scalar } from "./value";

type Numeric = { value: number; isInteger: boolean };

/** The numbers of all operands, containers opened; null when one is NULL or no number. */
export function numbersOf(values: readonly QtiValue[]): Numeric[] | null {
  const numbers: Numeric[] = [];
  for (const value of values) {
    if (value === null || (value.cardinality !== "single" && value.cardinality !== "record" && value.partial)) return null;
    for (const item of itemsOf(value)) {
      if (item.base !== "integer" && item.base !== "float") return null;
      numbers.push({ value: item.value, isInteger: item.base === "integer" });
    }
  }
  return numbers.length === 0 ? null : numbers;
}

export function evaluateSum(values: readonly QtiValue[]): QtiValue {
  return fold(values, (numbers) => numbers.reduce(add, ZERO));
}

export function evaluateProduct(values: readonly QtiValue[]): QtiValue {
  return fold(values, (numbers) => numbers.reduce(multiply, ONE));
}

export function evaluateSubtract(values: readonly QtiValue[]): QtiValue {
  return fold(values, ([a = ZERO, b = ZERO]) => subtract(a, b));
}

/** Always a float; NULL when the divisor is zero. */
export function evaluateDivide(values: readonly QtiValue[]): QtiValue {
  const [a, b] = numbersOf(values) ?? [];
  return a && b && b.value !== 0 ? number(toNumber(divide(exact(a.value), exact(b.value))), "float") : null;
}

/** Rounded down: -7 over 2 is -4, and what is left over has the sign of the divisor. */
export function evaluateIntegerDivision(values: readonly QtiValue[], part: "quotient" | "rest"): QtiValue {
  const [a, b] = numbersOf(values) ?? [];
  if (!a || !b || b.value === 0) return null;
  const quotient = Math.floor(a.value / b.value);
  return number(part === "quotient" ? quotient : a.value - b.value * quotient, "integer");
}

export function evaluatePower(values: readonly QtiValue[]): QtiValue {
  const numbers = numbersOf(values);
  const [a, b] = numbers ?? [];
  return a && b ? number(a.value ** b.value, numbers?.every(({ isInteger }) => isInteger) && b.value >= 0 ? "integer" : "float") : null;
}

export function evaluateExtreme(values: readonly QtiValue[], which: "max" | "min"): QtiValue {
  const numbers = numbersOf(values);
  if (!numbers) return null;
  return number(Math[which](...numbers.map(({ value }) => value)), numbers.every(({ isInteger }) => isInteger) ? "integer" : "float");
}

export function evaluateGcd(values: readonly QtiValue[], which: "gcd" | "lcm"): QtiValue {
  const numbers = numbersOf(values);
  if (!numbers || numbers.some(({ isInteger }) => !isInteger)) return null;
  const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));
  const lcm = (a: number, b: number) => (a === 0 || b === 0 ? 0 : Math.abs(a * b) / gcd(a, b));
  return number(numbers.map(({ value }) => value).reduce(which === "gcd" ? gcd : lcm), "integer");
}

/** To a whole number; halves go up. */
export function evaluateRound(value: QtiValue): QtiValue {
  const [one] = numbersOf([value]) ?? [];
  return one ? number(toNumber(roundHalfUp(exact(one.value), 0)), "integer") : null;
}

export function evaluateRoundTo(value: QtiValue, mode: string, figures: number): QtiValue {
  const [one] = numbersOf([value]) ?? [];
  return one ? number(toNumber(rounded(one.value, mode, figures)), "float") : null;
}

export function evaluateEqualRounded([a, b]: readonly QtiValue[], mode: string, figures: number): QtiValue {
  const [one, other] = [numbersOf([a ?? null])?.[0], numbersOf([b ?? null])?.[0]];
  return one && other ? truth(compare(rounded(one.value, mode, figures), rounded(other.value, mode, figures)) === 0) : null;
}

export type Tolerance = { mode: string; below: number; above: number; includeLower: boolean; includeUpper: boolean };

/** The second number lies around the first: within amounts, or within percentages of it. */
export function evaluateEqualNumbers(a: Scalar, b: Scalar, tolerance: Tolerance): boolean {
  if (typeof a.value !== "number" || typeof b.value !== "number") throw new ScoringRefused("A tolerance is given for what is no number.");
  const [x, y] = [exact(a.value), exact(b.value)];
  if (tolerance.mode === "exact") return compare(x, y) === 0;
  const reach = (amount: number) => (tolerance.mode === "relative" ? multiply(x, divide(exact(amount), fraction(100n, 1n))) : exact(amount));
  const ends = [subtract(x, reach(tolerance.below)), add(x, reach(tolerance.above))].sort(compare);
  const [low = x, high = x] = ends;
  const [under, over] = [compare(y, low), compare(y, high)];
  return (tolerance.includeLower ? under >= 0 : under > 0) && (tolerance.includeUpper ? over <= 0 : over < 0);
}

function rounded(value: number, mode: string, figures: number): Exact {
  if (mode === "decimalPlaces") return roundHalfUp(exact(value), figures);
  if (mode !== "significantFigures" && mode !== "significantFigure") throw new ScoringRefused(`The rounding mode ${mode} is not known.`);
  if (figures < 1) throw new ScoringRefused("Rounding needs a figure or more.");
  return value === 0 ? ZERO : roundHalfUp(exact(value), figures - 1 - Math.floor(Math.log10(Math.abs(value))));
}

function fold(values: readonly QtiValue[], work: (numbers: Exact[]) => Exact): QtiValue {
  const numbers = numbersOf(values);
  if (!numbers) return null;
  return number(toNumber(work(numbers.map(({ value }) => exact(value)))), numbers.every(({ isInteger }) => isInteger) ? "integer" : "float");
}
