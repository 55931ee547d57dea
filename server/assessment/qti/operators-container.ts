import type { QtiExpression } from "@/lib/schemas/qti-program";
import { container, isNull, itemsOf, sameScalar, ScoringRefused, single, type QtiValue } from "./value";

/** Values and containers in one container; NULLs are left out, and what counts over it knows that they were. */
export function combineMembers(cardinality: "multiple" | "ordered", values: readonly QtiValue[]): QtiValue {
  const partial = values.some((value) => value === null || (value.cardinality !== "single" && value.cardinality !== "record" && value.partial));
  return container(cardinality, values.flatMap(itemsOf), partial);
}

/** The value at a place, from 1; NULL beyond the end. */
export function evaluateIndex(value: QtiValue, place: number): QtiValue {
  const item = itemsOf(value)[place - 1];
  return item ? single(item) : null;
}

/** A container without any of the values equal to one; the two may come in either order. */
export function evaluateDelete(a: QtiValue, b: QtiValue): QtiValue {
  const [one, all] = a !== null && a.cardinality === "single" ? [a, b] : [b, a];
  if (isNull(one) || all === null || isNull(all)) return null;
  if (all.cardinality !== "multiple" && all.cardinality !== "ordered") throw new ScoringRefused("Values are taken out of what is no container.");
  const taken = itemsOf(one)[0];
  return container(all.cardinality, all.items.filter((item) => taken === undefined || !sameScalar(item, taken)));
}

export function evaluateRepeat(values: readonly QtiValue[], times: number): QtiValue {
  const items = values.flatMap(itemsOf);
  if (times < 1 || items.length === 0) return null;
  if (items.length * times > 10_000) throw new ScoringRefused("A container has more than 10000 values.");
  return container("ordered", Array.from({ length: Math.floor(times) }, () => items).flat());
}

export function evaluateFieldValue(value: QtiValue, field: string): QtiValue {
  if (value === null) return null;
  if (value.cardinality !== "record") throw new ScoringRefused("A field is asked of what is no record.");
  return value.fields.get(field) ?? null;
}

/** A record whose fields are written as field values around their expressions. */
export function makeRecord(expression: QtiExpression, evaluate: (expression: QtiExpression) => QtiValue): QtiValue {
  const fields = expression.args.map((field) => {
    const [value] = field.args;
    const name = field.attributes["fieldIdentifier"];
    if (field.op !== "fieldValue" || name === undefined || !value) throw new ScoringRefused("A record has a field without name or value.");
    return [name, evaluate(value)] as const;
  });
  return { cardinality: "record", fields: new Map(fields) };
}

export function pickRandom(value: QtiValue, random: () => number): QtiValue {
  const items = itemsOf(value);
  const item = items.length === 0 ? undefined : items[Math.floor(random() * items.length)];
  return item ? single(item) : null;
}
