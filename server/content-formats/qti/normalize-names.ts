import type { XmlElement } from "../parse-xml";

const SPECIAL: Readonly<Record<string, string>> = { "duration-lt": "durationLT", "duration-gte": "durationGTE" };

/** QTI 3 in the names of QTI 2: `qti-simple-choice` is `simpleChoice` and its `fixed-order` is `fixedOrder`. */
export function normalizeNames(element: XmlElement): XmlElement {
  const children = element.children.map((child) => (typeof child === "string" ? child : normalizeNames(child)));
  if (!element.name.startsWith("qti-")) return { ...element, children };
  const name = element.name.slice(4);
  const attributes = Object.fromEntries(Object.entries(element.attributes).map(([key, value]) => [toCamel(key), value]));
  return { ...element, name: SPECIAL[name] ?? toCamel(name), attributes, children };
}

function toCamel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
