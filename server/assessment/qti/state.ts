import type { QtiBaseType, QtiCardinality, QtiProgram } from "@/lib/schemas/qti-program";
import { container, isNull, itemsOf, parseScalar, ScoringRefused, single, type QtiValue, type Scalar } from "./value";

export type Declared = { cardinality: QtiCardinality; baseType: QtiBaseType | null };

export type QtiState = {
  program: QtiProgram;
  responses: Map<string, QtiValue>;
  outcomes: Map<string, QtiValue>;
  templates: Map<string, QtiValue>;
  correct: Map<string, QtiValue>;
  defaults: Map<string, QtiValue>;
  /** Next of the attempt's random numbers, at least 0 and below 1. */
  random: () => number;
};

const NUMERIC = new Set<QtiBaseType | null>(["integer", "float"]);

/** Variables as they are when processing starts. Responses come in JSON, in their lexical forms or as numbers and booleans. */
export function startState(program: QtiProgram, given: Readonly<Record<string, unknown>>, random: () => number): QtiState {
  const known = new Set([...program.responses.map(({ identifier }) => identifier), "numAttempts", "duration", "completionStatus"]);
  const stray = Object.keys(given).find((identifier) => !known.has(identifier));
  if (stray !== undefined) throw new ScoringRefused(`The item has no response ${stray.slice(0, 100)}.`);
  const all = [...program.responses, ...program.outcomes, ...program.templates];
  const defaults = new Map(all.map((each) => [each.identifier, declaredValue(each, each.defaultValue)]));
  return {
    program,
    responses: new Map([
      ["numAttempts", readResponse({ cardinality: "single", baseType: "integer" }, given["numAttempts"] ?? 1)],
      ["duration", readResponse({ cardinality: "single", baseType: "duration" }, given["duration"] ?? null)],
      ...program.responses.map((each) => [each.identifier, readResponse(each, given[each.identifier] ?? null)] as const),
    ]),
    outcomes: new Map([
      ["completionStatus", single({ base: "identifier", value: "unknown" })],
      ...program.outcomes.map((each) => [each.identifier, defaults.get(each.identifier) ?? zeroOf(each, each.defaultValue)] as const),
    ]),
    templates: new Map(program.templates.map((each) => [each.identifier, defaults.get(each.identifier) ?? null])),
    correct: new Map(program.responses.map((each) => [each.identifier, declaredValue(each, each.correct)])),
    defaults,
    random,
  };
}

export function getVariable(state: QtiState, identifier: string): QtiValue {
  for (const variables of [state.templates, state.outcomes, state.responses]) {
    const value = variables.get(identifier);
    if (value !== undefined) return value;
  }
  throw new ScoringRefused(`The variable ${identifier} is not declared.`);
}

export function declarationOf(program: QtiProgram, identifier: string): Declared {
  const found = [...program.outcomes, ...program.responses, ...program.templates].find((each) => each.identifier === identifier);
  if (identifier === "completionStatus") return { cardinality: "single", baseType: "identifier" };
  if (!found) throw new ScoringRefused(`The variable ${identifier} is not declared.`);
  return found;
}

/** A value in the type of the variable it is set to; refused when that would change what it says. */
export function convertTo({ cardinality, baseType }: Declared, value: QtiValue): QtiValue {
  if (value === null) return null;
  if (cardinality === "record") {
    if (value.cardinality !== "record") throw new ScoringRefused("A record variable is set to something else.");
    return value;
  }
  const items = itemsOf(value).map((item) => (baseType === null ? item : convertScalar(baseType, item)));
  if (cardinality !== "single") return container(cardinality, items);
  const [item, ...more] = items;
  if (more.length > 0) throw new ScoringRefused("A variable of one value is set to several.");
  return item ? single(item) : null;
}

function convertScalar(base: QtiBaseType, item: Scalar): Scalar {
  if (item.base === base) return item;
  if (NUMERIC.has(base) && typeof item.value === "number") {
    if (base === "integer" && !Number.isInteger(item.value)) throw new ScoringRefused(`The whole-number variable is set to ${item.value}.`);
    return base === "integer" ? { base, value: item.value } : { base: "float", value: item.value };
  }
  const converted = typeof item.value === "string" ? parseScalar(base, item.value) : null;
  if (!converted) throw new ScoringRefused(`A value of type ${item.base} is set to a variable of type ${base}.`);
  return converted;
}

export function declaredValue({ cardinality, baseType }: Declared, values: readonly string[] | null): QtiValue {
  if (values === null || values.length === 0 || baseType === null) return null;
  const items = values.map((text) => {
    const item = parseScalar(baseType, text);
    if (!item) throw new ScoringRefused(`"${text.slice(0, 100)}" is not of the type ${baseType}.`);
    return item;
  });
  if (cardinality === "multiple" || cardinality === "ordered") return container(cardinality, items);
  const [item] = items;
  return item ? single(item) : null;
}

/** QTI gives number outcomes without a default the value 0; an empty default is NULL. */
function zeroOf({ cardinality, baseType }: Declared, defaultValue: readonly string[] | null): QtiValue {
  if (defaultValue !== null || cardinality !== "single") return null;
  if (baseType === "integer") return single({ base: "integer", value: 0 });
  return baseType === "float" ? single({ base: "float", value: 0 }) : null;
}

/** What a candidate gave. What is not of the type (letters for a number) counts as no answer. */
function readResponse({ cardinality, baseType }: Declared, given: unknown): QtiValue {
  if (given === null) return null;
  if (baseType === null || cardinality === "record") throw new ScoringRefused("Record responses are not supported.");
  const values = Array.isArray(given) && !isPoint(baseType, given) ? given : [given];
  const items = values.flatMap((value) => {
    const item = parseScalar(baseType, lexicalForm(value));
    return item ? [item] : [];
  });
  if (cardinality !== "single") return container(cardinality, items);
  if (items.length > 1) throw new ScoringRefused("Several values are given where the item takes one.");
  const value = items[0] ? single(items[0]) : null;
  return isNull(value) ? null : value;
}

function isPoint(base: QtiBaseType, given: readonly unknown[]): boolean {
  return base === "point" && given.length === 2 && given.every((part) => typeof part === "number");
}

function lexicalForm(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value) && value.every((part) => typeof part === "number" || typeof part === "string")) return value.join(" ");
  throw new ScoringRefused("A response is neither text, number nor true or false.");
}
