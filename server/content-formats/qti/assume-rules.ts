import type { QtiExpression, QtiProgram, QtiRule } from "@/lib/schemas/qti-program";
import { ImportRefused } from "../import-report";

type Declaration = QtiProgram["responses"][number];

/**
 * Rules for an item that has none, by what its responses declare, and what was assumed. A mapping that can give points
 * counts; a correct response alone gives one point. Where the two disagree no score would be right: that is refused.
 */
export function assumeRules(program: QtiProgram): { program: QtiProgram; notes: string[] } {
  const notes: string[] = [];
  const rules = program.responses.flatMap((declaration) => ruleFor(declaration, notes));
  if (rules.length === 0) return { program, notes: ["It has no scoring rules."] };
  const outcomes: QtiProgram["outcomes"] = program.outcomes.some(({ identifier }) => identifier === "SCORE")
    ? program.outcomes
    : [...program.outcomes, { identifier: "SCORE", cardinality: "single", baseType: "float", defaultValue: ["0"], lookup: null }];
  return { program: { ...program, outcomes, responseRules: rules }, notes };
}

function ruleFor(declaration: Declaration, notes: string[]): QtiRule[] {
  const { identifier, correct, mapping, areaMapping } = declaration;
  const hasKey = correct !== null && correct.some((value) => value.trim() !== "");
  if (areaMapping && areaMapping.entries.some(({ value }) => value > 0)) {
    notes.push("It has no scoring rules: it is scored by its area mapping.");
    return [addToScore({ op: "mapResponsePoint", attributes: { identifier }, args: [] })];
  }
  if (mapping && givesPoints(mapping)) {
    if (hasKey && !agrees(declaration)) throw new ImportRefused(`The mapping and the correct response of ${identifier} contradict each other, and no scoring rule says which counts.`);
    notes.push("It has no scoring rules: it is scored by its mapping.");
    return [addToScore({ op: "mapResponse", attributes: { identifier }, args: [] })];
  }
  if (!hasKey) return [];
  notes.push(mapping ? "It has no scoring rules and its mapping gives no points: it is scored by its correct response." : "It has no scoring rules: it is scored by its correct response.");
  const matches: QtiExpression = { op: "match", attributes: {}, args: [{ op: "variable", attributes: { identifier }, args: [] }, { op: "correct", attributes: { identifier }, args: [] }] };
  return [{ do: "if", branches: [{ when: matches, then: [addToScore({ op: "baseValue", attributes: { baseType: "float", value: "1" }, args: [] })] }] }];
}

function addToScore(points: QtiExpression): QtiRule {
  return { do: "set", variable: "outcome", identifier: "SCORE", value: { op: "sum", attributes: {}, args: [{ op: "variable", attributes: { identifier: "SCORE" }, args: [] }, points] } };
}

function givesPoints({ entries, upperBound }: NonNullable<Declaration["mapping"]>): boolean {
  return entries.some(({ value }) => value > 0) && (upperBound ?? 1) > 0;
}

/** Every correct value earns points, and with one correct value nothing earns more. */
function agrees({ correct, mapping, cardinality }: Declaration): boolean {
  const valueOf = (key: string) => mapping?.entries.find((entry) => entry.key.trim() === key.trim())?.value ?? mapping?.defaultValue ?? 0;
  const values = (correct ?? []).map(valueOf);
  const best = Math.max(...(mapping?.entries ?? []).map(({ value }) => value));
  return values.every((value) => value > 0) && (cardinality !== "single" || values.every((value) => value === best));
}
