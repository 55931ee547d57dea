import type { JsonValue, ReturnedValue } from "@/server/vendors";

/** Numbers with a fraction count as equal when they differ by less than this share of the larger, or this much near zero. */
const TOLERANCE = 1e-9;

/**
 * Whether a returned value is the expected one: deeply, objects by their keys in any order, sets in any order, numbers
 * with a fraction but for the last bits. A boolean is not a number, and a text is neither.
 */
export function isSameValue(expected: JsonValue, actual: ReturnedValue): boolean {
  if (actual === null || typeof actual !== "object") return isSameScalar(expected, actual);
  if ("n" in actual) return typeof expected === "number" && isSameNumber(expected, Number(actual.n)) && String(expected) === String(Number(actual.n));
  if ("x" in actual) return false;
  if ("t" in actual) return Array.isArray(expected) ? expected.length === 0 : expected !== null && typeof expected === "object" && Object.keys(expected).length === 0;
  if ("a" in actual) return Array.isArray(expected) && expected.length === actual.a.length && actual.a.every((each, index) => isSameValue(expected[index] ?? null, each));
  if ("s" in actual) return Array.isArray(expected) && isSameSet(expected, actual.s);
  return isSameObject(expected, actual.o);
}

function isSameScalar(expected: JsonValue, actual: string | number | boolean | null): boolean {
  return typeof expected === "number" && typeof actual === "number" ? isSameNumber(expected, actual) : expected === actual;
}

function isSameNumber(expected: number, actual: number): boolean {
  if (expected === actual) return true;
  if (Number.isInteger(expected) && Number.isInteger(actual)) return false;
  return Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected), Math.abs(actual));
}

function isSameSet(expected: readonly JsonValue[], actual: readonly ReturnedValue[]): boolean {
  const left = [...expected];
  return expected.length === actual.length && actual.every((each) => {
    const at = left.findIndex((other) => isSameValue(other, each));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

function isSameObject(expected: JsonValue, entries: readonly [string, ReturnedValue][]): boolean {
  if (expected === null || typeof expected !== "object" || Array.isArray(expected)) return false;
  const wanted = new Map(Object.entries(expected));
  const given = new Map(entries);
  return wanted.size === given.size && [...given].every(([key, value]) => {
    const other = wanted.get(key);
    return other !== undefined && isSameValue(other, value);
  });
}
