import type { QtiProgram, QtiShape } from "@/lib/schemas/qti-program";
import { isInsideArea } from "@/lib/domain/inside-area";
import { add, exact, toNumber, ZERO } from "@/lib/domain/exact-number";
import { itemsOf, number, parseScalar, sameScalar, ScoringRefused, type QtiValue, type Scalar } from "./value";

type Declaration = QtiProgram["responses"][number];
type Bounds = { lowerBound: number | null; upperBound: number | null };

/** The points that a response's mapping gives: the sum over its values, values it does not name at its default. */
export function evaluateMapResponse({ identifier, mapping, baseType }: Declaration, value: QtiValue): QtiValue {
  if (!mapping) throw new ScoringRefused(`The response ${identifier} has no mapping.`);
  const points = itemsOf(value).map((item) => mapping.entries.find((entry) => isKey(entry, item, baseType ?? "string"))?.value ?? mapping.defaultValue);
  return bounded(points, mapping);
}

/** The points of the areas that were hit, each counted once; a point outside of all counts as the default. */
export function evaluateMapResponsePoint({ identifier, areaMapping }: Declaration, value: QtiValue): QtiValue {
  if (!areaMapping) throw new ScoringRefused(`The response ${identifier} has no area mapping.`);
  const hit = new Set<number>();
  const points: number[] = [];
  for (const item of itemsOf(value)) {
    if (item.base !== "point") throw new ScoringRefused("An area mapping is used for what is no point.");
    const area = areaMapping.entries.findIndex(({ shape, coords }) => isInside(shape, coords, item.value));
    if (area !== -1 && hit.has(area)) continue;
    hit.add(area);
    points.push(areaMapping.entries[area]?.value ?? areaMapping.defaultValue);
  }
  return bounded(points, areaMapping);
}

export function isInside(shape: QtiShape, coords: readonly number[], [x, y]: readonly [number, number]): boolean {
  return shape === "default" || isInsideArea(shape, coords, x, y);
}

function isKey({ key, caseSensitive }: { key: string; caseSensitive: boolean }, item: Scalar, base: NonNullable<Declaration["baseType"]>): boolean {
  if (item.base === "string" || item.base === "file" || item.base === "uri") {
    return caseSensitive ? item.value === key : item.value.toLowerCase() === key.toLowerCase();
  }
  const wanted = parseScalar(base, key);
  if (wanted && sameScalar(wanted, item)) return true;
  return !caseSensitive && typeof item.value === "string" && item.value.toLowerCase() === key.trim().toLowerCase();
}

function bounded(points: readonly number[], { lowerBound, upperBound }: Bounds): QtiValue {
  const sum = toNumber(points.map(exact).reduce(add, ZERO));
  return number(Math.min(Math.max(sum, lowerBound ?? -Infinity), upperBound ?? Infinity), "float");
}
