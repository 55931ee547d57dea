import { numbersOf } from "./operators-number";
import { number, ScoringRefused, type QtiValue } from "./value";

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

const FUNCTIONS: Readonly<Record<string, (x: number, y: number) => number>> = {
  sin: Math.sin, cos: Math.cos, tan: Math.tan,
  sec: (x) => 1 / Math.cos(x), csc: (x) => 1 / Math.sin(x), cot: (x) => 1 / Math.tan(x),
  asin: Math.asin, acos: Math.acos, atan: Math.atan, atan2: Math.atan2,
  asec: (x) => Math.acos(1 / x), acsc: (x) => Math.asin(1 / x), acot: (x) => Math.atan(1 / x),
  sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh,
  sech: (x) => 1 / Math.cosh(x), csch: (x) => 1 / Math.sinh(x), coth: (x) => 1 / Math.tanh(x),
  log: Math.log10, ln: Math.log, exp: Math.exp, abs: Math.abs, signum: Math.sign, floor: Math.floor, ceil: Math.ceil,
  toDegrees: (x) => (x * 180) / Math.PI, toRadians: (x) => (x * Math.PI) / 180,
};

const WHOLE = new Set(["signum", "floor", "ceil"]);

export function evaluateMathConstant(name: string): QtiValue {
  const value = CONSTANTS[name];
  if (value === undefined) throw new ScoringRefused(`The constant ${name} is not known.`);
  return number(value, "float");
}

export function evaluateMathOperator(name: string, values: readonly QtiValue[]): QtiValue {
  const work = FUNCTIONS[name];
  if (!work) throw new ScoringRefused(`The function ${name} is not known.`);
  const [x, y] = numbersOf(values) ?? [];
  return x ? number(work(x.value, y?.value ?? 0), WHOLE.has(name) || (name === "abs" && x.isInteger) ? "integer" : "float") : null;
}

/** Of all the numbers of a container; NULL when one is no number, and of a sample of one. */
export function evaluateStatistic(name: string, value: QtiValue): QtiValue {
  const numbers = numbersOf([value])?.map((each) => each.value);
  if (!numbers) return null;
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const squares = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  switch (name) {
    case "mean":
      return number(mean, "float");
    case "popVariance":
      return number(squares / numbers.length, "float");
    case "popSD":
      return number(Math.sqrt(squares / numbers.length), "float");
    case "sampleVariance":
      return number(squares / (numbers.length - 1), "float");
    case "sampleSD":
      return number(Math.sqrt(squares / (numbers.length - 1)), "float");
    default:
      throw new ScoringRefused(`The statistic ${name} is not known.`);
  }
}
