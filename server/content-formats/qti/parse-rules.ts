import { QTI_BASE_TYPES, QTI_OPERATORS, type QtiExpression, type QtiOperator, type QtiRule } from "@/lib/schemas/qti-program";
import { ImportRefused } from "../import-report";
import { childrenOf, textOf, type XmlElement } from "../parse-xml";

const OPERATORS = new Set<string>(QTI_OPERATORS);

/** Operators of whole tests, which an item alone cannot know. */
const OF_TESTS = new Set(["testVariables", "outcomeMaximum", "outcomeMinimum", "numberCorrect", "numberIncorrect", "numberPresented", "numberResponded", "numberSelected"]);

/** The rules inside of response, outcome or template processing, in order. Throws ImportRefused for what cannot be run. */
export function parseRules(element: XmlElement | undefined): QtiRule[] {
  return element === undefined ? [] : childrenOf(element).flatMap(parseRule);
}

function parseRule(element: XmlElement): QtiRule[] {
  const { name, line } = element;
  switch (name) {
    case "setOutcomeValue":
      return [{ do: "set", variable: "outcome", identifier: identifierOf(element), value: onlyExpression(element) }];
    case "setResponseValue":
      return [{ do: "set", variable: "response", identifier: identifierOf(element), value: onlyExpression(element) }];
    case "setTemplateValue":
      return [{ do: "set", variable: "template", identifier: identifierOf(element), value: onlyExpression(element) }];
    case "setCorrectResponse":
      return [{ do: "set", variable: "correct", identifier: identifierOf(element), value: onlyExpression(element) }];
    case "setDefaultValue":
      return [childrenOf(element).length === 0
        ? { do: "set", variable: "response", identifier: identifierOf(element), value: null }
        : { do: "set", variable: "default", identifier: identifierOf(element), value: onlyExpression(element) }];
    case "lookupOutcomeValue":
      return [{ do: "lookup", identifier: identifierOf(element), value: onlyExpression(element) }];
    case "responseCondition":
    case "outcomeCondition":
    case "templateCondition":
      return [{ do: "if", branches: childrenOf(element).map(parseBranch) }];
    case "responseProcessingFragment":
    case "outcomeProcessingFragment":
      return parseRules(element);
    case "templateConstraint":
      return [{ do: "require", condition: onlyExpression(element) }];
    case "exitResponse":
    case "exitTest":
    case "exitTemplate":
      return [{ do: "exit" }];
    case "include":
      throw new ImportRefused("Its scoring rules lie in another file (xi:include); they must stand in the item.", line);
    default:
      throw new ImportRefused(`The scoring rule ${name} is not supported.`, line);
  }
}

function parseBranch(element: XmlElement): { when: QtiExpression | null; then: QtiRule[] } {
  if (/^(response|outcome|template)Else$/.test(element.name)) return { when: null, then: parseRules(element) };
  if (!/^(response|outcome|template)(If|ElseIf)$/.test(element.name)) throw new ImportRefused(`${element.name} stands where a condition was expected.`, element.line);
  const [condition, ...rules] = childrenOf(element);
  if (!condition) throw new ImportRefused("A condition is empty.", element.line);
  return { when: parseExpression(condition), then: rules.flatMap(parseRule) };
}

function parseExpression(element: XmlElement): QtiExpression {
  const { name, attributes, line } = element;
  if (OF_TESTS.has(name)) throw new ImportRefused(`${name} looks at a whole test, which an item alone cannot know.`, line);
  if (name === "include") throw new ImportRefused("Its scoring rules lie in another file (xi:include); they must stand in the item.", line);
  if (!isOperator(name)) throw new ImportRefused(`The operator ${name} is not supported.`, line);
  if (attributes["weightIdentifier"] !== undefined) throw new ImportRefused("Weights belong to a test, which an item alone cannot know.", line);
  if (name === "baseValue") return { op: name, attributes: { baseType: baseTypeOf(element), value: textOf(element) }, args: [] };
  return { op: name, attributes: { ...attributes }, args: childrenOf(element).map(parseExpression) };
}

function baseTypeOf({ attributes, line }: XmlElement): string {
  const base = attributes["baseType"]?.trim();
  if (!QTI_BASE_TYPES.some((known) => known === base) || base === undefined) throw new ImportRefused(`The base type ${base ?? ""} is not known.`, line);
  return base;
}

function onlyExpression(element: XmlElement): QtiExpression {
  const [expression, ...more] = childrenOf(element);
  if (!expression || more.length > 0) throw new ImportRefused(`${element.name} needs one expression.`, element.line);
  return parseExpression(expression);
}

function identifierOf({ name, attributes, line }: XmlElement): string {
  const identifier = attributes["identifier"]?.trim();
  if (!identifier) throw new ImportRefused(`${name} has no identifier.`, line);
  return identifier;
}

function isOperator(name: string): name is QtiOperator {
  return OPERATORS.has(name);
}
