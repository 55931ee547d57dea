import { QTI_BASE_TYPES, QTI_CARDINALITIES, type QtiExpression, type QtiProgram, type QtiRule } from "@/lib/schemas/qti-program";
import { ImportRefused } from "../import-report";
import { childOf, childrenOf, textOf, type XmlElement } from "../parse-xml";
import { parseRules } from "./parse-rules";

type ResponseDeclaration = QtiProgram["responses"][number];

/**
 * The scoring of an item, with the standard templates match_correct, map_response and map_response_point written out.
 * Throws ImportRefused for what contradicts itself or what our evaluator does not run.
 */
export function parseProgram(item: XmlElement): QtiProgram {
  const processing = childOf(item, "responseProcessing");
  return {
    version: 1,
    responses: childrenOf(item, "responseDeclaration").map(parseResponse),
    outcomes: withScore(childrenOf(item, "outcomeDeclaration").map((each) => ({ ...declarationOf(each), lookup: parseLookup(each) })), processing),
    templates: childrenOf(item, "templateDeclaration").map(declarationOf),
    templateRules: parseRules(childOf(item, "templateProcessing")),
    responseRules: processing ? responseRules(processing) : [],
    outcomeRules: parseRules(childOf(item, "outcomeProcessing")),
  };
}

/** Standard templates set SCORE whether or not the item declares it. */
function withScore(outcomes: QtiProgram["outcomes"], processing: XmlElement | undefined): QtiProgram["outcomes"] {
  const isNeeded = processing?.attributes["template"] !== undefined && !outcomes.some(({ identifier }) => identifier === "SCORE");
  return isNeeded ? [...outcomes, { identifier: "SCORE", cardinality: "single", baseType: "float", defaultValue: ["0"], lookup: null }] : outcomes;
}

function responseRules(processing: XmlElement): QtiRule[] {
  const address = processing.attributes["template"] ?? processing.attributes["templateLocation"];
  if (childrenOf(processing).length > 0) return parseRules(processing);
  return address === undefined ? [] : templateRules(address, processing.line);
}

