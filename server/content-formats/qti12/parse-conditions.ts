import { ImportRefused } from "../import-report";
import { childOf, childrenOf, textOf, type XmlElement } from "../parse-xml";

/** A part of a condition: an answer that is (or, negated, is not) given, or a bound of a number. */
export type Clause = { kind: "equal" | "gte" | "gt" | "lte" | "lt"; response: string; value: string; negated: boolean; folds: boolean };

/** One way to earn points: all clauses of one of the `ways` hold. `other` always holds. */
export type Award = { ways: Clause[][]; action: string; points: number; other: boolean; feedback: string[] };

/** The conditions of an item of QTI 1.2 in the form that its question types use. Throws ImportRefused for other forms. */
export function parseAwards(item: XmlElement): Award[] {
  return childrenOf(item, "resprocessing").flatMap((processing) => childrenOf(processing, "respcondition")).map(parseAward);
}

function parseAward(condition: XmlElement): Award {
  const test = childOf(condition, "conditionvar");
  const set = childrenOf(condition, "setvar").find(({ attributes }) => (attributes["varname"] ?? "SCORE").toUpperCase() === "SCORE");
  const points = set ? Number(textOf(set).trim()) : 0;
  if (!Number.isFinite(points)) throw new ImportRefused(`The points "${textOf(set).slice(0, 40)}" are not a number.`, condition.line);
  const feedback = childrenOf(condition, "displayfeedback").map(({ attributes }) => attributes["linkrefid"] ?? "");
  const parts = test ? childrenOf(test) : [];
  const other = parts.length === 1 && parts[0]?.name === "other";
  const ways = other || points === 0 ? (parts.length === 1 && parts[0]?.name === "varequal" ? [[clauseOf(parts[0], false)]] : []) : waysOf(parts);
  return { ways, action: (set?.attributes["action"] ?? "Set").toLowerCase(), points, other, feedback };
}

/** Disjunctive form: parts that stand side by side must all hold, as Canvas and the standard read them. */
function waysOf(parts: readonly XmlElement[]): Clause[][] {
  return parts.map(waysOfPart).reduce<Clause[][]>((ways, more) => ways.flatMap((way) => more.map((each) => [...way, ...each])), [[]]);
}

function waysOfPart(element: XmlElement): Clause[][] {
  const parts = childrenOf(element);
  switch (element.name) {
    case "and":
      return waysOf(parts);
    case "or":
      return parts.flatMap(waysOfPart);
    case "not": {
      const [part, ...more] = parts;
      if (!part || more.length > 0) throw new ImportRefused("A negation of several conditions is not supported.", element.line);
      return [[clauseOf(part, true)]];
    }
    default:
      return [[clauseOf(element, false)]];
  }
}

function clauseOf(element: XmlElement, negated: boolean): Clause {
  const kind = KINDS[element.name];
  const response = element.attributes["respident"];
  if (kind === undefined || response === undefined) throw new ImportRefused(`The condition ${element.name} is not supported.`, element.line);
  return { kind, response, value: textOf(element).trim(), negated, folds: element.attributes["case"]?.toLowerCase() === "no" };
}

const KINDS: Readonly<Record<string, Clause["kind"]>> = { varequal: "equal", vargte: "gte", vargt: "gt", varlte: "lte", varlt: "lt" };
