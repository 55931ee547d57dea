import { escapeXml } from "@/lib/html/escape-xml";
import { tag } from "./write-xml";

export type ItemParts = { declarations: string[]; body: string[]; rules: string[] };

type Declaration = { identifier?: string; cardinality: "single" | "multiple" | "ordered"; baseType: string; correct?: readonly string[]; inner?: string };

export function declare({ identifier = "RESPONSE", cardinality, baseType, correct, inner = "" }: Declaration): string {
  const values = correct ? tag("qti-correct-response", {}, ...correct.map((value) => tag("qti-value", {}, escapeXml(value)))) : "";
  return tag("qti-response-declaration", { identifier, cardinality, "base-type": baseType }, values, inner);
}

export function mapping(values: readonly (readonly [string, number])[], { lowerBound, upperBound, caseSensitive }: { lowerBound: number | null; upperBound: number | null; caseSensitive?: boolean }): string {
  const entries = values.map(([key, value]) => tag("qti-map-entry", { "map-key": key, "mapped-value": value, "case-sensitive": caseSensitive }));
  return tag("qti-mapping", { "default-value": 0, "lower-bound": lowerBound, "upper-bound": upperBound }, ...entries);
}

export function setScore(expression: string): string {
  return tag("qti-set-outcome-value", { identifier: "SCORE" }, expression);
}

export function addToScore(expression: string): string {
  return setScore(tag("qti-sum", {}, tag("qti-variable", { identifier: "SCORE" }), expression));
}

export function float(value: number): string {
  return tag("qti-base-value", { "base-type": "float" }, String(value));
}

/** All points when every one of the responses is its correct response. */
export function matchRule(identifiers: readonly string[], points: number): string {
  const matches = identifiers.map((identifier) => tag("qti-match", {}, tag("qti-variable", { identifier }), tag("qti-correct", { identifier })));
  const condition = matches.length === 1 ? (matches[0] ?? "") : tag("qti-and", {}, ...matches);
  return tag("qti-response-condition", {}, tag("qti-response-if", {}, condition, setScore(float(points))), tag("qti-response-else", {}, setScore(float(0))));
}

/** The first of the conditions that holds adds its points. */
export function firstOf(branches: readonly { condition: string; points: number }[]): string {
  return tag("qti-response-condition", {}, ...branches.map(({ condition, points }, index) => tag(index === 0 ? "qti-response-if" : "qti-response-else-if", {}, condition, addToScore(float(points)))));
}
