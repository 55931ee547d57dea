import type { QtiExpression, QtiOperator } from "@/lib/schemas/qti-program";
import { combineMembers, evaluateDelete, evaluateFieldValue, evaluateIndex, evaluateRepeat, makeRecord, pickRandom } from "./operators-container";
import { evaluateAnd, evaluateAnyN, evaluateContains, evaluateMatch, evaluateMember, evaluateNot, evaluateOr } from "./operators-logic";
import { evaluateMathConstant, evaluateMathOperator, evaluateStatistic } from "./operators-math";
import {
  evaluateDivide, evaluateEqualRounded, evaluateExtreme, evaluateGcd, evaluateIntegerDivision, evaluatePower, evaluateProduct,
  evaluateRound, evaluateRoundTo, evaluateSubtract, evaluateSum, numbersOf,
} from "./operators-number";
import { evaluateEqual, evaluateInside, evaluatePatternMatch, evaluateStringMatch, evaluateSubstring } from "./operators-text";
import { evaluateMapResponse, evaluateMapResponsePoint } from "./map-response";
import { getVariable, type QtiState } from "./state";
import { isNull, itemsOf, number, parseScalar, ScoringRefused, single, truth, type QtiValue } from "./value";

export type Scope = {
  state: QtiState;
  args: readonly QtiValue[];
  first: QtiValue;
  second: QtiValue;
  /** An attribute's text; refused when it is not there. */
  attribute: (name: string, otherwise?: string) => string;
  /** An attribute that is a number or names a variable which holds one. */
  figure: (name: string, otherwise?: number) => number;
};

type Operation = (scope: Scope) => QtiValue;

/** The value of an expression in the state of an attempt. Operands are all evaluated: no operator has an effect. */
export function evaluate(expression: QtiExpression, state: QtiState): QtiValue {
  if (expression.op === "record") return makeRecord(expression, (each) => evaluate(each, state));
  const args = expression.args.map((each) => evaluate(each, state));
  return OPERATIONS[expression.op](scopeOf(expression, args, state));
}

function scopeOf({ op, attributes }: QtiExpression, args: readonly QtiValue[], state: QtiState): Scope {
  const attribute = (name: string, otherwise?: string) => {
    const text = attributes[name] ?? otherwise;
    if (text === undefined) throw new ScoringRefused(`${op} lacks ${name}.`);
    return text;
  };
  const figure = (name: string, otherwise?: number) => {
    const text = attribute(name, otherwise === undefined ? undefined : String(otherwise)).trim().replace(/^\{(.*)\}$/, "$1");
    const parsed = parseScalar("float", text) ?? itemsOf(getVariable(state, text))[0];
    if (typeof parsed?.value !== "number") throw new ScoringRefused(`${name} of ${op} is not a number.`);
    return parsed.value;
  };
  return { state, args, first: args[0] ?? null, second: args[1] ?? null, attribute, figure };
}

