import type { QtiBaseType } from "@/lib/schemas/qti-program";

export type Scalar =
  | { base: "identifier" | "string" | "file" | "uri" | "intOrIdentifier"; value: string }
  | { base: "boolean"; value: boolean }
  | { base: "integer" | "float" | "duration"; value: number }
  | { base: "point"; value: readonly [number, number] }
  | { base: "pair" | "directedPair"; value: readonly [string, string] };

export type Container = {
  cardinality: "multiple" | "ordered";
  items: readonly Scalar[];
  /** A NULL was left out when it was made. */
  partial: boolean;
};

export type QtiValue = null | { cardinality: "single"; item: Scalar } | Container | { cardinality: "record"; fields: ReadonlyMap<string, QtiValue> };

/** The item cannot be scored for these responses; the message says why. A refusal takes the place of a wrong score. */
export class ScoringRefused extends Error {}

export const MAX_CONTAINER = 10_000;

export function single(item: Scalar): QtiValue {
  return { cardinality: "single", item };
}

export function number(value: number, base: "integer" | "float"): QtiValue {
  return Number.isFinite(value) ? single({ base, value }) : null;
}

export function truth(value: boolean | null): QtiValue {
  return value === null ? null : single({ base: "boolean", value });
}

export function container(cardinality: "multiple" | "ordered", items: readonly Scalar[], partial = false): Container {
  if (items.length > MAX_CONTAINER) throw new ScoringRefused(`A container has more than ${MAX_CONTAINER} values.`);
  return { cardinality, items, partial };
}

/** NULL, and in QTI also a container without values and a text without letters. */
export function isNull(value: QtiValue): value is null {
  if (value === null) return true;
  if (value.cardinality === "single") return value.item.base === "string" && value.item.value === "";
  return value.cardinality === "record" ? value.fields.size === 0 : value.items.length === 0;
}

export function itemsOf(value: QtiValue): readonly Scalar[] {
  if (value === null) return [];
  if (value.cardinality === "single") return [value.item];
  if (value.cardinality === "record") throw new ScoringRefused("A record stands where values were expected.");
  return value.items;
}

/** A value as its lexical form says it; null when the form is not of its type. */
export function parseScalar(base: QtiBaseType, text: string): Scalar | null {
  const folded = text.trim().replaceAll(/\s+/g, " ");
  switch (base) {
    case "string":
      return { base, value: text };
    case "identifier":
    case "uri":
    case "file":
    case "intOrIdentifier":
      return folded === "" ? null : { base, value: folded };
    case "boolean":
      return /^(true|false|1|0)$/.test(folded) ? { base, value: folded === "true" || folded === "1" } : null;
    case "integer":
      return /^[+-]?\d+$/.test(folded) && Number.isSafeInteger(Number(folded)) ? { base, value: Number(folded) + 0 } : null;
    case "float": {
      const value = parseNumber(folded);
      return value === null ? null : { base, value };
    }
    case "duration": {
      const value = parseDuration(folded);
      return value === null ? null : { base, value };
    }
    case "point": {
      const [x, y, ...rest] = folded.split(" ").map(parseNumber);
      return rest.length === 0 && typeof x === "number" && typeof y === "number" ? { base, value: [x, y] } : null;
    }
    case "pair":
    case "directedPair": {
      const [left, right, ...rest] = folded.split(" ");
      return rest.length === 0 && left && right ? { base, value: [left, right] } : null;
    }
  }
}

export function parseNumber(text: string): number | null {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** Seconds of an ISO 8601 duration without years and months, whose length varies, or of a plain number of seconds. */
function parseDuration(text: string): number | null {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!found || text.endsWith("T") || text === "P") return parseNumber(text);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/** Equal as QTI compares values of one type; whole numbers compare with others, names with texts. */
export function sameScalar(a: Scalar, b: Scalar): boolean {
  if ((a.base === "pair" || a.base === "directedPair") && (b.base === "pair" || b.base === "directedPair")) {
    const [[left, right], [first, second]] = [a.value, b.value];
    if (left === first && right === second) return true;
    return a.base === "pair" && b.base === "pair" && left === second && right === first;
  }
  if (a.base === "point" && b.base === "point") return a.value[0] === b.value[0] && a.value[1] === b.value[1];
  if (typeof a.value === "object" || typeof b.value === "object") return false;
  return typeof a.value === typeof b.value && a.value === b.value;
}

/** The value in plain JSON: points and pairs as QTI writes them. */
export function toJson(value: QtiValue): string | number | boolean | null | (string | number | boolean)[] | { [field: string]: unknown } {
  if (value === null || (value.cardinality === "single" && isNull(value))) return null;
  if (value.cardinality === "single") return scalarJson(value.item);
  if (value.cardinality === "record") return Object.fromEntries([...value.fields].map(([name, field]) => [name, toJson(field)]));
  return value.items.map(scalarJson);
}

function scalarJson({ value }: Scalar): string | number | boolean {
  return typeof value === "object" ? value.join(" ") : value;
}
