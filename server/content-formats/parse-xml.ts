import { SaxesParser, type SaxesAttributeNS } from "saxes";
import { ImportRefused } from "./import-report";

export type XmlElement = {
  /** Without its prefix. */
  name: string;
  namespace: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
  line: number;
};

export type XmlLimits = { characters: number; depth: number; elements: number };

const LIMITS: XmlLimits = { characters: 8_000_000, depth: 120, elements: 300_000 };

/**
 * The tree of a well-formed XML text. A document type is refused, so there are no entities but XML's own five and
 * nothing is ever fetched or expanded; size, depth and number of elements are limited. Throws ImportRefused with the line.
 */
export function parseXml(source: string, limits: XmlLimits = LIMITS): XmlElement {
  if (source.length > limits.characters) throw new ImportRefused(`The XML has more than ${limits.characters} characters.`);
  const parser = new SaxesParser({ xmlns: true, position: true });
  const root: XmlElement = { name: "", namespace: "", attributes: {}, children: [], line: 0 };
  const open = [root];
  let elements = 0;
  parser.on("error", (error) => {
    throw new ImportRefused(`The XML is not well-formed: ${error.message.replace(/^\d+:\d+: /, "")}`, parser.line);
  });
  parser.on("doctype", () => {
    throw new ImportRefused("A document type is not allowed: it could define entities.", parser.line);
  });
  parser.on("opentag", (tag) => {
    if (++elements > limits.elements) throw new ImportRefused(`The XML has more than ${limits.elements} elements.`, parser.line);
    if (open.length > limits.depth) throw new ImportRefused(`The XML is nested more than ${limits.depth} deep.`, parser.line);
    const element: XmlElement = { name: tag.local, namespace: tag.uri, attributes: attributesOf(tag.attributes), children: [], line: parser.line };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  const addText = (text: string) => {
    const parent = open.at(-1);
    const last = parent?.children.at(-1);
    if (parent && typeof last === "string") parent.children[parent.children.length - 1] = last + text;
    else parent?.children.push(text);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(source.replace(/^\uFEFF/, "").trimStart()).close();
  const top = root.children.find((child) => typeof child !== "string");
  if (!top || typeof top === "string") throw new ImportRefused("The XML has no element.");
  return top;
}

/** Its elements of a name, or all of them. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name));
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && childrenOf(element, name)[0];
}

/** Every element below it of one of these names, in order; does not look inside what it found. */
export function findAll(element: XmlElement, ...names: string[]): XmlElement[] {
  return childrenOf(element).flatMap((child) => (names.includes(child.name) ? [child] : findAll(child, ...names)));
}

/** All text below it. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("") ?? "";
}

function attributesOf(attributes: Readonly<Record<string, SaxesAttributeNS>>): Record<string, string> {
  return Object.fromEntries(Object.values(attributes).filter(({ prefix }) => prefix !== "xmlns").map(({ name, value }) => [name, value]));
}