/** https://www.imsglobal.org/question/qtiv2p2/imsqti_v2p2_impl.html, the fixed templates. */
function templateRules(address: string, line: number): QtiRule[] {
  const response: QtiExpression = { op: "variable", attributes: { identifier: "RESPONSE" }, args: [] };
  const points = (value: string): QtiRule => setScore({ op: "baseValue", attributes: { baseType: "float", value }, args: [] });
  const mapped = (op: "mapResponse" | "mapResponsePoint"): QtiRule[] => [
    { do: "if", branches: [{ when: { op: "isNull", attributes: {}, args: [response] }, then: [points("0")] }, { when: null, then: [setScore({ op, attributes: { identifier: "RESPONSE" }, args: [] })] }] },
  ];
  switch (address.trim().replace(/^.*\//, "").replace(/\.xml$/, "")) {
    case "match_correct":
      return [{ do: "if", branches: [{ when: { op: "match", attributes: {}, args: [response, { op: "correct", attributes: { identifier: "RESPONSE" }, args: [] }] }, then: [points("1")] }, { when: null, then: [points("0")] }] }];
    case "map_response":
      return mapped("mapResponse");
    case "map_response_point":
      return mapped("mapResponsePoint");
    default:
      throw new ImportRefused(`The scoring template ${address.slice(0, 200)} is not one of QTI's own.`, line);
  }
}

function setScore(value: QtiExpression): QtiRule {
  return { do: "set", variable: "outcome", identifier: "SCORE", value };
}

function declarationOf(element: XmlElement): { identifier: string; cardinality: (typeof QTI_CARDINALITIES)[number]; baseType: (typeof QTI_BASE_TYPES)[number] | null; defaultValue: string[] | null } {
  const { attributes, line } = element;
  const identifier = attributes["identifier"]?.trim();
  const cardinality = QTI_CARDINALITIES.find((each) => each === attributes["cardinality"]?.trim());
  const baseType = QTI_BASE_TYPES.find((each) => each === attributes["baseType"]?.trim()) ?? null;
  if (!identifier) throw new ImportRefused("A declaration has no identifier.", line);
  if (!cardinality) throw new ImportRefused(`The cardinality of ${identifier} is not known.`, line);
  if (baseType === null && cardinality !== "record") throw new ImportRefused(`The base type of ${identifier} is not known.`, line);
  const written = attributes["defaultValue"];
  return { identifier, cardinality, baseType, defaultValue: valuesIn(childOf(element, "defaultValue")) ?? (written === undefined ? null : [written]) };
}

function parseResponse(element: XmlElement): ResponseDeclaration {
  const mapping = childOf(element, "mapping");
  const areas = childOf(element, "areaMapping");
  const folds = mapping?.attributes["caseSensitive"];
  return {
    ...declarationOf(element),
    correct: valuesIn(childOf(element, "correctResponse")),
    mapping: mapping ? {
      ...boundsOf(mapping),
      entries: childrenOf(mapping, "mapEntry").map((entry) => ({
        key: entry.attributes["mapKey"] ?? "",
        value: numberOf(entry, "mappedValue"),
        caseSensitive: (entry.attributes["caseSensitive"] ?? folds ?? "true").trim() === "true",
      })),
    } : null,
    areaMapping: areas ? {
      ...boundsOf(areas),
      entries: childrenOf(areas, "areaMapEntry").map((entry) => ({ shape: shapeOf(entry), coords: coordsOf(entry), value: numberOf(entry, "mappedValue") })),
    } : null,
  };
}

/** An empty element says that the value is NULL. */
function valuesIn(element: XmlElement | undefined): string[] | null {
  return element ? childrenOf(element, "value").map(textOf) : null;
}

function boundsOf(element: XmlElement): { defaultValue: number; lowerBound: number | null; upperBound: number | null } {
  const optional = (name: string) => (element.attributes[name] === undefined ? null : numberOf(element, name));
  return { defaultValue: optional("defaultValue") ?? 0, lowerBound: optional("lowerBound"), upperBound: optional("upperBound") };
}

function numberOf({ name, attributes, line }: XmlElement, attribute: string): number {
  const text = attributes[attribute]?.trim() ?? "";
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) || !Number.isFinite(Number(text))) throw new ImportRefused(`${attribute}="${text.slice(0, 60)}" of ${name} is not a number.`, line);
  return Number(text) + 0;
}

export function shapeOf({ attributes, line }: XmlElement): "default" | "rect" | "circle" | "ellipse" | "poly" {
  const shape = (["default", "rect", "circle", "ellipse", "poly"] as const).find((each) => each === (attributes["shape"]?.trim() ?? "rect"));
  if (!shape) throw new ImportRefused(`The shape ${attributes["shape"] ?? ""} is not known.`, line);
  return shape;
}

export function coordsOf({ attributes, line }: XmlElement): number[] {
  const coords = (attributes["coords"] ?? "").split(/[\s,]+/).filter((text) => text !== "").map(Number);
  if (coords.some((each) => !Number.isFinite(each))) throw new ImportRefused("The coordinates of an area are not numbers.", line);
  return coords;
}

function parseLookup(element: XmlElement): QtiProgram["outcomes"][number]["lookup"] {
  const [table] = [...childrenOf(element, "matchTable"), ...childrenOf(element, "interpolationTable")];
  if (!table) return null;
  return {
    kind: table.name === "matchTable" ? "match" : "interpolation",
    defaultValue: table.attributes["defaultValue"] ?? null,
    entries: childrenOf(table).map((entry) => ({ source: numberOf(entry, "sourceValue"), includeBoundary: (entry.attributes["includeBoundary"] ?? "true").trim() === "true", target: entry.attributes["targetValue"] ?? "" })),
  };
}
