import { add, compare, exact, multiply, parseExact, subtract, ZERO, type Exact } from "@/lib/domain/exact-number";
import type { NumericRules } from "@/lib/schemas/questions";
import { texts, type PartialScore } from "./partial-score";

type Answer = NumericRules["accepted"][number];

/** The credit of the best accepted value that the number meets. What is typed and is no number, or lacks its unit, gets none. */
export function scoreNumeric({ accepted, unit }: NumericRules, given: string): PartialScore {
  const value = readAnswer(given, unit);
  if (value === null) return { credit: ZERO, parts: [], feedback: [] };
  const met = accepted.filter((answer) => isMet(answer, value));
  const best = met.reduce<Answer | null>((top, each) => (top && top.credit >= each.credit ? top : each), null);
  return best ? { credit: exact(best.credit), parts: [], feedback: texts(best.feedback) } : { credit: ZERO, parts: [], feedback: [] };
}

/**
 * A number as people type it: a decimal point or comma, groups parted by spaces, apostrophes or the other of the two,
 * `1.5e3` and `1.5 × 10^3`. A lone point or comma parts decimals. Null when it is no number.
 */
export function parseTypedNumber(text: string): Exact | null {
  const plain = text.normalize("NFKC").replaceAll(/[\u2212\u2012\u2013]/g, "-").trim();
  const [, mantissa = "", exponent = "0"] = /^([-+]?[\d.,'’\s\u00a0]+?)(?:\s*(?:[x×*·]\s*10\s*\^?|e)\s*([-+]?\d{1,3}))?$/iu.exec(plain) ?? [];
  const compact = mantissa.replaceAll(/(?<=\d)[\s'’](?=\d{3}(?:\D|$))/gu, "");
  const [point, comma] = [compact.lastIndexOf("."), compact.lastIndexOf(",")];
  const decimal = Math.max(point, comma);
  const grouped = point !== -1 && comma !== -1;
  const whole = decimal === -1 ? compact : compact.slice(0, decimal);
  const part = decimal === -1 ? "" : compact.slice(decimal + 1);
  if (grouped && !/^[-+]?\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
  if (!grouped && /[.,]/.test(whole)) return isGrouping(compact) ? parseExact(`${compact.replaceAll(/[.,]/g, "")}e${exponent}`) : null;
  return parseExact(`${whole.replaceAll(/[.,]/g, "")}${decimal === -1 ? "" : `.${part}`}e${exponent}`);
}

/** `1.234.567`: one separator more than once can only part groups. */
function isGrouping(text: string): boolean {
  return /^[-+]?\d{1,3}(?:\.\d{3}){2,}$|^[-+]?\d{1,3}(?:,\d{3}){2,}$/.test(text);
}

function readAnswer(given: string, unit: NumericRules["unit"]): Exact | null {
  if (unit === null) return parseTypedNumber(given);
  const text = given.trim();
  const [named] = unit.options.filter(({ name }) => text.endsWith(name) && parseTypedNumber(text.slice(0, -name.length)) !== null).sort((a, b) => b.name.length - a.name.length);
  if (!named) return unit.required ? null : parseTypedNumber(text);
  const value = parseTypedNumber(text.slice(0, -named.name.length));
  return value && multiply(value, exact(named.factor));
}

function isMet(answer: Answer, value: Exact): boolean {
  if (answer.kind === "range") return compare(value, exact(answer.min)) >= 0 && compare(value, exact(answer.max)) <= 0;
  const wanted = exact(answer.value);
  const amount = exact(answer.tolerance.amount);
  const reach = answer.tolerance.mode === "absolute" ? amount : multiply(amount, wanted.n < 0n ? { n: -wanted.n, d: wanted.d } : wanted);
  return compare(value, subtract(wanted, reach)) >= 0 && compare(value, add(wanted, reach)) <= 0;
}
