import { isNull, itemsOf, sameScalar, ScoringRefused, truth, type QtiValue, type Scalar } from "./value";

/** Three-valued logic: NULL where the answer depends on what is not known. */
export function evaluateAnd(values: readonly QtiValue[]): QtiValue {
  const truths = values.map(truthOf);
  if (truths.includes(false)) return truth(false);
  return truth(truths.includes(null) ? null : true);
}

export function evaluateOr(values: readonly QtiValue[]): QtiValue {
  const truths = values.map(truthOf);
  if (truths.includes(true)) return truth(true);
  return truth(truths.includes(null) ? null : false);
}

export function evaluateNot(value: QtiValue): QtiValue {
  const known = truthOf(value);
  return truth(known === null ? null : !known);
}

export function evaluateAnyN(values: readonly QtiValue[], min: number, max: number): QtiValue {
  const truths = values.map(truthOf);
  const yes = truths.filter((each) => each === true).length;
  const unknown = truths.filter((each) => each === null).length;
  if (yes > max || yes + unknown < min) return truth(false);
  return truth(yes >= min && yes + unknown <= max ? true : null);
}

/** How a condition reads a value: NULL, zero, an empty text and an empty container do not hold. */
export function holds(value: QtiValue): boolean {
  if (value === null || isNull(value)) return false;
  if (value.cardinality !== "single") return true;
  const { item } = value;
  return typeof item.value === "boolean" ? item.value : typeof item.value === "number" ? item.value !== 0 : true;
}

export function evaluateMatch(a: QtiValue, b: QtiValue): QtiValue {
  if (a === null || b === null || isNull(a) || isNull(b)) return null;
  if (a.cardinality === "record" || b.cardinality === "record") throw new ScoringRefused("Records cannot be compared.");
  if (a.cardinality !== b.cardinality) {
    if (a.cardinality !== "single" && b.cardinality !== "single") throw new ScoringRefused("An ordered and an unordered container are compared.");
    throw new ScoringRefused("One value is compared with a container.");
  }
  return truth(sameItems(itemsOf(a), itemsOf(b), a.cardinality === "ordered"));
}

function sameItems(a: readonly Scalar[], b: readonly Scalar[], ordered: boolean): boolean {
  if (a.length !== b.length) return false;
  if (ordered) return a.every((item, index) => isSame(item, b[index]));
  return withoutEach(b, a)?.length === 0;
}

/** In an unordered container every value must be found, as often; in an ordered one the values in a row. */
export function evaluateContains(whole: QtiValue, part: QtiValue): QtiValue {
  if (whole === null || part === null || isNull(whole) || isNull(part)) return null;
  const [items, wanted] = [itemsOf(whole), itemsOf(part)];
  if (whole.cardinality === "ordered") return truth(items.some((_, start) => wanted.every((item, offset) => isSame(item, items[start + offset]))));
  return truth(withoutEach(items, wanted) !== null);
}

export function evaluateMember(one: QtiValue, all: QtiValue): QtiValue {
  if (isNull(one) || isNull(all)) return null;
  const [wanted] = itemsOf(one);
  return truth(wanted !== undefined && itemsOf(all).some((item) => sameScalar(item, wanted)));
}

/** What is left of `items` when each of `taken` is taken once, or null when one is not there. */
function withoutEach(items: readonly Scalar[], taken: readonly Scalar[]): Scalar[] | null {
  const left = [...items];
  for (const each of taken) {
    const at = left.findIndex((item) => sameScalar(item, each));
    if (at === -1) return null;
    left.splice(at, 1);
  }
  return left;
}

function isSame(a: Scalar, b: Scalar | undefined): boolean {
  return b !== undefined && sameScalar(a, b);
}

function truthOf(value: QtiValue): boolean | null {
  if (value === null) return null;
  if (value.cardinality === "single" && typeof value.item.value === "boolean") return value.item.value;
  throw new ScoringRefused("A condition is neither true nor false.");
}