const OPERATIONS: Readonly<Record<QtiOperator, Operation>> = {
  baseValue: ({ attribute }) => baseValue(attribute("baseType"), attribute("value", "")),
  variable: ({ state, attribute }) => getVariable(state, attribute("identifier")),
  default: ({ state, attribute }) => state.defaults.get(attribute("identifier")) ?? null,
  correct: ({ state, attribute }) => correctOf(state, attribute("identifier")),
  null: () => null,
  mapResponse: ({ state, attribute }) => evaluateMapResponse(responseOf(state, attribute("identifier")), getVariable(state, attribute("identifier"))),
  mapResponsePoint: ({ state, attribute }) => evaluateMapResponsePoint(responseOf(state, attribute("identifier")), getVariable(state, attribute("identifier"))),
  mathConstant: ({ attribute }) => evaluateMathConstant(attribute("name")),
  randomInteger: ({ state, figure }) => {
    const [min, step] = [figure("min", 0), figure("step", 1)];
    if (step <= 0 || figure("max") < min) throw new ScoringRefused("The bounds of a random number are reversed.");
    return number(min + step * Math.floor(state.random() * (Math.floor((figure("max") - min) / step) + 1)), "integer");
  },
  randomFloat: ({ state, figure }) => number(figure("min", 0) + state.random() * (figure("max") - figure("min", 0)), "float"),
  random: ({ state, first }) => pickRandom(first, state.random),
  multiple: ({ args }) => combineMembers("multiple", args),
  ordered: ({ args }) => combineMembers("ordered", args),
  containerSize: ({ first }) => number(itemsOf(first).length, "integer"),
  isNull: ({ first }) => truth(isNull(first)),
  index: ({ first, figure }) => evaluateIndex(first, figure("n")),
  fieldValue: ({ first, attribute }) => evaluateFieldValue(first, attribute("fieldIdentifier")),
  record: () => null,
  member: ({ first, second }) => evaluateMember(first, second),
  delete: ({ first, second }) => evaluateDelete(first, second),
  contains: ({ first, second }) => evaluateContains(first, second),
  repeat: ({ args, figure }) => evaluateRepeat(args, figure("numberRepeats")),
  substring: evaluateSubstring,
  not: ({ first }) => evaluateNot(first),
  and: ({ args }) => evaluateAnd(args),
  or: ({ args }) => evaluateOr(args),
  anyN: ({ args, figure }) => evaluateAnyN(args, figure("min"), figure("max")),
  match: ({ first, second }) => evaluateMatch(first, second),
  stringMatch: evaluateStringMatch,
  patternMatch: evaluatePatternMatch,
  equal: evaluateEqual,
  notEqual: (scope) => negate(evaluateEqual(scope)),
  equalRounded: ({ args, attribute, figure }) => evaluateEqualRounded(args, attribute("roundingMode", "significantFigures"), figure("figures")),
  inside: evaluateInside,
  lt: (scope) => order(scope, (a, b) => a < b),
  gt: (scope) => order(scope, (a, b) => a > b),
  lte: (scope) => order(scope, (a, b) => a <= b),
  gte: (scope) => order(scope, (a, b) => a >= b),
  durationLT: (scope) => orderDurations(scope, (a, b) => a < b),
  durationGTE: (scope) => orderDurations(scope, (a, b) => a >= b),
  sum: ({ args }) => evaluateSum(args),
  product: ({ args }) => evaluateProduct(args),
  subtract: ({ args }) => evaluateSubtract(args),
  divide: ({ args }) => evaluateDivide(args),
  power: ({ args }) => evaluatePower(args),
  integerDivide: ({ args }) => evaluateIntegerDivision(args, "quotient"),
  integerModulus: ({ args }) => evaluateIntegerDivision(args, "rest"),
  mod: ({ args }) => evaluateIntegerDivision(args, "rest"),
  truncate: ({ first }) => mapNumber(first, Math.trunc, "integer"),
  round: ({ first }) => evaluateRound(first),
  roundTo: ({ first, attribute, figure }) => evaluateRoundTo(first, attribute("roundingMode", "significantFigures"), figure("figures")),
  integerToFloat: ({ first }) => mapNumber(first, (value) => value, "float"),
  max: ({ args }) => evaluateExtreme(args, "max"),
  min: ({ args }) => evaluateExtreme(args, "min"),
  gcd: ({ args }) => evaluateGcd(args, "gcd"),
  lcm: ({ args }) => evaluateGcd(args, "lcm"),
  mathOperator: ({ args, attribute }) => evaluateMathOperator(attribute("name"), args),
  statsOperator: ({ first, attribute }) => evaluateStatistic(attribute("name"), first),
  mean: ({ first }) => evaluateStatistic("mean", first),
  sampleVariance: ({ first }) => evaluateStatistic("sampleVariance", first),
  sampleSD: ({ first }) => evaluateStatistic("sampleSD", first),
  popVariance: ({ first }) => evaluateStatistic("popVariance", first),
  popSD: ({ first }) => evaluateStatistic("popSD", first),
  isTypeOf: ({ first, second }) => truth(isNull(first) ? null : itemsOf(first).every(({ base }) => base === itemsOf(second)[0]?.value)),
};

function baseValue(base: string, text: string): QtiValue {
  const known = (["identifier", "boolean", "integer", "float", "string", "point", "pair", "directedPair", "duration", "file", "uri", "intOrIdentifier"] as const).find((each) => each === base);
  const item = known && parseScalar(known, text);
  if (!item) throw new ScoringRefused(`"${text.slice(0, 100)}" is not of the type ${base}.`);
  return single(item);
}

function responseOf({ program }: QtiState, identifier: string) {
  const found = program.responses.find((each) => each.identifier === identifier);
  if (!found) throw new ScoringRefused(`The response ${identifier} is not declared.`);
  return found;
}

function correctOf(state: QtiState, identifier: string): QtiValue {
  responseOf(state, identifier);
  return state.correct.get(identifier) ?? null;
}

function negate(value: QtiValue): QtiValue {
  return evaluateNot(value);
}

function order({ first, second }: Scope, holds: (a: number, b: number) => boolean): QtiValue {
  const [a, b] = [numbersOf([first])?.[0], numbersOf([second])?.[0]];
  return a && b ? truth(holds(a.value, b.value)) : null;
}

function orderDurations({ first, second }: Scope, holds: (a: number, b: number) => boolean): QtiValue {
  const [a, b] = [itemsOf(first)[0], itemsOf(second)[0]];
  return a?.base === "duration" && b?.base === "duration" ? truth(holds(a.value, b.value)) : null;
}

function mapNumber(value: QtiValue, work: (value: number) => number, base: "integer" | "float"): QtiValue {
  const [one] = numbersOf([value]) ?? [];
  return one ? number(work(one.value), base) : null;
}
