import { compilePattern, UnsupportedPattern } from "@/lib/domain/safe-pattern";
import type { Scope } from "./evaluate";
import { isInside } from "./map-response";
import { evaluateEqualNumbers } from "./operators-number";
import { isNull, itemsOf, parseNumber, sameScalar, ScoringRefused, single, truth, type QtiValue } from "./value";

const SHAPES = ["default", "rect", "circle", "ellipse", "poly"] as const;

export function evaluateStringMatch({ first, second, attribute }: Scope): QtiValue {
  const [text, wanted] = [stringOf(first), stringOf(second)];
  if (text === null || wanted === null) return null;
  const [a, b] = attribute("caseSensitive", "true").trim() === "true" ? [text, wanted] : [text.toLowerCase(), wanted.toLowerCase()];
  return truth(attribute("substring", "false").trim() === "true" ? a.includes(b) : a === b);
}

/** With two operands whether the second holds the first; with three the letters of a text from a place (from 1) on. */
export function evaluateSubstring({ args, first, second, attribute }: Scope): QtiValue {
  if (args.length === 3) {
    const [start, length] = [itemsOf(second)[0]?.value, itemsOf(args[2] ?? null)[0]?.value];
    const text = stringOf(first);
    return text !== null && typeof start === "number" && typeof length === "number" ? single({ base: "string", value: text.slice(start - 1, start - 1 + length) }) : null;
  }
  const [part, whole] = [stringOf(first), stringOf(second)];
  if (part === null || whole === null) return null;
  return truth(attribute("caseSensitive", "true").trim() === "true" ? whole.includes(part) : whole.toLowerCase().includes(part.toLowerCase()));
}

export function evaluatePatternMatch({ first, second, args, attribute }: Scope): QtiValue {
  const text = stringOf(first);
  const pattern = args.length > 1 ? stringOf(second) : attribute("pattern");
  if (text === null || pattern === null) return null;
  try {
    return truth(compilePattern(pattern, { ignoreCase: attribute("caseSensitive", "true").trim() === "false" }).matches(text));
  } catch (error) {
    if (error instanceof UnsupportedPattern) throw new ScoringRefused(`The pattern cannot be run: ${error.message}.`);
    throw error;
  }
}

/** Numbers within the tolerance; other values when they are the same. */
export function evaluateEqual(scope: Scope): QtiValue {
  const { first, second, attribute } = scope;
  if (isNull(first) || isNull(second)) return null;
  const [[a, ...moreA], [b, ...moreB]] = [itemsOf(first), itemsOf(second)];
  if (!a || !b || moreA.length > 0 || moreB.length > 0) throw new ScoringRefused("Containers are compared as one value.");
  const isNumber = (base: string) => base === "integer" || base === "float";
  if (!isNumber(a.base) || !isNumber(b.base)) return truth(sameScalar(a, b));
  const mode = attribute("toleranceMode", "exact").trim();
  const [below, above = below] = mode === "exact" ? [0] : attribute("tolerance").trim().split(/\s+/).map((text) => amountOf(text, scope));
  if (below === undefined || above === undefined || below < 0 || above < 0) throw new ScoringRefused("A tolerance is below zero.");
  const includes = (name: string) => attribute(name, "true").trim() === "true";
  return truth(evaluateEqualNumbers(a, b, { mode, below, above, includeLower: includes("includeLowerBound"), includeUpper: includes("includeUpperBound") }));
}

/** True when one of the points lies in the area. */
export function evaluateInside({ first, attribute }: Scope): QtiValue {
  if (first === null || isNull(first)) return null;
  const shape = SHAPES.find((each) => each === attribute("shape"));
  if (!shape) throw new ScoringRefused(`The shape ${attribute("shape")} is not known.`);
  const coords = attribute("coords", "").split(/[\s,]+/).filter((text) => text !== "").map(parseNumber);
  const known = coords.filter((each) => each !== null);
  if (known.length !== coords.length) throw new ScoringRefused("The coordinates of an area are not numbers.");
  return truth(itemsOf(first).some((item) => item.base === "point" && isInside(shape, known, item.value)));
}

function stringOf(value: QtiValue): string | null {
  if (value === null || isNull(value)) return null;
  const item = itemsOf(value)[0];
  if (typeof item?.value !== "string") throw new ScoringRefused("A text is expected where something else stands.");
  return item.value;
}

function amountOf(text: string, { state }: Scope): number {
  const parsed = parseNumber(text);
  if (parsed !== null) return parsed;
  const variable = state.templates.get(text.replace(/^\{(.*)\}$/, "$1")) ?? null;
  const item = itemsOf(variable)[0];
  if (typeof item?.value !== "number") throw new ScoringRefused(`The tolerance ${text.slice(0, 40)} is not a number.`);
  return item.value;
}
